"""What time has done to a statement: its source's age, dates now past, words that speak of now."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpus.moments import moments

if TYPE_CHECKING:
    from datetime import date

    from corpus.moments import Moment

OLD_AFTER_YEARS = 2

READER = "".join(
    f"(?<!{word} )" for word in ("you", "you’re", "you're", "you’ve", "you've", "they")
)
"""What is so for the reader today is no statement about the time of writing."""
TIME_WORDS = re.compile(
    rf"\b(?:{READER}currently|{READER}recently|(?<!most )recent|at present|at the time of writing|"
    r"underway|under way|upcoming|newest|so far|(?<!up )to date|(?:this|last|next) year|today|"
    r"continues to be|latest(?= (?:investment|figures?|data|research|reports?|statistics|version))|"
    r"current(?= (?:rates?|levels?|figures?|limits?|prices?|fees?|market|law|rules|guidance|plans?|"
    r"government|statutory|standard|minimum|National))|(?<=is )now|(?<=has )now|(?<=will )soon)\b",
    re.IGNORECASE,
)
LIMIT = re.compile(
    r"\b(?:by|until|till|before|no later than|not later than|ends?(?: on)?|ending|expires?(?: on)?)"
    r"\s+(?:the\s+)?$",
    re.IGNORECASE,
)
"""Before a time that a sentence looks ahead to, even where that time had begun."""
AHEAD = re.compile(
    r"\b(?:will|shall|expect(?:ed|s)|forecasts?|plan(?:ned|s)|project(?:ed|s)|scheduled|"
    r"intends?|aims?|due (?:to|in|by|on)|going to)\b",
    re.IGNORECASE,
)
ASKED = re.compile(r"\b(?:must|should|can|may|have to|has to|needs? to)\b", re.IGNORECASE)
HAPPENED = re.compile(
    r"(?:(?<!\bbe )(?<!\bis )(?<!\bare )(?<!\bto have )(?<!\bwill have )\b"
    r"(?:\w+ed|was|were|had|began|born|came|got|left|made|paid|took|went)\b[^.;]{0,90}\b"
    r"(?:on|in|by|before|after|since)(?: or (?:before|after))?|\b(?:was|were))\s+(?:the\s+)?$",
    re.IGNORECASE,
)
"""Before a time that lay in the past when it was told: a page is revised after its date."""
NAME = re.compile(
    r"\b(?!By|In|From|Until|Before|After|During|Since|At|On|To|For|Of|The|And|Between)"
    r"[A-Z][\w’'-]*\s+$"
)
"""Before a bare year that is part of a name: ``Horizon 2020``."""


def age(published: date, today: date) -> int:
    """Return whole years from ``published`` to ``today``, never below zero."""
    had_birthday = (today.month, today.day) >= (published.month, published.day)
    return max(0, today.year - published.year - (not had_birthday))


def is_old(published: date, today: date) -> bool:
    """Say whether a source is old: two whole years."""
    return age(published, today) >= OLD_AFTER_YEARS


def passed_date(sentence: str, written: date | None, today: date) -> str | None:
    """Return the words of a time that lay ahead when ``sentence`` was written, and is now past.

    Where nobody knows when it was written, only a sentence that looks ahead counts.
    """
    for moment in moments(sentence):
        before = sentence[: moment.span.start]
        if moment.last < today and _lay_ahead(moment, before, written):
            return moment.words
    return None


def _lay_ahead(moment: Moment, before: str, written: date | None) -> bool:
    if moment.bare and NAME.search(before):
        return False
    told = HAPPENED.search(before)
    if told is not None and not AHEAD.search(told.group()) and not ASKED.search(told.group()):
        return False
    limit = LIMIT.search(before)
    if written is None:
        forecast = AHEAD.search(before) is not None
        return forecast or (limit is not None and not limit.group().lower().startswith("before"))
    return (moment.first if limit is None else moment.last) > written


def time_words(sentence: str) -> tuple[str, ...]:
    """Return the words that speak of the time of writing, as written, in order, each once."""
    return tuple(dict.fromkeys(match.group() for match in TIME_WORDS.finditer(sentence)))
