"""How a question is spelt: slips in words that ask ("whre"), numbers, short forms it explains.

The guidance's own words are corrected by ``index.spelling``; these hold for any guidance. Only
where English and the guidance have no such word; the distance is Damerau's (1964), at most 1.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from index.analysis import SURFACE
from index.analysis.abbreviations import abbreviations
from index.analysis.english import counts
from index.fields import WORD_FIELD

if TYPE_CHECKING:
    from index.edition import Edition

THOUSANDS = re.compile(r"\b(\d{1,3}) ?(?:thousand|k)\b", re.IGNORECASE)
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


def spelt_out(text: str, edition: Edition) -> str:
    """Return ``text`` as the guidance would write it: "100 thousand" as 100,000, no "BRCs (…)".

    A short form that the question itself explains is left out where the guidance lacks it.
    """
    for found in THOUSANDS.finditer(text):
        if edition.frequency(WORD_FIELD.name, f"{found[1]}000"):
            text = text.replace(found[0], f"{found[1]},000")
    for short, long in abbreviations(text):
        if not edition.frequency(WORD_FIELD.name, short.lower()):
            for both in (f"{short} ({long})", f"{long} ({short})"):
                text = text.replace(both, long)
    return text


def _meant(typed: str) -> str | None:
    from rapidfuzz.distance import DamerauLevenshtein

    near = ((DamerauLevenshtein.distance(typed, word, score_cutoff=1), word) for word in ASKING)
    distance, word = min(near)
    return word if distance == 1 and word[0] == typed[0] else None
