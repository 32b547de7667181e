"""The chains that index and question share."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from index.analysis.filters import accents, lowercase, stem, stop
from index.analysis.words import WORDS

if TYPE_CHECKING:
    from collections.abc import Sequence

SURFACE = WORDS | stop | lowercase | accents
STEMS = SURFACE | stem


def pairs(terms: Sequence[str]) -> list[str]:
    """Return each two neighbours as one term."""
    return [f"{one} {other}" for one, other in itertools.pairwise(terms)]
