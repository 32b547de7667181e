"""BM25 as rank_bm25 defines it (Robertson & Zaragoza 2009), under guards: the model and the oracle.

rank_bm25's own idf floor lets a word of every second passage outweigh a rarer one, and divides by
zero on an empty corpus; the idf here is the non-negative one of Lucene, and empty texts are held.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from rank_bm25 import BM25Okapi

from index.model import K1, B, idf

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from index.query import Clause, Query
    from index.ranking import Allowed

Texts = list[list[str]]
"""The terms of each passage, or of each document where the field is of the whole document."""


class Okapi(BM25Okapi):  # type: ignore[misc] # rank_bm25 has no types
    """One field: BM25Okapi with ``ln(1 + (N - df + 0.5) / (df + 0.5))`` as its idf."""

    def __init__(self, texts: Texts, k1: float = K1, b: float = B) -> None:
        # A text without terms would make the average length zero: it holds a term none asks for.
        super().__init__([text or [""] for text in texts] or [[""]], k1=k1, b=b)

    def _calc_idf(self, nd: dict[str, int]) -> None:
        self.idf = {term: idf(self.corpus_size, df) for term, df in nd.items() if term}


class OkapiRanker:
    """Ranks by rank_bm25's own get_scores over every field."""

    def __init__(
        self,
        texts: Mapping[str, Texts],
        whole: Mapping[str, Sequence[int]] | None = None,
        constants: Mapping[str, tuple[float, float]] | None = None,
    ) -> None:
        """Take the texts of each field; ``whole`` gives, by field, the text of each passage.

        A field that ``whole`` does not name has one text a passage; one that ``constants`` does
        not name has the common k1 and b.
        """
        own = constants or {}
        self._fields = {
            name: Okapi(field, *own.get(name, (K1, B))) for name, field in texts.items()
        }
        self._whole = {name: np.asarray(of, np.int64) for name, of in (whole or {}).items()}
        sizes = [len(field) for name, field in texts.items() if name not in self._whole]
        self._size = max([*sizes, *(len(of) for of in self._whole.values())], default=0)

    def rank(
        self, query: Query, depth: int, allowed: Allowed | None = None
    ) -> list[tuple[int, float]]:
        """Return at most ``depth`` passages that score above zero, best first, ties by number."""
        scores = np.zeros(self._size)
        for clause in query.clauses:
            scores += self._clause(clause)
        if allowed is not None:
            scores[~allowed.mask] = 0
        order = np.lexsort((np.arange(self._size), -scores))[:depth]
        return [(int(p), float(scores[p])) for p in order if scores[p] > 0]

    def fields(self, query: Query, passage: int) -> dict[str, float]:
        """Return what each field gives to the score of ``passage``."""
        given: dict[str, float] = {}
        for clause in query.clauses:
            if score := float(self._clause(clause)[passage]):
                given[clause.field] = given.get(clause.field, 0.0) + score
        return given

    def _clause(self, clause: Clause) -> np.ndarray:
        best = np.zeros(self._size)
        for term, share, field in clause.alternatives:
            np.maximum(best, share * self._scores(field or clause.field, term), out=best)
        return clause.weight * best

    def _scores(self, field: str, term: str) -> np.ndarray:
        scores: np.ndarray = self._fields[field].get_scores([term])
        return scores[self._whole[field]] if field in self._whole else scores[: self._size]


class _Counted(Okapi):
    """A corpus known by its counts alone: one text for each (frequency, length), idf 1."""

    def __init__(
        self, pairs: Sequence[tuple[int, int]], average: float, k1: float, b: float
    ) -> None:
        super().__init__([], k1, b)
        self.corpus_size = len(pairs)
        self.avgdl = average
        self.doc_freqs = [{"": frequency} for frequency, _ in pairs]
        self.doc_len = [length for _, length in pairs]
        self.idf = {"": 1.0}


def parts(
    pairs: Sequence[tuple[int, int]], average: float, k1: float = K1, b: float = B
) -> np.ndarray:
    """Return what a term gives, before its idf, for each (frequency in a text, text's length).

    rank_bm25 computes it; idf times it is, to the bit, what its get_scores adds for the term.
    """
    scores: np.ndarray = _Counted(pairs, average, k1, b).get_scores([""])
    return scores
