"""Abbreviations that a text explains: "Life Sciences Organisation (LSO)".

The rule is Schwartz & Hearst's (2003): read from the right, every letter of the short form stands
in order in the words before it, and its first letter begins one of them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

BRACKETED = re.compile(r"(?P<before>[^()\n]{2,120}?)[ \u00a0]\((?P<inside>[^()\n]{2,80})\)")
SHORT = re.compile(r"(?=(?:[^A-Z]*[A-Z]){2})[A-Za-z0-9][\w&./-]{1,9}")
LEADING_WORDS = re.compile(r"^(?:the|a|an|of|and|for|in|by|to|with|called|as)\s+", re.IGNORECASE)


def abbreviations(text: str) -> Iterator[tuple[str, str]]:
    """Yield each short form that ``text`` explains, with its long form, both as written."""
    for found in BRACKETED.finditer(text):
        before, inside = found["before"], found["inside"].strip()
        last = before.split()[-1:]
        if SHORT.fullmatch(inside):
            short, long = inside, _long_form(inside, _nearest_words(inside, before))
        elif last and SHORT.fullmatch(last[0]):
            short, long = last[0], _long_form(last[0], inside)
        else:
            continue
        if long and len(long.split()) > 1:
            yield short, long


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
