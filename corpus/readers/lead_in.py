"""Which paragraph introduces the list or table under it: by its shape, in every format."""

from __future__ import annotations

import re

POINTS_DOWN = re.compile(
    r"\b(?:following|below|these|as follows|includ(?:e|es|ing))\b[^.!?]*[.!?]?\s*$", re.IGNORECASE
)


def introduces(words: str) -> bool:
    """Say whether ``words`` lead on to what follows: a colon, no full stop, or "the following"."""
    return words[-1:] not in {".", "!", "?"} or POINTS_DOWN.search(words) is not None
