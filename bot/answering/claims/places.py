"""The peoples that a check tells apart, by the stems of their names."""

from __future__ import annotations

from bot.answering import places as names
from index.analysis import STEMS

PEOPLES: dict[str, int] = {}
for _number, _line in enumerate(names.PEOPLES.strip().splitlines()):
    for _word in _line.split():
        if _word not in {"United", "States", "Kingdom"}:
            PEOPLES[STEMS.term(_word) or _word] = _number
"""By stem: the number of the people that the word names."""

OF_TWO_WORDS = {
    tuple(STEMS.terms("United States")): PEOPLES[STEMS.term("American") or ""],
    tuple(STEMS.terms("United Kingdom")): PEOPLES[STEMS.term("British") or ""],
}

ADJECTIVES = {
    STEMS.term(line.split()[0]) or line.split()[0] for line in names.PEOPLES.strip().splitlines()
}
NESTED = frozenset(PEOPLES[STEMS.term(w) or w] for w in ("British", "English", "Scottish", "Welsh"))
"""Peoples of one kingdom: none excludes another."""
