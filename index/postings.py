"""The scores of rank_bm25 from sparse postings: only the passages that hold a term are visited.

A posting is a passage and a code; the code numbers the distinct (frequency, length) pairs of its
field, and a small table holds what rank_bm25 gives for each pair. Score = idf × table[code].
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from index.model import idf
from index.strings import Sorted

if TYPE_CHECKING:
    from collections.abc import Iterable

    from index.arrays import Arrays
    from index.manifest import Terms
    from index.query import Clause, Query
REMEMBERED = 1 << 14
"""Terms whose rows are remembered once found."""


class Postings:
    """The terms of every field, each with the passages (or documents) that hold it."""

    def __init__(self, arrays: Arrays, fields: Iterable[Terms]) -> None:
        self.fields = {field.name: field for field in fields}
        self.find = lru_cache(REMEMBERED)(self._find)
        """The row of a term in a field, or None where no text holds it."""
        self._terms = Sorted(arrays, "terms")
        self._starts = arrays["starts"]
        self._units = arrays["units"]
        self._codes = arrays["codes"]
        self._parts = arrays["parts"]

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

    def scores(self, field: str, row: int) -> tuple[np.ndarray, np.ndarray]:
        """Return the texts that hold the term of ``row``, and the term's score in each."""
        run = slice(int(self._starts[row]), int(self._starts[row + 1]))
        table = self.idf(field, row) * self._parts[self.fields[field].table :]
        return self._units[run], table[self._codes[run]]


class PostingsRanker:
    """Ranks passages by their postings; the scores are rank_bm25's to the bit."""

    def __init__(self, postings: Postings, first: np.ndarray) -> None:
        """``first`` gives the first passage of each document, and the number of passages."""
        self._postings = postings
        self._first = first
        self._size = int(first[-1])

    def rank(self, query: Query, depth: int) -> list[tuple[int, float]]:
        """Return at most ``depth`` passages that score above zero, best first, ties by number."""
        scores = np.zeros(self._size)
        for clause in query.clauses:
            found, given = self._clause(clause)
            scores[found] += given
        return best(scores, depth)

    def fields(self, query: Query, passage: int) -> dict[str, float]:
        """Return what each field gives to the score of ``passage``."""
        shares: dict[str, float] = {}
        for clause in query.clauses:
            found, given = self._clause(clause)
            if len(score := given[found == passage]):
                shares[clause.field] = shares.get(clause.field, 0.0) + float(score[0])
        return shares

    def _clause(self, clause: Clause) -> tuple[np.ndarray, np.ndarray]:
        """Return the passages that hold an alternative, each once, and the best one's score."""
        lists = [
            (found, clause.weight * (share * scores))
            for term, share, field in clause.alternatives
            for found, scores in self._scores(field or clause.field, term)
        ]
        if len(lists) == 1:
            return lists[0]
        found = np.concatenate([passages for passages, _ in lists] or [np.zeros(0, np.int64)])
        given = np.concatenate([scores for _, scores in lists] or [np.zeros(0)])
        passages, place = np.unique(found, return_inverse=True)
        most = np.zeros(len(passages))
        np.maximum.at(most, place, given)
        return passages, most

    def _scores(self, field: str, term: str) -> Iterable[tuple[np.ndarray, np.ndarray]]:
        row = self._postings.find(field, term)
        if row is None:
            return
        texts, scores = self._postings.scores(field, row)
        yield self._spread(texts, scores) if self._postings.fields[field].whole else (texts, scores)

    def _spread(self, documents: np.ndarray, scores: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Give each document's score to all its passages."""
        begins = self._first[documents].astype(np.int64)
        counts = self._first[documents + 1] - begins
        within = np.arange(counts.sum()) - np.repeat(np.cumsum(counts) - counts, counts)
        return np.repeat(begins, counts) + within, np.repeat(scores, counts)


def best(scores: np.ndarray, depth: int) -> list[tuple[int, float]]:
    """Return the ``depth`` passages of the highest scores above zero, ties by number."""
    found = np.flatnonzero(scores)
    if len(found) > depth:
        least = np.partition(scores[found], -depth)[-depth]
        found = found[scores[found] >= least]
    order = found[np.lexsort((found, -scores[found]))][:depth]
    return [(int(passage), float(scores[passage])) for passage in order]
