"""The scores of rank_bm25 from sparse postings: only the passages that hold a term are visited.

A posting is a passage and a code; the code numbers the distinct (frequency, length) pairs of its
field, and a small table holds what rank_bm25 gives for each pair. Score = idf × table[code].
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from index import fast
from index.kernel import LOOKED_UP, Columns, NumpyKernel
from index.model import idf
from index.plan import Plan, Run
from index.query import Query
from index.strings import Sorted

if TYPE_CHECKING:
    from collections.abc import Iterable

    from index.arrays import Arrays
    from index.kernel import Kernel
    from index.manifest import Terms
    from index.query import Form
    from index.ranking import Allowed

REMEMBERED = 1 << 14
"""Terms whose rows are remembered once found."""
LONG = 256
"""Texts from which on a term's best are kept."""


class Postings:
    """The terms of every field, each with the passages (or documents) that hold it."""

    def __init__(self, arrays: Arrays, fields: Iterable[Terms]) -> None:
        self.fields = {field.name: field for field in fields}
        self.find = lru_cache(REMEMBERED)(self._find)
        """The row of a term in a field, or None where no text holds it."""
        self.run = lru_cache(REMEMBERED)(self._run)
        """What a form reads in a field, with this weight, or None where no text holds it."""
        self._terms = Sorted(arrays, "terms")
        self._starts = arrays["starts"]
        self._tops = arrays["tops"]
        self._long = arrays["long"]
        names = Columns._fields
        self.columns = Columns(*map(arrays.__getitem__, names))

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

    def _run(self, field: str, form: Form, weight: float) -> Run | None:
        if (row := self.find(field, form.term)) is None:
            return None
        of, first, last = self.fields[field], int(self._starts[row]), int(self._starts[row + 1])
        idf, champions = self.idf(field, row), self._champions(row)
        most = weight * (form.share * (idf * float(self._tops[row])))
        return Run(first, last, of.table, of.whole, champions, idf, form.share, weight, most)

    def _champions(self, row: int) -> int:
        """Return where the texts stand that the term of ``row`` gives most, or -1."""
        place = int(self._long.searchsorted(np.uint32(row)))
        return place if place < len(self._long) and self._long[place] == row else -1


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
            scores = kernel.score(plan, found)
        else:
            found, scores = kernel.search(plan, depth, allowed)
        return best(found, scores, depth)

    def fields(self, query: Query, passage: int) -> dict[str, float]:
        """Return what each field gives to the score of ``passage``."""
        shares: dict[str, float] = {}
        for clause in query.clauses:
            plan = self._plan(Query((clause,)))
            if score := float(self._kernel.score(plan, np.array([passage], np.uint32))[0]):
                shares[clause.field] = shares.get(clause.field, 0.0) + score
        return shares

    def _plan(self, query: Query) -> Plan:
        run, clauses = self._postings.run, []
        for clause in query.clauses:
            runs = [run(f.field or clause.field, f, clause.weight) for f in clause.alternatives]
            if found := tuple([one for one in runs if one is not None and one.most > 0]):
                clauses.append(found)
        return Plan(tuple(clauses))


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
