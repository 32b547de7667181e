"""How common a word is in English at large: the frequency list that symspellpy ships."""

from __future__ import annotations

import math
from functools import cache
from importlib.util import find_spec
from pathlib import Path

LIST = "frequency_dictionary_en_82_765.txt"
RAREST = 6.0
"""Orders of magnitude under "the" at which a word is as rare as one that the list does not hold."""


@cache
def counts() -> dict[str, int]:
    """Return how often each word stands in English at large; empty where the list is missing.

    The file is read where it lies: importing symspellpy itself would cost a tenth of a second.
    """
    spec = find_spec("symspellpy")
    if spec is None or spec.origin is None:
        return {}
    try:
        lines = (Path(spec.origin).parent / LIST).read_text("utf-8-sig").splitlines()
    except OSError:
        return {}
    return {word: int(count) for word, count in (line.split(" ") for line in lines)}


def rarity(word: str) -> float:
    """Return 0 for the commonest word of English, 1 for one that is rare or unknown."""
    known = counts()
    count = known.get(word.lower().replace("’", "'").removesuffix("'s"))
    if count is None:
        return 1.0
    return min(1.0, math.log10(known["the"] / count) / RAREST)
