"""The scores of rank_bm25 from sparse postings: only the passages that hold a term are visited.

A posting is a passage and a code; the code numbers the distinct (frequency, length) pairs of its
field, and a small table holds what rank_bm25 gives for each pair. Score = idf × table[code].
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from index import fast
from index.kernel import SLACK, Columns, NumpyKernel
from index.model import idf
from index.plan import Plan, Run
from index.query import Query
from index.strings import Sorted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from index.arrays import Arrays
    from index.kernel import Kernel
    from index.manifest import Terms
    from index.query import Clause, Form
    from index.ranking import Allowed

REMEMBERED = 1 << 14
"""Terms whose rows are remembered once found."""
CHAMPIONS, LONG = 16, 256
"""Texts that a term gives most, kept for every term of more than ``LONG`` texts."""
SEEDED = 3
"""Terms whose best passages are scored first, those that are worth most."""
LOOKED_UP = 16
"""Postings that are read in the time of one that is looked for."""
MOST_READ = 0.25
"""Share of the postings up to which it pays to leave the others out."""

Held = tuple[tuple[np.ndarray, int, int, int, bool], float, float]
"""Of a term in a field: what a run says of its postings, its idf, and the most it gives, idf 1."""


class Postings:
    """The terms of every field, each with the passages (or documents) that hold it."""

    def __init__(self, arrays: Arrays, fields: Iterable[Terms]) -> None:
        self.fields = {field.name: field for field in fields}
        self.find = lru_cache(REMEMBERED)(self._find)
        """The row of a term in a field, or None where no text holds it."""
        self._held = lru_cache(REMEMBERED)(self._read)
        self._terms = Sorted(arrays, "terms")
        self._starts = arrays["starts"]
        self._tops = arrays["tops"]
        self._long = arrays["long"]
        self._champions = arrays["champions"]
        self.columns = Columns(arrays["units"], arrays["codes"], arrays["parts"], arrays["first"])

    def _find(self, field: str, term: str) -> int | None:
        return self._terms.find(term, *self.fields[field].rows)

    def beginning(self, letters: str, first: int, last: int) -> tuple[int, int]:
        """Return the rows, among ``first`` up to ``last``, whose terms begin with these letters."""
        return self._terms.beginning(letters, first, last)

    def term(self, row: int) -> str:
        """Return the term of ``row``."""
        return self._terms.text(row)

    def frequency(self, row: int) -> int:
        """Return in how many texts the term of ``row`` stands."""
        return int(self._starts[row + 1] - self._starts[row])

    def idf(self, field: str, row: int) -> float:
        """Return the idf of the term of ``row``."""
        return idf(self.fields[field].texts, self.frequency(row))

    def run(self, field: str, form: Form, weight: float) -> Run | None:
        """Return what ``form`` reads in ``field``, or None where no text holds it."""
        if (held := self._held(field, form.term)) is None:
            return None
        places, idf, most = held
        return Run(*places, idf, form.share, weight, weight * (form.share * (idf * most)))

    def _read(self, field: str, term: str) -> Held | None:
        if (row := self.find(field, term)) is None:
            return None
        of, first, last = self.fields[field], int(self._starts[row]), int(self._starts[row + 1])
        places = self._best(row, first, last), first, last, of.table, of.whole
        return places, self.idf(field, row), float(self._tops[row])

    def _best(self, row: int, first: int, last: int) -> np.ndarray:
        """Return the texts that the term of ``row`` gives most, or all where they are few."""
        place = int(self._long.searchsorted(np.uint32(row)))
        if place < len(self._long) and self._long[place] == row:
            texts: np.ndarray = self._champions[place]
            return texts
        return self.columns.units[first : min(last, first + CHAMPIONS)]


class PostingsRanker:
    """Ranks passages by their postings; the scores are rank_bm25's to the bit."""

    def __init__(self, postings: Postings) -> None:
        self._postings = postings
        self._made: Kernel = NumpyKernel(postings.columns)

    @property
    def _kernel(self) -> Kernel:
        if type(self._made) is not (chosen := fast.kernel()):
            self._made = chosen(self._postings.columns)
        return self._made

    def rank(
        self, query: Query, depth: int, allowed: Allowed | None = None
    ) -> list[tuple[int, float]]:
        """Return at most ``depth`` passages that score above zero, best first, ties by number."""
        plan = self._plan(query)
        if not plan.clauses:
            return []
        kernel = self._kernel
        if allowed is not None and few(allowed, plan):
            found = allowed.numbers
        else:
            split, least = self._threshold(kernel, plan, depth, allowed)
            found = kernel.search(plan, split, least, depth, allowed)
        return best(found, kernel.score(plan, found), depth)

    def fields(self, query: Query, passage: int) -> dict[str, float]:
        """Return what each field gives to the score of ``passage``."""
        shares: dict[str, float] = {}
        for clause in query.clauses:
            plan = self._plan(Query((clause,)))
            if score := float(self._kernel.score(plan, np.array([passage], np.uint32))[0]):
                shares[clause.field] = shares.get(clause.field, 0.0) + score
        return shares

    def _plan(self, query: Query) -> Plan:
        clauses = (tuple(self._runs(clause)) for clause in query.clauses)
        return Plan(tuple(clause for clause in clauses if clause))

    def _runs(self, clause: Clause) -> Iterator[Run]:
        for form in clause.alternatives:
            run = self._postings.run(form.field or clause.field, form, clause.weight)
            if run is not None:
                yield run

    def _threshold(
        self, kernel: Kernel, plan: Plan, depth: int, allowed: Allowed | None
    ) -> tuple[int, float]:
        """Return a score that the best ``depth`` have, and how many clauses do not reach it.

        The best passages of each term are scored whole: the worst of their best is a score that
        ``depth`` passages have. Nothing is gained where most postings are read all the same.
        """
        total = plan.postings()
        if total <= kernel.small:
            return 0, 0.0
        clauses = reversed([plan.clauses[clause] for clause in plan.order])
        champions = [run.champions for clause in clauses for run in clause if not run.whole][
            :SEEDED
        ]
        seeds = np.unique(np.concatenate([*champions, np.zeros(0, np.uint32)]))
        if allowed is not None:
            seeds = seeds[allowed.mask[seeds]]
        if len(seeds) < depth:
            return 0, 0.0
        least = float(np.partition(kernel.score(plan, seeds), -depth)[-depth]) * SLACK
        split = plan.split(least)
        return (0, least) if plan.postings(split) > total * MOST_READ else (split, least)


def few(allowed: Allowed, plan: Plan) -> bool:
    """Return whether looking up every allowed passage is quicker than reading the postings."""
    return len(allowed.numbers) * len(plan.clauses) * LOOKED_UP <= plan.postings()


def best(found: np.ndarray, scores: np.ndarray, depth: int) -> list[tuple[int, float]]:
    """Return the ``depth`` passages of the highest scores above zero, ties by number."""
    if len(found) > depth:
        kept = scores >= np.partition(scores, -depth)[-depth]
        found, scores = found[kept], scores[kept]
    ordered = sorted(zip((-scores).tolist(), found.tolist(), strict=True))[:depth]
    return [(passage, -score) for score, passage in ordered if score < 0]
