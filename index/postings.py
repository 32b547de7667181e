"""The scores of rank_bm25 from sparse postings: only the passages that hold a term are visited.

A posting is a passage and a code; the code numbers the distinct (frequency, length) pairs of its
field, and a small table holds what rank_bm25 gives for each pair. Score = idf × table[code].
"""

from __future__ import annotations

from bisect import bisect_left
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from index import fast
from index.kernel import LOOKED_UP, Columns, NumpyKernel
from index.model import idf
from index.packing import LONG, SLOT, block_bits
from index.plan import Plan, packed
from index.query import Query
from index.strings import Sorted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from index.arrays import Arrays
    from index.manifest import Terms
    from index.query import Form
    from index.ranking import Allowed

SORTED = 4
"""Times as many passages as are sought that are sooner sorted than parted."""
REMEMBERED = 1 << 14
"""Terms whose rows are remembered once found."""


class Postings:
    """The terms of every field, each with the passages (or documents) that hold it."""

    def __init__(self, arrays: Arrays, fields: Iterable[Terms]) -> None:
        self.fields = {field.name: field for field in fields}
        self.run = lru_cache(REMEMBERED)(self._run)
        """What a form reads in a field, with this weight, or None where no text holds it."""
        self._terms = Sorted(arrays, "terms")
        self._row = lru_cache(REMEMBERED)(self._terms.find)
        names = "pairs", "others", "starts", "long", "tops"
        # Of one number after another, memoryview takes a third of the time that numpy takes.
        views = (arrays[name].data for name in names)
        self._pairs, self._others, self._starts, self._long, self._tops = views
        self.columns = Columns.of(arrays)
        self._highest = {
            field.table: float(
                self.columns.parts[field.table : field.table + field.kinds].max(initial=0.0)
            )
            for field in self.fields.values()
        }

    def beginning(self, field: str, letters: str) -> Iterator[tuple[str, int]]:
        """Yield the terms of ``field`` that begin so, with the number of texts of each."""
        first, last = self._terms.beginning(letters)
        starts = self.fields[field].starts
        bounds = self._starts[starts + first : starts + last + 1].tolist()
        counts = [end - begin for begin, end in pairwise(bounds)]
        return ((self._terms.text(first + n), count) for n, count in enumerate(counts) if count)

    def frequency(self, field: str, term: str) -> int:
        """Return in how many texts of ``field`` the term stands."""
        first, last = self._bounds(self._find(self.fields[field], term))
        return last - first

    def texts(self, field: str, term: str) -> np.ndarray:
        """Return the numbers of the texts of ``field`` in which the term stands."""
        first, last = self._bounds(self._find(self.fields[field], term))
        return self.columns.packing.units(self.columns.postings[first:last])

    def _run(self, field: str, form: Form, weight: float) -> bytes | None:
        of = self.fields[field]
        place = self._find(of, form.term)
        first, last = self._bounds(place)
        if place is None or first == last or not weight * form.share > 0:
            return None
        row, block, top = -1, SLOT, self._highest[of.table]
        if last - first > LONG:
            row, block = bisect_left(self._long, place), block_bits(of.texts, last - first)
            top = self._tops[row]
        rare = idf(of.texts, last - first)
        most = weight * (form.share * (rare * top))
        asked = rare, form.share, weight, most
        return packed(first, last, of.table, of.whole, row, block, block - SLOT, *asked)

    def _find(self, of: Terms, term: str) -> int | None:
        """Return where the starts of a term in a field stand."""
        if of.pairs != (" " in term):
            return None
        row = self._pair(*term.split(" ")) if of.pairs else self._row(term)
        return None if row is None else of.starts + row

    def _pair(self, one: str, other: str) -> int | None:
        row, sought = self._row(one), self._row(other)
        if row is None or sought is None:
            return None
        last = self._pairs[row + 1]
        place = bisect_left(self._others, sought, self._pairs[row], last)
        return place if place < last and self._others[place] == sought else None

    def _bounds(self, place: int | None) -> tuple[int, int]:
        if place is None:
            return 0, 0
        last = min(self._starts[place + 1], len(self.columns.postings))  # damaged, it may be any
        return min(self._starts[place], last), last


class PostingsRanker:
    """Ranks passages by their postings; the scores are rank_bm25's to the bit."""

    def __init__(self, postings: Postings) -> None:
        self._postings = postings
        self._made = NumpyKernel(postings.columns)

    @property
    def _kernel(self) -> NumpyKernel:
        if type(self._made) is not (chosen := fast.kernel()):
            self._made = chosen(self._postings.columns)
        return self._made

    def rank(
        self, query: Query, depth: int, allowed: Allowed | None = None
    ) -> list[tuple[int, float]]:
        """Return at most ``depth`` passages that score above zero, best first, ties by number."""
        kernel = self._kernel
        with kernel.turn:
            return self._ranked(kernel, query, depth, allowed)

    def _ranked(
        self, kernel: NumpyKernel, query: Query, depth: int, allowed: Allowed | None
    ) -> list[tuple[int, float]]:
        plan = self.plan(query)
        if plan is None:
            return []
        if allowed is not None and few(allowed, plan):
            found = allowed.numbers
            scores = kernel.score(plan, found)
        else:
            try:
                found, scores = kernel.search(plan, depth, allowed)
            except BaseException:  # what it was adding up would count in the next question
                self._made = type(kernel)(self._postings.columns)
                raise
        return best(found, scores, depth)

    def plan(self, query: Query) -> Plan | None:
        """Return what the query reads, or None where no text holds any of it."""
        run, runs, bounds = self._postings.run, list[bytes](), [0]
        for clause in query.clauses:
            for form in clause.alternatives:
                found = run(form.field or clause.field, form, clause.weight)
                if found is not None:
                    runs.append(found)
            if len(runs) > bounds[-1]:
                bounds.append(len(runs))
        return Plan.of(runs, bounds) if runs else None

    def fields(self, query: Query, passage: int) -> dict[str, float]:
        """Return what each field gives to the score of ``passage``."""
        shares: dict[str, float] = {}
        for clause in query.clauses:
            plan = self.plan(Query((clause,)))
            if plan is not None:
                (given,) = self._kernel.score(plan, np.array([passage], np.uint32)).tolist()
                shares[clause.field] = shares.get(clause.field, 0.0) + given
        return {field: share for field, share in shares.items() if share}


def few(allowed: Allowed, plan: Plan) -> bool:
    """Return whether looking up every allowed passage is quicker than reading the postings."""
    return len(allowed.numbers) * len(plan.runs) * LOOKED_UP <= plan.postings


def best(found: np.ndarray, scores: np.ndarray, depth: int) -> list[tuple[int, float]]:
    """Return the ``depth`` passages of the highest scores above zero, ties by number."""
    if len(found) > SORTED * depth:
        kept = scores >= np.partition(scores, -depth)[-depth]
        found, scores = found[kept], scores[kept]
    ordered = sorted(zip((-scores).tolist(), found.tolist(), strict=True))[:depth]
    return [(passage, -score) for score, passage in ordered if score < 0]
