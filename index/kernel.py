"""The search over postings, in numpy: passages that can be among the best, and their scores."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from index.packing import NONE, Packing, code_bits

if TYPE_CHECKING:
    from index.arrays import Arrays
    from index.plan import Plan, Run
    from index.ranking import Allowed


SLACK = 1 - 1e-9
"""Sums in another order differ in their last bits: what is just below a score is not left out."""
TINY = 5e-324
"""The least above zero."""

CHAMPIONS = 16
"""Texts that a term gives most, kept for every term of many texts."""
SEEDED = 3
"""Terms whose best passages are scored first; and times as many passages as are sought, later."""
LOOKED_UP = 16
"""Postings that are read in a row in the time of one that is looked for."""
PARTS = 8
"""Parts, for each passage sought, in which the best are sought on their own."""
MOST_READ = 0.25
"""Share of the postings up to which it pays to leave the others out."""


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
    """Postings run by run, each with a few calls of numpy; what ranks faster gives the same."""

    small = 5_000
    """Up to so many postings a clause it is quicker to read all than to find out which to read."""

    def __init__(self, columns: Columns) -> None:
        self._columns = columns
        self._packing = columns.packing
        self._counts: np.ndarray = np.diff(columns.first).astype(np.intp)
        self._own = threading.local()

    def score(self, plan: Plan, passages: np.ndarray) -> np.ndarray:
        """Return the scores of ``passages``, uint32, clause by clause in the order of the query."""
        scores, sought = np.zeros(len(passages)), self._sought(passages)
        for clause in plan.clauses:
            scores += self._given(clause, *sought)
        return scores

    def search(
        self, plan: Plan, depth: int, allowed: Allowed | None = None
    ) -> tuple[np.ndarray, np.ndarray]:
        """Return the best ``depth`` passages, and some more, in any order, with their scores.

        Where only some are ``allowed``, the best of those are returned and no other. The clauses
        that the best cannot be found without are added up, and the others looked up.
        """
        order, reach, read = plan.order()
        clauses = [plan.clauses[clause] for clause in order]
        least, split = 0.0, len(order)
        if read[-1] > self.small * len(order):
            least = _enough(self.score(plan, self._seeds(clauses, allowed)), depth)
            split = int(np.count_nonzero(reach[:-1] >= least))
            if read[split] > read[-1] * MOST_READ:
                split = len(order)
        found, sums = self._swept(clauses[:split], least, reach[split], depth, allowed)
        if split < len(order) and len(found) > (likely := SEEDED * depth):
            best = found[np.argpartition(sums, -likely)[-likely:]]
            least = max(least, _enough(self.score(plan, best), depth))
        for at in range(split, len(order)):
            kept = np.flatnonzero(sums + reach[at] >= least)
            found = found[kept]
            sums = sums[kept] + self._given(clauses[at], *self._sought(found))
        found = found[sums >= max(least, _enough(sums, depth))]
        return found, self.score(plan, found)

    def _seeds(self, clauses: list[tuple[Run, ...]], allowed: Allowed | None) -> np.ndarray:
        """Return the best passages of the terms that are worth most, each once."""
        runs = [run for clause in clauses for run in clause if not run.whole][:SEEDED]
        seeds = np.unique(np.concatenate([self._best(run) for run in runs] or [NONE]))
        return seeds if allowed is None else seeds[allowed.mask[seeds]]

    def _best(self, run: Run) -> np.ndarray:
        kept = self._columns
        few = kept.postings[run.first : min(run.last, run.first + CHAMPIONS)]
        return self._packing.units(few) if run.long < 0 else kept.champions[run.long]

    def _swept(
        self,
        clauses: list[tuple[Run, ...]],
        least: float,
        reach: float,
        depth: int,
        allowed: Allowed | None,
    ) -> tuple[np.ndarray, np.ndarray]:
        """Return what these clauses give so much that ``reach`` more is ``least``, and how much."""
        if not hasattr(self._own, "sums"):  # a zero for each passage and document, as they are left
            sizes = len(self._columns.owners), len(self._counts)
            self._own.sums = [np.zeros((2, size)) for size in sizes]
        (sums, _), (documents, _) = self._own.sums
        met, whole = [], [all(run.whole for run in clause) for clause in clauses]
        for clause, alone in zip(clauses, whole, strict=True):
            met += self._add(clause, *self._own.sums[alone], spread=not alone)
        if not any(whole) and sum(map(len, met)) < len(sums) * MOST_READ:
            found, has = _reaching(met, sums, max(least - reach, TINY))
            kept = slice(None) if allowed is None else np.flatnonzero(allowed.mask[found])
            return found[kept].astype(np.uint32), has[kept]
        has = sums + documents.repeat(self._counts)
        if allowed is not None:
            has *= allowed.mask
        sums.fill(0.0)
        documents.fill(0.0)
        found = np.flatnonzero(has >= max(max(least, _enough(has, depth)) - reach, TINY))
        return found.astype(np.uint32), has[found]

    def _add(
        self, clause: tuple[Run, ...], sums: np.ndarray, best: np.ndarray, *, spread: bool
    ) -> list[np.ndarray]:
        """Add to the sums what the best run of a clause gives, and return what its runs hold."""
        runs = [self._read(run, spread=spread and run.whole) for run in clause]
        if len(runs) == 1:
            np.add.at(sums, *runs[0])
            return [runs[0][0]]
        (found, given), *others = runs
        best[found] = given
        for found, given in others:
            best[found] = np.maximum(best[found], given)
        for found, _ in runs:
            sums[found] += best[found]
            best[found] = 0.0
        return [found for found, _ in runs]

    def _read(self, run: Run, *, spread: bool) -> tuple[np.ndarray, np.ndarray]:
        """Return the texts of a run and what each is given; of documents their passages."""
        kept = self._columns
        postings = kept.postings[run.first : run.last]
        # numpy indexes by intp alone: it would turn units into that at each use.
        units = self._packing.units(postings).astype(np.intp)
        codes = self._packing.codes(postings, run.first)
        given = run.weight * run.share * run.idf * kept.parts[run.table :].take(codes)
        if not spread:
            return units, given
        begins, counts = kept.first[units].astype(np.intp), self._counts[units]
        before = np.cumsum(counts) - counts
        return np.repeat(begins - before, counts) + np.arange(counts.sum()), given.repeat(counts)

    def _sought(self, passages: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Return what stands before the postings of ``passages``, and of their documents."""
        bits = np.uint32(self._columns.bits)
        return passages << bits, self._columns.owners[passages] << bits

    def _given(
        self, clause: tuple[Run, ...], passages: np.ndarray, documents: np.ndarray
    ) -> np.ndarray:
        """Return what a clause gives to each of what is sought."""
        given = [self._looked_up(run, documents if run.whole else passages) for run in clause]
        return given[0] if len(given) == 1 else np.maximum.reduce(given)

    def _looked_up(self, run: Run, sought: np.ndarray) -> np.ndarray:
        kept = self._columns
        postings = kept.postings[run.first : run.last]
        places = postings.searchsorted(sought)
        found = postings.take(places, mode="clip")
        held = found - sought <= self._packing.late  # a posting before it wraps around
        codes = self._packing.codes(found, run.first, places)
        part = kept.parts[run.table :].take(codes, mode="clip")
        given: np.ndarray = held * (run.weight * (run.share * (run.idf * part)))
        return given


def _reaching(
    met: list[np.ndarray], sums: np.ndarray, wanted: float
) -> tuple[np.ndarray, np.ndarray]:
    """Return what was met and has ``wanted``, each once, and what it has; make all sums zero."""
    found, given = [np.zeros(0, np.intp)], [np.zeros(0)]
    for those in met:
        has = sums[those]
        kept = np.flatnonzero(has >= wanted)
        found.append(those[kept])
        given.append(has[kept])
        sums[those] = 0.0
    return np.concatenate(found), np.concatenate(given)


def _enough(scores: np.ndarray, depth: int) -> float:
    """Return what the best ``depth`` have at least."""
    if len(scores) < depth:
        return 0.0
    if (each := len(scores) // (PARTS * depth)) > 1:
        # The best of the bests of equal parts have no more than the best: few are left to sort.
        bests = scores[: PARTS * depth * each].reshape(-1, each).max(axis=1)
        scores = scores[scores >= np.partition(bests, -depth)[-depth]]
    return float(np.partition(scores, -depth)[-depth]) * SLACK
