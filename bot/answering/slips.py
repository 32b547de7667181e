"""A slip in a word that asks ("whre", "evry year") is read as the word that was meant.

The guidance's own words are corrected by ``index.spelling``; these hold for any guidance. Only
where English and the guidance have no such word; the distance is Damerau's (1964), at most 1.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.analysis import SURFACE
from index.analysis.english import counts
from index.fields import WORD_FIELD

if TYPE_CHECKING:
    from index.edition import Edition

LEAST = 4
"""Letters: a shorter word may be meant for many others."""
ASKING = tuple(
    """
    what where when which whose does many much number numbers total there every each year years
    month months located called about between since until
    """.split()
)


def mended(text: str, edition: Edition) -> str:
    """Return ``text`` with each slip in a word that asks set right, all else as it stands."""
    for token in reversed(list(SURFACE.tokens(text))):
        typed = text[token.start : token.end]
        if len(typed) >= LEAST and typed.islower() and typed not in counts() and counts():
            meant = None if edition.frequency(WORD_FIELD.name, token.term) else _meant(typed)
            text = text[: token.start] + (meant or typed) + text[token.end :]
    return text


def _meant(typed: str) -> str | None:
    from rapidfuzz.distance import DamerauLevenshtein

    near = ((DamerauLevenshtein.distance(typed, word, score_cutoff=1), word) for word in ASKING)
    distance, word = min(near)
    return word if distance == 1 and word[0] == typed[0] else None
