"""Times that a sentence names, from a day to a year, as the first and last day that they span."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from corpus.dates import MONTHS
from corpus.document import Span

if TYPE_CHECKING:
    from collections.abc import Callable

BEFORE = r"(?<![\w£$€/.,:#-])(?<!\d\s)"
YEAR = r"(?P<year>(?:19|20)\d\d)(?![\w/]|[-–:.,]\d|\s\d{3}\b)"
NAMES = "|".join(
    (*(m.title() for m in MONTHS), *(rf"{m[:3].title()}\b\.?" for m in MONTHS), "Sept")
)
MONTH = rf"(?P<month>{NAMES})"
PART = (
    r"(?:(?P<part>(?:the\s+)?(?:end|close|start|beginning|middle)\s+of|early|mid|late|end)[\s-]+)?"
)
NTH = r"(?P<nth>first|second|third|fourth|final|last|[QH][1-4])"
SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "winter": (12, 14)}
ORDER = {"first": 1, "second": 2, "third": 3, "fourth": 4}


@dataclass(frozen=True, slots=True)
class Moment:
    """A time as a sentence names it: its words, and its first and last day."""

    span: Span
    words: str
    first: date
    last: date
    bare: bool = False
    """It is a year alone, which may be part of a name."""


def moments(sentence: str) -> list[Moment]:
    """Return the times that ``sentence`` names, in order; a day that no calendar has is none."""
    found: list[Moment] = []
    for form, days in FORMS:
        for match in form.finditer(sentence):
            span = Span(*match.span())
            if any(span.start < one.span.end and one.span.start < span.end for one in found):
                continue
            try:
                first, last = days(match)
            except ValueError:
                continue
            found.append(Moment(span, match.group(), first, last, match.group() == match["year"]))
    return sorted(found, key=lambda moment: moment.span)


def _day(match: re.Match[str]) -> tuple[date, date]:
    one = date(int(match["year"]), _number(match["month"]), int(match["day"]))
    return one, one


def _month(match: re.Match[str]) -> tuple[date, date]:
    month = _number(match["month"])
    return _part(match, *_months(int(match["year"]), month, month))


def _season(match: re.Match[str]) -> tuple[date, date]:
    return _months(int(match["year"]), *SEASONS[match["season"].lower()])


def _nth(match: re.Match[str]) -> tuple[date, date]:
    nth = match["nth"]
    long = 6 if nth[0] == "H" or match["unit"] == "half" else 3
    number = int(nth[1]) if nth[0] in "QH" else ORDER.get(nth, 12 // long)
    return _months(int(match["year"]), (number - 1) * long + 1, number * long)


def _two_years(match: re.Match[str]) -> tuple[date, date]:
    """Return a tax, school or reporting year, at the latest of their ends; ValueError otherwise."""
    year = int(match["year"])
    if (year + 1) % 100 != int(match["next"]) % 100:
        raise ValueError("not the year after")
    return date(year, 4, 1), date(year + 1, 8, 31)


def _year(match: re.Match[str]) -> tuple[date, date]:
    return _part(match, *_months(int(match["year"]), 1, 12))


def _part(match: re.Match[str], first: date, last: date) -> tuple[date, date]:
    part = (match["part"] or "").removeprefix("the ").split(" ")[0]
    third = timedelta(days=(last - first).days // 3)
    parts = {
        "end": (last, last),
        "close": (last, last),
        "start": (first, first),
        "beginning": (first, first),
        "early": (first, first + third),
        "mid": (first + third, last - third),
        "middle": (first + third, last - third),
        "late": (last - third, last),
    }
    return parts.get(part, (first, last))


def _months(year: int, first: int, last: int) -> tuple[date, date]:
    end_year, end_month = year + (last - 1) // 12, (last - 1) % 12 + 1
    return date(year, first, 1), date(end_year, end_month, monthrange(end_year, end_month)[1])


def _number(month: str) -> int:
    return next(n for n, name in enumerate(MONTHS, 1) if name.startswith(month[:3].lower()))


FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], tuple[date, date]]], ...] = tuple(
    (re.compile(rf"{BEFORE}{form}"), days)
    for form, days in (
        (rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?{MONTH},?\s+{YEAR}", _day),
        (rf"{MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,\s+{YEAR}", _day),
        (r"(?P<year>20\d\d)\s*(?:to|-|–|/)\s*(?P<next>(?:20)?\d\d)(?![\w/-])", _two_years),
        (rf"{PART}{MONTH},?\s+{YEAR}", _month),
        (rf"(?P<season>(?i:spring|summer|autumn|winter))\s+(?:of\s+)?{YEAR}", _season),
        (rf"(?:the\s+)?{NTH}(?:\s+(?P<unit>quarter|half))?\s+(?:of\s+)?{YEAR}", _nth),
        (rf"{PART}{YEAR}", _year),
    )
)
