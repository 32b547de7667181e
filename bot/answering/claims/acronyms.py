"""Acronyms that a document defines: "Life Sciences Organisation (LSO)" makes the two one name."""

from __future__ import annotations

import re
from functools import lru_cache

from index.analysis import STEMS

DEFINED = re.compile(
    r"((?:[A-Z][\w’'-]+(?:\s(?:of|and|for|the|in))?(?:\sthe)?\s){1,8})\(([A-Z][A-Za-z]{1,7})\)"
)


@lru_cache(maxsize=512)
def acronyms(text: str) -> dict[str, tuple[str, ...]]:
    """Return, by the stem of each acronym that ``text`` defines, the stems of its long form."""
    found: dict[str, tuple[str, ...]] = {}
    for match in DEFINED.finditer(text):
        words = match[1].split()
        for start in range(len(words)):
            initials = [w[0] for w in words[start:]]
            if _spells(initials, match[2]):
                stem = STEMS.term(match[2]) or match[2].lower()
                found.setdefault(stem, tuple(STEMS.terms(" ".join(words[start:]))))
                break
    return found


def _spells(initials: list[str], acronym: str) -> bool:
    every = "".join(initials).lower()
    capitals = "".join(letter for letter in initials if letter.isupper()).lower()
    return acronym.lower() in {every, capitals}
