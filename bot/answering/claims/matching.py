"""When two words say the same: one stem, one family, or one meaning; and when they exclude."""

from __future__ import annotations

from functools import lru_cache

from bot.answering.claims.places import PEOPLES
from bot.answering.claims.vocabulary import OPPOSITES, SAME

ENDINGS = frozenset(
    """
    s es ed er or ers ors ing ion ation ment ments al ance ence ive ity ist ists ic ly y e an n ian
    able ant ent age ary ory ness ful less ise ize isation ization ate ated atory ial
    """.split()
)
SHORTEST = 4
"""Letters of a word that "un" before it, or "less" behind it, turns into its opposite."""
FAMILY = 5
"""Letters that two words of one family begin with."""


@lru_cache(maxsize=65536)
def same(one: str, other: str) -> bool:
    """Say whether two stems stand for one meaning."""
    if one == other or SAME.get(one, set()) & SAME.get(other, set()):
        return True
    if one in PEOPLES and PEOPLES[one] == PEOPLES.get(other):
        return True
    return _family(one, other)


def opposite(one: str, other: str) -> bool:
    """Say whether two stems exclude each other: by the list, or as harmless does harm."""
    if other in OPPOSITES.get(one, ()):
        return True
    short, long = sorted((one, other), key=len)
    return len(short) >= SHORTEST and long in {f"{short}less", f"un{short}", f"non{short}"}


def _family(one: str, other: str) -> bool:
    shared = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        shared += 1
    if shared < FAMILY:
        return False
    return all(not rest or rest in ENDINGS for rest in (one[shared:], other[shared:]))
