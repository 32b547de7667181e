"""BM25 as rank_bm25 defines it (Robertson & Zaragoza 2009), under guards: the model and the oracle.

rank_bm25's own idf floor lets a word of every second passage outweigh a rarer one, and divides by
zero on an empty corpus; the idf here is the non-negative one of Lucene, and empty texts are held.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np
from rank_bm25 import BM25Okapi

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.query import Clause, Query

K1, B = 1.2, 0.75

Texts = dict[str, list[list[str]]]
"""By field: the terms of each passage."""


class Okapi(BM25Okapi):  # type: ignore[misc] # rank_bm25 has no types
    """One field: BM25Okapi with ``ln(1 + (N - df + 0.5) / (df + 0.5))`` as its idf."""

    def __init__(self, texts: Sequence[list[str]]) -> None:
        # A text without terms would make the average length zero: it holds a term none asks for.
        super().__init__([text or [""] for text in texts] or [[""]], k1=K1, b=B)

    def _calc_idf(self, nd: dict[str, int]) -> None:
        total = self.corpus_size
        self.idf = {
            term: math.log(1 + (total - df + 0.5) / (df + 0.5)) for term, df in nd.items() if term
        }


class OkapiRanker:
    """Ranks by rank_bm25's own get_scores over every field."""

    def __init__(self, texts: Texts) -> None:
        self._size = max((len(field) for field in texts.values()), default=0)
        self._fields = {name: Okapi(field) for name, field in texts.items()}

    def rank(self, query: Query, depth: int) -> list[tuple[int, float]]:
        """Return at most ``depth`` passages that score above zero, best first, ties by number."""
        scores = np.zeros(self._size)
        for clause in query.clauses:
            scores += self._clause(clause)
        order = np.lexsort((np.arange(self._size), -scores))[:depth]
        return [(int(p), float(scores[p])) for p in order if scores[p] > 0]

    def fields(self, query: Query, passage: int) -> dict[str, float]:
        """Return what each field gives to the score of ``passage``."""
        given: dict[str, float] = {}
        for clause in query.clauses:
            score = float(self._clause(clause)[passage])
            given[clause.field] = given.get(clause.field, 0.0) + score
        return given

    def _clause(self, clause: Clause) -> np.ndarray:
        field = self._fields[clause.field]
        best = np.zeros(self._size)
        for term, share in clause.alternatives:
            np.maximum(best, share * field.get_scores([term])[: self._size], out=best)
        return clause.weight * best
