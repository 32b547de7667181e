"""The search over postings, in numpy: passages that can be among the best, and their scores."""

from __future__ import annotations

import threading
from itertools import accumulate, groupby
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from index.packing import Packing, code_bits
from index.plan import Plan, ranges

if TYPE_CHECKING:
    from collections.abc import Iterator
    from contextlib import AbstractContextManager

    from index.arrays import Arrays
    from index.ranking import Allowed


SLACK = 1 - 1e-9
"""Sums in another order differ in their last bits: what is just below a score is not left out."""
TINY = 5e-324
"""The least above zero."""

CHAMPIONS = 16
"""Texts that a term gives most, kept for every term of many texts."""
SEEDED = 3
"""Times as many passages as are sought that are looked up whole, about, to leave others out."""
LOOKED_UP = 16
"""Postings that are read in a row in the time of one that is looked for."""
AT_ONCE = 2_000
"""Postings that are looked for sooner than it is found out which to look for."""
IN_MEMORY = 1 << 20
"""Postings that are looked for with one call at most: each takes some hundred bytes meanwhile."""
WORTH = 3
"""Postings of the next clause, for each passage that would be looked up, that are sooner read."""
PIECE = 1 << 13
"""Postings read at once: longer arrays are new memory each time, which takes four times as long."""
MANY = 8
"""What has a sum is sought among all passages where there are no more than so many for one met."""
PARTS = 8
"""Parts, for each passage sought, in which the best are sought on their own."""


class Columns(NamedTuple):
    """The arrays of an edition that are read to rank it: see the layout in index/README.md."""

    postings: np.ndarray
    parts: np.ndarray
    first: np.ndarray
    owners: np.ndarray
    """The document of each passage."""
    champions: np.ndarray
    skips: np.ndarray
    blocks: np.ndarray
    late: np.ndarray
    late_codes: np.ndarray
    bits: int

    @classmethod
    def of(cls, arrays: Arrays) -> Columns:
        """Return those of the arrays of an edition."""
        first = arrays["first"]
        counts = np.diff(first).astype(np.intp)
        owners = np.arange(len(counts), dtype=np.uint32).repeat(counts)
        bits = code_bits(max(len(counts), int(first[-1])))
        kept: dict[str, Any] = {**arrays, "owners": owners, "bits": bits}
        return cls(*(kept[name] for name in cls._fields))

    @property
    def packing(self) -> Packing:
        """How a posting is read."""
        return Packing(self.bits, self.late, self.late_codes)


class NumpyKernel:
    """Many postings with each call of numpy; what ranks faster gives the same."""

    small = 8_000
    """Postings that are sooner read than it is found out which to read."""

    def __init__(self, columns: Columns) -> None:
        self._columns = columns
        self._packing = columns.packing
        self._own = threading.local()
        self.turn: AbstractContextManager[object] = threading.Lock()
        """Held for a question: passing Python's own lock to and fro takes twice as long."""

    def score(self, plan: Plan, passages: np.ndarray) -> np.ndarray:
        """Return the scores of ``passages``, uint32, clause by clause in the order of the query."""
        step = max(IN_MEMORY // len(plan.runs), 1)
        pieces = [passages[at : at + step] for at in range(0, max(len(passages), 1), step)]
        given = (self._given(plan, 0, plan.clauses, piece) for piece in pieces)
        return np.concatenate([each.cumsum(axis=0)[-1] for each in given])  # sum adds in pairs

    def search(
        self, plan: Plan, depth: int, allowed: Allowed | None = None
    ) -> tuple[np.ndarray, np.ndarray]:
        """Return the best ``depth`` passages, and some more, in any order, with their scores.

        Where only some are ``allowed``, the best of those are returned and no other. The clauses
        that the best cannot be found without are added up, and the others looked up.
        """
        order, reach, read = plan.order()
        ordered = plan.ordered(order)
        found, has, least, split = self._swept(ordered, reach, read, depth, allowed)
        while split < len(order) and len(found) * len(plan.runs) > AT_ONCE:
            end = min(split + max(1, AT_ONCE // len(found)), len(order))
            has = has + self._given(ordered, split, end, found).sum(axis=0)
            split = end
            if _exact(plan):
                least = max(least, _enough(has, depth))
            kept = has + reach[split] >= least
            found, has = found[kept], has[kept]
        return found, self.score(plan, found)

    def _swept(
        self,
        plan: Plan,
        reach: np.ndarray,
        read: np.ndarray,
        depth: int,
        allowed: Allowed | None,
    ) -> tuple[np.ndarray, np.ndarray, float, int]:
        """Add up clauses, the first ones, until the best are among those that have a sum.

        Return what can be among the best, its sums, what the best have at least, and how many
        clauses were added up. Alternatives add up, too: a sum is what a passage has at most.
        """
        if not hasattr(self._own, "sums"):  # a zero for each passage, as they are left
            self._own.sums = np.zeros(len(self._columns.owners))
        sums, exact = self._own.sums, _exact(plan)
        swept: list[np.ndarray] = []
        least, split, end = 0.0, 0, max(int(read.searchsorted(self.small, "right")) - 1, 1)
        while split < end:
            for units, given in self._read(plan.runs[plan.bounds[split] : plan.bounds[end]]):
                np.add.at(sums, units, given)
                swept.append(units)
            split = end
            met = self._met(swept, least - reach[split])
            met = met if allowed is None else met[allowed.mask[met]]
            has = sums[met]
            bar = _enough(has, depth * int(plan.bounds[split]))
            if exact:
                least = max(least, bar)
            if bar and (split < plan.clauses or not exact):
                least = max(least, self._promised(plan, split, _once(met[has >= bar]), depth))
            left = met[has + reach[split] >= least]
            needed = np.count_nonzero(reach[:-1] >= least) if least else split + 1
            worth = read.searchsorted(read[split] + WORTH * len(left), "right") - 1
            end = min(max(int(needed), int(worth)), plan.clauses)
        found = _once(left)
        has = sums[found]
        for those in swept:
            sums[those] = 0.0
        return found, has, least, split

    def _promised(self, plan: Plan, split: int, seeds: np.ndarray, depth: int) -> float:
        """Return what the best have at least, by passages that are likely among them."""
        has = self._own.sums[seeds]
        if len(seeds) > SEEDED * depth:
            best = np.flatnonzero(has >= _enough(has, SEEDED * depth))[: SEEDED * depth]
            seeds, has = seeds[best], has[best]
        if _exact(plan):
            has = has + self._given(plan, split, plan.clauses, seeds).sum(axis=0)
        else:
            has = self.score(plan, seeds)
        return _enough(has, depth)

    def _met(self, swept: list[np.ndarray], wanted: float) -> np.ndarray:
        """Return those that have what is wanted, or, where they are few, what was swept."""
        if sum(map(len, swept)) * MANY < len(self._own.sums):
            return np.concatenate(swept)
        return np.flatnonzero(self._own.sums >= max(wanted, TINY))

    def _read(self, runs: np.ndarray) -> Iterator[tuple[np.ndarray, np.ndarray]]:
        """Yield the passages of runs with what each is given, piece by piece."""
        bounds = enumerate(zip(runs["first"].tolist(), runs["last"].tolist(), strict=True))
        spans = [
            (run, begin, min(begin + PIECE, last))
            for run, (first, last) in bounds
            for begin in range(first, last, PIECE)
        ]
        read = accumulate(end - begin for _, begin, end in spans)
        for _, some in groupby(zip(read, spans, strict=True), lambda at: at[0] // PIECE):
            rows, begins, ends = zip(*(span for _, span in some), strict=True)
            yield self._piece(runs[list(rows)], begins, ends)

    def _piece(
        self, runs: np.ndarray, begins: tuple[int, ...], ends: tuple[int, ...]
    ) -> tuple[np.ndarray, np.ndarray]:
        kept, spans = self._columns, zip(begins, ends, strict=True)
        postings = np.concatenate([kept.postings[begin:end] for begin, end in spans])
        starts, lengths = np.array(begins), np.subtract(ends, begins)
        places = ranges(starts, lengths) if len(kept.late) else None
        codes = self._packing.codes(postings, 0, places)
        # numpy indexes by intp alone: it would turn units into that at each use.
        units = self._packing.units(postings).astype(np.intp)
        factors = runs["weight"] * runs["share"] * runs["idf"]
        given = kept.parts.take(codes + runs["table"].repeat(lengths)) * factors.repeat(lengths)
        if not any(runs["whole"].tolist()):
            return units, given
        whole = runs["whole"].repeat(lengths)
        first = np.where(whole, kept.first.take(units, mode="clip"), units)
        counts = np.where(whole, kept.first.take(units + 1, mode="clip") - first, 1)
        return ranges(first, counts), given.repeat(counts)

    def _given(self, plan: Plan, split: int, end: int, passages: np.ndarray) -> np.ndarray:
        """Return what clauses give to passages: a row a clause."""
        bounds = plan.bounds[split : end + 1]
        runs = plan.runs[bounds[0] : bounds[-1]]
        kept, column = self._columns, runs[:, None]
        units = passages[None].repeat(len(runs), axis=0)
        if any(runs["whole"].tolist()):
            units = np.where(column["whole"], kept.owners[passages], units)
        sought = units << np.uint32(kept.bits)
        lists = zip(runs["first"].tolist(), runs["last"].tolist(), sought, strict=True)
        # What would stand behind the last posting is held against that one.
        near = [kept.postings[first : last - 1].searchsorted(own) for first, last, own in lists]
        places = np.array(near) + column["first"]
        found = kept.postings.take(places)
        held = found - sought <= self._packing.late  # a posting before it wraps around
        codes = self._packing.codes(found, 0, places)
        part = column["idf"] * kept.parts.take(codes + column["table"])
        given: np.ndarray = held * (column["weight"] * (column["share"] * part))
        if len(given) > end - split:
            given = np.maximum.reduceat(given, bounds[:-1] - bounds[0])
        return given


def _exact(plan: Plan) -> bool:
    """Return whether sums are what passages have, for no clause has alternatives."""
    return len(plan.runs) == plan.clauses


def _once(those: np.ndarray) -> np.ndarray:
    """Return each once, in order: what stands near another is looked up faster."""
    ordered = np.sort(those.astype(np.uint32))
    return np.concatenate((ordered[:1], ordered[1:][ordered[1:] != ordered[:-1]]))


def _enough(scores: np.ndarray, depth: int) -> float:
    """Return what the best ``depth`` have at least."""
    if not 0 < depth <= len(scores):
        return 0.0
    if (each := len(scores) // (PARTS * depth)) > 1:
        # The best of the bests of equal parts have no more than the best, and hardly less.
        scores = scores[: PARTS * depth * each].reshape(each, -1).max(axis=0)
    return float(np.partition(scores, -depth)[-depth]) * SLACK
