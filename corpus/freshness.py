"""What time has done to a statement: its source's age, dates now past, words that speak of now."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

OLD_AFTER_YEARS = 2

TIME_WORDS = re.compile(
    r"\b(currently|at present|recent(?:ly)?|underway|latest|this year|last year|next year|today|"
    r"soon|upcoming|new(?:est)?|now|still|continues to be)\b",
    re.IGNORECASE,
)
FUTURE = re.compile(
    r"\b(?:by|until|before|in|from|during|will|expected|forecast|planned?|projected|due)\b",
    re.IGNORECASE,
)
YEAR = re.compile(
    r"\b(?:(?:by|at|until|before)\s+)?(?:(?:the\s+)?(end|start|middle) of\s+)?((?:19|20)\d\d)\b"
)


def age(published: date, today: date) -> int:
    """Return whole years from ``published`` to ``today``, never below zero."""
    had_birthday = (today.month, today.day) >= (published.month, published.day)
    return max(0, today.year - published.year - (not had_birthday))


def is_old(published: date, today: date) -> bool:
    """Say whether a source is old: two whole years."""
    return age(published, today) >= OLD_AFTER_YEARS


def passed_date(sentence: str, published: date | None, today: date) -> str | None:
    """Return the words of a date that lay ahead when ``sentence`` was published and is now past."""
    if published is None or FUTURE.search(sentence) is None:
        return None
    for match in YEAR.finditer(sentence):
        year = int(match[2])
        if published.year <= year < today.year and (match[1] or year > published.year):
            return f"the {match[1]} of {year}" if match[1] else str(year)
    return None


def time_words(sentence: str) -> tuple[str, ...]:
    """Return the words that speak of the time of writing, as written, in order, each once."""
    return tuple(dict.fromkeys(match.group() for match in TIME_WORDS.finditer(sentence)))
