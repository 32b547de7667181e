"""Acronyms that a document defines: "Life Sciences Organisation (LSO)" makes the two one name."""

from __future__ import annotations

import re
from functools import lru_cache

from index.analysis import STEMS

Stems = tuple[str, ...]

DEFINED = re.compile(
    r"((?:[A-Z][\w’'-]+(?:\s(?:of|and|for|the|in))?(?:\sthe)?\s){1,8})\(([A-Z][A-Za-z]{1,7})\)"
)


@lru_cache(maxsize=512)
def acronyms(text: str) -> dict[str, Stems]:
    """Return, by the stem of each acronym that ``text`` defines, the stems of its long form."""
    found: dict[str, Stems] = {}
    for match in DEFINED.finditer(text):
        words = match[1].split()
        for start in range(len(words)):
            initials = [w[0] for w in words[start:]]
            if _spells(initials, match[2]):
                stem = STEMS.term(match[2]) or match[2].lower()
                found.setdefault(stem, tuple(STEMS.terms(" ".join(words[start:]))))
                break
    return found


@lru_cache(maxsize=256)
def other_forms(claim: str, text: str) -> dict[str, tuple[Stems, ...]]:
    """Return, by the stem of a word of ``claim``, the forms that ``text`` defines for it.

    An acronym has its long form, and each word of a long form the acronym.
    """
    found: dict[str, tuple[Stems, ...]] = {}
    stems = STEMS.terms(claim)
    for short, long in acronyms(text).items():
        if short in stems:
            found[short] = (*found.get(short, ()), long)
        if any(tuple(stems[at : at + len(long)]) == long for at in range(len(stems))):
            for stem in long:
                found[stem] = (*found.get(stem, ()), (short,))
    return found


def _spells(initials: list[str], acronym: str) -> bool:
    every = "".join(initials).lower()
    capitals = "".join(letter for letter in initials if letter.isupper()).lower()
    return acronym.lower() in {every, capitals}
