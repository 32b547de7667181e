"""The two loops over postings, in numpy: passages that can be among the best, and their scores."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, NamedTuple, Protocol

import numpy as np

if TYPE_CHECKING:
    from index.packing import Packing
    from index.plan import Plan, Run
    from index.ranking import Allowed


SLACK = 1 - 1e-9
"""Sums in another order differ in their last bits: what is just below a score is not left out."""


TINY = 5e-324
"""The least above zero."""

CHAMPIONS = 16
"""Texts that a term gives most, kept for every term of many texts."""
SEEDED = 3
"""Terms whose best passages are scored first, those that are worth most."""
LOOKED_UP = 16
"""Postings that are read in a row in the time of one that is looked for."""
PARTS = 8
"""Parts, for each passage sought, in which the best are sought on their own."""
MANY = 500
"""Passages whose looking up takes longer than scoring the best of them to leave most out."""
MOST_READ = 0.25
"""Share of the postings up to which it pays to leave the others out."""


class Kernel(Protocol):
    """What reads postings; each kernel gives the same scores to the bit."""

    small: int
    """Up to so many postings a clause it is quicker to read all than to find out which to read."""

    def __init__(self, columns: Columns) -> None: ...

    def score(self, plan: Plan, passages: np.ndarray) -> np.ndarray:
        """Return the scores of ``passages`` (uint32)."""
        ...

    def search(
        self, plan: Plan, depth: int, allowed: Allowed | None = None
    ) -> tuple[np.ndarray, np.ndarray]:
        """Return the best ``depth`` passages, and some more, in any order, with their scores.

        Where only some are ``allowed``, the best of those are returned and no other.
        """
        ...


class Columns(NamedTuple):
    """The postings of an edition, the first passage of each document, and the terms' champions."""

    postings: np.ndarray
    parts: np.ndarray
    first: np.ndarray
    champions: np.ndarray
    packing: Packing

    @property
    def size(self) -> int:
        """How many passages there are."""
        return int(self.first[-1])


class _Sums:
    """Of passages and of documents: what they were given, and the best run of a clause."""

    def __init__(self, passages: int, documents: int) -> None:
        self.passages = np.zeros(passages), np.zeros(passages)
        self.documents = np.zeros(documents), np.zeros(documents)

    def of(self, clause: tuple[Run, ...]) -> tuple[np.ndarray, np.ndarray]:
        """Return those of the texts that a clause gives to."""
        return self.documents if _whole(clause) else self.passages

    def total(self, counts: np.ndarray) -> np.ndarray:
        """Return the sums of passages, each with its document's; documents have so many."""
        return self.passages[0] + self.documents[0].repeat(counts)

    def forget(self) -> None:
        """Make the sums zero again."""
        self.passages[0].fill(0)
        self.documents[0].fill(0)


def _whole(clause: tuple[Run, ...]) -> bool:
    """Return whether a clause gives to documents alone, for all their passages."""
    return all(run.whole for run in clause)


class NumpyKernel:
    """Postings run by run, each with a few calls of numpy."""

    small = 5_000

    def __init__(self, columns: Columns) -> None:
        self._columns = columns
        self._counts: np.ndarray = np.diff(columns.first).astype(np.int64)
        self._own = threading.local()

    def score(self, plan: Plan, passages: np.ndarray) -> np.ndarray:
        """Return the scores of ``passages``, clause by clause in the order of the query."""
        scores, owners = np.zeros(len(passages)), self._owners(passages)
        for clause in plan.clauses:
            scores += self._given(clause, passages, owners)
        return scores

    def search(
        self, plan: Plan, depth: int, allowed: Allowed | None = None
    ) -> tuple[np.ndarray, np.ndarray]:
        """Add up the clauses that the best cannot be found without, then look up the others."""
        split, least = self._threshold(plan, depth, allowed)
        if not split:
            return self._read_all(plan, least, depth, allowed)
        found, sums = self._swept(plan, split, least)
        if allowed is not None:
            kept = np.flatnonzero(allowed.mask[found])
            found, sums = found[kept], sums[kept]
        if len(found) > max(depth, MANY):
            best = found[np.argpartition(sums, -depth)[-depth:]]
            least = max(least, _enough(self.score(plan, best), depth))
        owners = self._owners(found)
        for ordered in reversed(range(split)):
            least = max(least, _enough(sums, depth))
            kept = np.flatnonzero(sums + plan.reach[ordered + 1] >= least)
            found, owners = found[kept], owners[kept]
            clause = plan.clauses[plan.order[ordered]]
            sums = sums[kept] + self._given(clause, found, owners)
        found = found[sums >= max(least, _enough(sums, depth))]
        return found, self.score(plan, found)

    def _read_all(
        self, plan: Plan, least: float, depth: int, allowed: Allowed | None
    ) -> tuple[np.ndarray, np.ndarray]:
        """Add up all clauses: nothing is left to look up."""
        own = self._sums()
        for clause in plan.clauses:
            self._add(clause, own)
        sums = own.total(self._counts)
        own.forget()
        if allowed is not None:
            sums *= allowed.mask
        found = np.flatnonzero(sums >= max(least, _enough(sums, depth), TINY)).astype(np.uint32)
        return found, self.score(plan, found)

    def _threshold(self, plan: Plan, depth: int, allowed: Allowed | None) -> tuple[int, float]:
        """Return how many clauses do not reach a score that the best ``depth`` have, and it.

        The best passages of each term are scored whole: the worst of their best is a score that
        ``depth`` passages have. Nothing is gained where most postings are read all the same.
        """
        total = plan.postings()
        if total <= self.small * len(plan.clauses):
            return 0, 0.0
        seeds = self._seeds(plan)
        if allowed is not None:
            seeds = seeds[allowed.mask[seeds]]
        least = _enough(self.score(plan, seeds), depth)
        split = plan.split(least)
        return (0, least) if plan.postings(split) > total * MOST_READ else (split, least)

    def _seeds(self, plan: Plan) -> np.ndarray:
        """Return the best passages of the terms that are worth most, each once."""
        clauses = [plan.clauses[clause] for clause in reversed(plan.order)]
        runs = [run for clause in clauses for run in clause if not run.whole][:SEEDED]
        found = [self._best(run) for run in runs]
        return np.array(sorted(set().union(*found)), np.uint32)

    def _best(self, run: Run) -> list[int]:
        kept = self._columns
        few = kept.packing.units(kept.postings[run.first : min(run.last, run.first + CHAMPIONS)])
        best: list[int] = (few if run.champions < 0 else kept.champions[run.champions]).tolist()
        return best

    def _swept(self, plan: Plan, split: int, least: float) -> tuple[np.ndarray, np.ndarray]:
        """Return what has one of the clauses from ``split`` on and can reach ``least``."""
        own = self._sums()
        clauses = [plan.clauses[clause] for clause in plan.order[split:]]
        met = [self._add(clause, own) for clause in clauses]
        wanted = max(least - plan.reach[split], TINY)
        if not any(map(_whole, clauses)):
            found, scores = _reaching(met, own.passages[0], wanted)
        else:
            sums = own.total(self._counts)
            found = np.flatnonzero(sums >= wanted)
            scores = sums[found]
        for clause, those in zip(clauses, met, strict=True):
            for one in those:
                own.of(clause)[0][one] = 0
        return found.astype(np.uint32), scores

    def _add(self, clause: tuple[Run, ...], own: _Sums) -> list[np.ndarray]:
        """Add to the sums what the best run of a clause gives, and return what its runs hold."""
        (sums, best), spread = own.of(clause), not _whole(clause)
        runs = [self._run(run, spread=spread) for run in clause]
        np.add.at(sums, *runs[0])
        if len(runs) > 1:
            best[runs[0][0]] = runs[0][1]
            for found, given in runs[1:]:
                had = best[found]
                best[found] = most = np.maximum(had, given)
                sums[found] += most - had
            for found, _ in runs:
                best[found] = 0
        return [found for found, _ in runs]

    def _sums(self) -> _Sums:
        """Return a zero for each text: kept for each thread, and left as it was found."""
        if not hasattr(self._own, "sums"):
            self._own.sums = _Sums(self._columns.size, len(self._counts))
        kept: _Sums = self._own.sums
        return kept

    def _run(self, run: Run, *, spread: bool) -> tuple[np.ndarray, np.ndarray]:
        """Return the texts of a run and what each is given; all passages of a document's."""
        kept = self._columns
        postings = kept.postings[run.first : run.last]
        # numpy indexes by intp alone: it would turn units into that at each use.
        units = kept.packing.units(postings).astype(np.intp)
        codes = kept.packing.codes(postings, run.first)
        factor = run.weight * run.share * run.idf
        given = factor * kept.parts[run.table :].take(codes)
        return self._spread(units, given) if run.whole and spread else (units, given)

    def _spread(self, documents: np.ndarray, scores: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Give each document's score to all its passages."""
        begins, counts = self._columns.first[documents].astype(np.intp), self._counts[documents]
        within = np.arange(counts.sum()) - np.repeat(np.cumsum(counts) - counts, counts)
        found = np.repeat(begins, counts) + within
        return found, np.repeat(scores, counts)

    def _owners(self, passages: np.ndarray) -> np.ndarray:
        """Return the document of each passage."""
        owners = self._columns.first.searchsorted(passages, "right") - 1
        return owners.astype(np.uint32)

    def _given(
        self, clause: tuple[Run, ...], passages: np.ndarray, owners: np.ndarray
    ) -> np.ndarray:
        """Return what a clause gives to each of ``passages``."""
        given = [self._looked_up(run, owners if run.whole else passages) for run in clause]
        return given[0] if len(given) == 1 else np.maximum.reduce(given)

    def _looked_up(self, run: Run, sought: np.ndarray) -> np.ndarray:
        postings, packing = self._columns.postings[run.first : run.last], self._columns.packing
        places = postings.searchsorted(sought << np.uint32(packing.bits))
        found = postings.take(places, mode="clip")
        held = packing.units(found) == sought
        codes = packing.codes(found, run.first, places)
        part = self._columns.parts[run.table :].take(codes, mode="clip")
        given: np.ndarray = held * (run.weight * (run.share * (run.idf * part)))
        return given


def _reaching(
    met: list[list[np.ndarray]], sums: np.ndarray, wanted: float
) -> tuple[np.ndarray, np.ndarray]:
    """Return what was met and has ``wanted``, each once, and what it has; its sum is taken away."""
    found, scores = [np.zeros(0, np.intp)], [np.zeros(0)]
    for those in met:
        for one in those:
            given = sums[one]
            kept = np.flatnonzero(given >= wanted)
            found.append(one[kept])
            scores.append(given[kept])
            sums[found[-1]] = 0
    return np.concatenate(found), np.concatenate(scores)


def _enough(scores: np.ndarray, depth: int) -> float:
    """Return what the best ``depth`` have at least."""
    if len(scores) < depth:
        return 0.0
    if (each := len(scores) // (PARTS * depth)) > 1:
        # The best of the bests of equal parts have no more than the best: few are left to sort.
        bests = scores[: PARTS * depth * each].reshape(-1, each).max(axis=1)
        scores = scores[scores >= np.partition(bests, -depth)[-depth]]
    return float(np.partition(scores, -depth)[-depth]) * SLACK
