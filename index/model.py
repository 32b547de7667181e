"""BM25's constants and its idf, for all who compute with them."""

from __future__ import annotations

import math

K1, B = 1.2, 0.75


def idf(total: int, frequency: int) -> float:
    """Return Lucene's idf, never negative: ``ln(1 + (N - df + 0.5) / (df + 0.5))``."""
    return math.log(1 + (total - frequency + 0.5) / (frequency + 0.5))
