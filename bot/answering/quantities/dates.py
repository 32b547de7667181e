"""Dates, months, years, decades and centuries, as days or years that can be compared."""

from __future__ import annotations

import calendar
import re
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

from bot.answering.quantities.numerals import ordinal
from bot.answering.quantities.quantity import Kind, Quantity
from corpus.document import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

NO_YEAR = "--"
"""The unit of a date without its year: its value is month × 100 + day."""

LEAP = 2000
"""A date without its year may be the 29th of February."""

_NAMES = [name.lower() for name in calendar.month_name]
MONTHS = {name[:3]: number for number, name in enumerate(_NAMES) if name}
MONTH = (
    r"(?:(?:January|February|March|April|May|June|July|August|September|October|November|December)\b"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
)
YEAR = r"(?:1\d{3}|20\d\d|21\d\d)"
DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
PATTERNS = (
    rf"\b{DAY}(?: of)?[ ,]+(?P<month>{MONTH}),?[ ]?,? ?(?P<year>{YEAR})\b",
    rf"\b(?P<month>{MONTH}) {DAY}(?: ?, ?| )(?P<year>{YEAR})\b",
    r"\b(?P<year>(?:19|20)\d\d)-(?P<month>[01]\d)-(?P<day>[0-3]\d)\b",
    r"\b(?P<day>[0-3]?\d)[/.](?P<month>[01]?\d)[/.](?P<year>(?:19|20)\d\d)\b",
    rf"\b(?P<month>{MONTH})(?: of)? ?,? ?(?P<year>{YEAR})\b",
    rf"\b{DAY}(?: of)? (?P<month>{MONTH})(?! ?\d)",
    rf"\b(?P<month>{MONTH}) {DAY}\b(?![,.]?\d|:)",
    rf"(?<=\b(?:[Ii]n|[Oo]n|[Bb]y) )(?P<month>{MONTH})(?! ?\d)",
    r"\b(?P<decade>(?:1[5-9]|20)\d0) ?['’]?s\b",
    r"(?<=\bthe )['’]?(?P<short>[1-9]0)['’]?s\b",
    r"\b(?P<century>\d{1,2}(?:st|nd|rd|th)|[A-Za-z-]*(?:first|second|third|th))[ -]century\b",
)
TIMED = re.compile(rf"\d{{4}}|{MONTH}|\d0 ?['’]?s\b|\bcentury\b")
"""What every date has one of."""
DATES = tuple(re.compile(pattern) for pattern in PATTERNS)
YEARS = re.compile(
    rf"(?<![\d£$€])(?<!\d[.,:/-])\b(?P<year>{YEAR})\b"
    rf"(?:\s?(?P<dash>[-–—−]{{1,2}}|to|until|and)\s?(?P<until>{YEAR})\b)?"
    r"(?![%,.]\d|\s?(?:%|per\s?cent|million|billion|thousand|MHz|km|kg|mg|ml|miles|metres|m\b))"
)
BOUNDED = re.compile(
    r"\b(?:over|about|around|nearly|almost|than|least|some|approximately|exactly|roughly|up to)\s$",
    re.IGNORECASE,
)
NAMED = re.compile(r"(?:\b(?:an?|the|summer|spring|autumn|winter|year)\s|\()$", re.IGNORECASE)
DURING = re.compile(
    r"\b(?:in|by|since|until|till|during|from|before|after|of|mid|early|late|between|and|to)[\s-]$",
    re.IGNORECASE,
)
COUNTS = re.compile(
    r"\s+(?:[a-z-]+\s+)?(?:people|men|women|children|staff|[a-z-]+(?<![sui])s)\b(?<!was)(?<!does)"
)
EARLIEST = 1500
"""A bare number below this is taken for a year only after a word such as "in"."""


def dates(text: str) -> Iterator[Quantity]:
    """Yield the dates of ``text`` (already masked), not yet its bare years."""
    if not TIMED.search(text):
        return
    for pattern in DATES:
        for match in pattern.finditer(text):
            found = _dated(match)
            if found is not None:
                yield found
                text = _blanked(text, match)


def years(text: str) -> Iterator[Quantity]:
    """Yield years and ranges of years; a number that counts a plural is none."""
    for match in YEARS.finditer(text):
        if not _is_year(text, match):
            continue
        first, last = int(match["year"]), int(match["until"] or match["year"])
        joined = match["dash"] in {"and", "until"}
        if joined and not re.search(r"\b(?:between|from)\s$", text[: match.start()], re.IGNORECASE):
            last = first
        span = Span(match.start(), match.end("year") if last <= first else match.end())
        value, high = Fraction(first), Fraction(max(first, last))
        yield Quantity(span, span.of(text), Kind.YEAR, value, high)


def as_days(quantity: Quantity) -> tuple[int, int] | None:
    """Return the first and last day of a dated quantity, or None where its year is not said."""
    if quantity.unit == NO_YEAR:
        return None
    first, last = int(quantity.value), int(quantity.high)
    if quantity.kind is Kind.DATE:
        return first, last
    return date(first, 1, 1).toordinal(), date(last, 12, 31).toordinal()


def _is_year(text: str, match: re.Match[str]) -> bool:
    before = text[max(0, match.start() - 16) : match.start()]
    if BOUNDED.search(before):
        return False
    if NAMED.search(before):
        return True
    if COUNTS.match(text, match.end()):
        return False
    return int(match["year"]) >= EARLIEST or DURING.search(before) is not None


def _dated(match: re.Match[str]) -> Quantity | None:
    made = match.groupdict()
    if made.get("decade") or made.get("short"):
        first = int(made.get("decade") or f"19{made['short']}")
        return _quantity(match, Kind.YEAR, first, first + 9)
    try:
        if made.get("century"):
            number = int(ordinal(made["century"]))
            return _quantity(match, Kind.YEAR, 100 * number - 99, 100 * number)
        return _day(match, made)
    except (ValueError, KeyError):  # the 31st of June, the umpteenth century
        return None


def _day(match: re.Match[str], made: dict[str, str]) -> Quantity:
    """Read a day or a month, with its year or without; ValueError where there is none such."""
    month = int(made["month"]) if made["month"].isdigit() else MONTHS[made["month"][:3].lower()]
    day = int(made["day"]) if made.get("day") else None
    if not made.get("year"):
        date(LEAP, month, day or 1)
        number = 100 * month
        return _quantity(match, Kind.DATE, number + (day or 1), number + (day or 31), NO_YEAR)
    year = int(made["year"])
    last = day or calendar.monthrange(year, month)[1]
    days = date(year, month, day or 1).toordinal(), date(year, month, last).toordinal()
    return _quantity(match, Kind.DATE, *days)


def _quantity(match: re.Match[str], kind: Kind, first: int, last: int, unit: str = "") -> Quantity:
    span = Span(*match.span())
    return Quantity(span, match.group(), kind, Fraction(first), Fraction(last), unit=unit)


def _blanked(text: str, match: re.Match[str]) -> str:
    return text[: match.start()] + " " * (match.end() - match.start()) + text[match.end() :]
