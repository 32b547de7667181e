"""The two loops over postings, in numpy: passages that can be among the best, and their scores."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Protocol

import numpy as np

if TYPE_CHECKING:
    from index.plan import Plan, Run
    from index.ranking import Allowed


SLACK = 1 - 1e-9
"""Sums in another order differ in their last bits: what is just below a score is not left out."""


TINY = 5e-324
"""The least above zero."""


class Kernel(Protocol):
    """What reads postings; each kernel gives the same scores to the bit."""

    def __init__(self, columns: Columns) -> None: ...

    small: int
    """Postings up to which reading all is quicker than finding out which to read."""

    def score(self, plan: Plan, passages: np.ndarray) -> np.ndarray:
        """Return the scores of ``passages`` (uint32)."""
        ...

    def search(
        self, plan: Plan, split: int, least: float, depth: int, allowed: Allowed | None = None
    ) -> np.ndarray:
        """Return every passage that is among the best ``depth``, and some more, in any order.

        ``split`` clauses do not reach ``least`` by themselves, which the best have in any case.
        Where only some are ``allowed``, the best of those are returned and no other.
        """
        ...


class Columns:
    """The postings of an edition, and the first passage of each document."""

    def __init__(
        self, units: np.ndarray, codes: np.ndarray, parts: np.ndarray, first: np.ndarray
    ) -> None:
        self.units, self.codes, self.parts, self.first = units, codes, parts, first
        self.size = int(first[-1])


class _Sums:
    """Of passages and of documents: what they were given, and the best run of a clause."""

    def __init__(self, passages: int, documents: int) -> None:
        self.passages = np.zeros(passages), np.zeros(passages)
        self.documents = np.zeros(documents), np.zeros(documents)


class NumpyKernel:
    """Postings run by run, each with a few calls of numpy."""

    small = 30_000

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
        self, plan: Plan, split: int, least: float, depth: int, allowed: Allowed | None = None
    ) -> np.ndarray:
        """Add up the clauses that ``least`` cannot be reached without, then look up the others."""
        found, scores = self._swept(plan, split, least)
        if allowed is not None:
            kept = allowed.mask[found]
            found, scores = found[kept], scores[kept]
        owners = self._owners(found)
        for ordered in reversed(range(split)):
            least = max(least, _enough(scores, depth))
            kept = np.flatnonzero(scores + plan.reach[ordered + 1] >= least)
            found, owners = found[kept], owners[kept]
            clause = plan.clauses[plan.order[ordered]]
            scores = scores[kept] + self._given(clause, found, owners)
        return found[scores >= max(least, _enough(scores, depth))]

    def _swept(self, plan: Plan, split: int, least: float) -> tuple[np.ndarray, np.ndarray]:
        """Return what has one of the clauses from ``split`` on and can reach ``least``."""
        own = self._sums()
        clauses = [plan.clauses[clause] for clause in plan.order[split:]]
        wholes = [all(run.whole for run in clause) for clause in clauses]
        met = [
            self._added(clause, *(own.documents if whole else own.passages), spread=not whole)
            for clause, whole in zip(clauses, wholes, strict=True)
        ]
        wanted = max(least - plan.reach[split], TINY)
        if split and not any(wholes):
            sums = own.passages[0]
            reaching = [found[sums[found] >= wanted] for those in met for found in those]
            swept = np.unique(np.concatenate(reaching)).astype(np.uint32)
        else:
            sums = own.passages[0] + own.documents[0].repeat(self._counts)
            swept = np.flatnonzero(sums >= wanted).astype(np.uint32)
        scores = sums[swept]
        for those, whole in zip(met, wholes, strict=True):
            for found in those:
                (own.documents if whole else own.passages)[0][found] = 0
        return swept, scores

    def _added(
        self, clause: tuple[Run, ...], sums: np.ndarray, best: np.ndarray, *, spread: bool
    ) -> list[np.ndarray]:
        """Add to the sums what the best run of a clause gives, and return what its runs hold."""
        runs = [self._run(run, spread=spread) for run in clause]
        if len(runs) == 1:
            sums[runs[0][0]] += runs[0][1]
        else:
            for found, given in runs:
                more = np.maximum(given - best[found], 0)
                best[found] += more
                sums[found] += more
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
        # numpy indexes by intp alone: it would turn units into that at each use.
        units = kept.units[run.first : run.last].astype(np.intp)
        codes = kept.codes[run.first : run.last]
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
        most = np.zeros(len(passages))
        for run in clause:
            sought = owners if run.whole else passages
            units = self._columns.units[run.first : run.last]
            places = np.minimum(units.searchsorted(sought), len(units) - 1)
            held = np.flatnonzero(units[places] == sought)
            codes = self._columns.codes[run.first + places[held]]
            part = self._columns.parts[run.table + codes.astype(np.intp)]
            most[held] = np.maximum(most[held], run.weight * (run.share * (run.idf * part)))
        return most


def _enough(scores: np.ndarray, depth: int) -> float:
    """Return what the best ``depth`` have at least."""
    if len(scores) < depth:
        return 0.0
    return float(np.partition(scores, -depth)[-depth]) * SLACK
