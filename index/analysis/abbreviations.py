"""Abbreviations that a text explains: "Life Sciences Organisation (LSO)".

The rule is Schwartz & Hearst's (2003): read from the right, every letter of the short form stands
in order in the words before it, and its first letter begins one of them.
"""

from __future__ import annotations

import re
from itertools import product
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

BRACKETED = re.compile(r"[ \u00a0]\(([^()\n]{2,80})\)")
FARTHEST = 120
"""Characters before a bracket in which what it explains stands."""
SHORT = re.compile(r"(?=(?:[^A-Z]*[A-Z]){2})[A-Za-z0-9][\w&./-]{1,9}")
SMALL = frozenset({"of", "and", "for", "the", "in"})
NAME = re.compile(r"[A-Z][\w’]*(?: (?:(?:of|and|for|the|in) ){0,2}[A-Z][\w’]*){1,7}")
SHORTEST = 3
"""Letters: the initials of two words could be anything's."""
LEADING_WORDS = re.compile(r"^(?:the|a|an|of|and|for|in|by|to|with|called|as)\s+", re.IGNORECASE)


def abbreviations(text: str) -> Iterator[tuple[str, str]]:
    """Yield each short form that ``text`` explains, with its long form, both as written."""
    for found in BRACKETED.finditer(text):
        near = text[max(0, found.start() - FARTHEST) : found.start()]
        before, inside = near[near.rfind("\n") + 1 :], found[1].strip()
        last = before.split()[-1:]
        if SHORT.fullmatch(inside):
            short, long = inside, _long_form(inside, _nearest_words(inside, before))
        elif last and SHORT.fullmatch(last[0]):
            short, long = last[0], _long_form(last[0], inside)
        else:
            continue
        if long and len(long.split()) > 1:
            yield short, long


def names(text: str) -> list[str]:
    """Return the names in ``text``: words with a capital in a row, and small ones between them."""
    return NAME.findall(text)


def initials(name: str) -> Iterator[tuple[str, str]]:
    """Yield what the initials of ``name`` and of its parts spell: MRC, Medical Research Council.

    A word that is itself an abbreviation stands whole: Cancer Research UK is CRUK.
    """
    words = name.split()
    ends = [place for place, word in enumerate(words) if word in SMALL]
    for start, end in product(range(len(words)), (*ends, len(words))):
        named = words[start:end]
        short = "".join(_initial(word) for word in named if word not in SMALL)
        if len(short) >= SHORTEST and not SMALL & {named[0], named[-1]}:
            yield short, " ".join(named)


def _initial(word: str) -> str:
    return word if word.isupper() and len(word) < SHORTEST else word[0]


def _nearest_words(short: str, before: str) -> str:
    most = min(len(short) + 5, 2 * len(short))
    return " ".join(before.split()[-most:])


def _long_form(short: str, words: str) -> str | None:
    place = len(words)
    letters = [letter.lower() for letter in short if letter.isalnum()]
    for turn, letter in enumerate(reversed(letters), start=1):
        first = turn == len(letters)
        place -= 1
        while place >= 0 and not _fits(words, place, letter, first=first):
            place -= 1
        if place < 0:
            return None
    return LEADING_WORDS.sub("", words[place:])


def _fits(words: str, place: int, letter: str, *, first: bool) -> bool:
    if words[place].lower() != letter:
        return False
    return not first or place == 0 or not words[place - 1].isalnum()
