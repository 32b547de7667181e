"""The chains that index and question share."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

from index.analysis.analyzer import Analyzer
from index.analysis.filters import lowercase, stop
from index.analysis.stemming import stem

if TYPE_CHECKING:
    from collections.abc import Sequence

WORD = re.compile(
    r"\d+(?:[.,]\d+)*(?:st|nd|rd|th|m|bn|k)?\b"  # 1,000  2.63  10th  25m
    r"|[A-Za-z]&[A-Za-z]\b"  # R&D
    r"|[A-Za-z]-(?=[A-Za-z]{2})[^\W\d_]+"  # X-ray, e-mail: one word
    r"|[^\W_]+(?:[’'](?:t|re|ve|ll|d|s)\b)?"
)

WORDS = Analyzer("words", WORD)
SURFACE = WORDS | stop | lowercase
STEMS = SURFACE | stem


def pairs(terms: Sequence[str]) -> list[str]:
    """Return each two neighbours as one term."""
    return [f"{one} {other}" for one, other in itertools.pairwise(terms)]
