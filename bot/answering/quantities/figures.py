"""Figures that are no dates: counts, percentages, fractions, money, measures, ordinals."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING

from bot.answering.quantities import numerals
from bot.answering.quantities.measures import CURRENCIES, CURRENCY_WORDS, SYMBOLS, UNIT, UNITS
from bot.answering.quantities.quantity import Kind, Quantity
from corpus.document import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

SCALE = rf"(?:{numerals.SCALE})"
VULGAR = f"[{''.join(numerals.VULGAR)}]"
NUMBER = (
    rf"(?P<power>{numerals.POWER})"
    rf"|(?P<digits>{numerals.DIGITS}\s?{VULGAR}|{VULGAR}|{numerals.DIGITS})"
    rf"|\b(?P<spelled>{numerals.SPELLED})\b"
    rf"|\b(?P<half>half)(?= an? {SCALE}\b)"
)
AMOUNT = re.compile(
    rf"(?P<currency>{SYMBOLS})?\s?(?<![\w.,^/])(?<![A-Za-z]-)(?:{NUMBER})"
    r"(?P<half_more>\sand a half\b)?"
    rf"(?P<scale>(?:[\s-]|\san?\s){SCALE}\b|\s?(?:k|mn|bn|tn)\b)*"
    rf"(?:(?P<percent>\s?%|[\s-]per\s?cent\b)|\s?(?P<words>\b(?:{CURRENCY_WORDS})\b)"
    rf"|(?P<pence>p\b)|[\s-]?(?P<unit>(?:{UNIT})(?![\w²]))"
    r"(?P<old>[\s-]+(?:olds?|of age)\b)?)?"
    r"(?![A-Za-z]|/\d)",
    re.IGNORECASE,
)
FRACTION = re.compile(
    r"\b(?:(?P<some>an?|one|two|three|four|five|six|seven|nine)[\s-]"
    r"(?P<part>half|halves|third|quarter|fifth|sixth|seventh|eighth|ninth|tenth)(?P<many>s?)"
    r"(?=\s(?:of|the|their|its|more|less|as)\b|[,.;)]|$)"
    r"|(?P<over>\d{1,2})/(?P<under>\d{1,3})(?![/\d])"
    r"|(?P<one>\d{1,2}|one|two|three|four|nine) (?:in|out of) (?:every )?"
    r"(?P<of>\d{1,4}|two|three|four|five|six|eight|ten|twenty|a hundred)\b(?=\s[a-z-]+s?\b)"
    r"|(?<!first )(?<!second )(?<!other )(?<!last )(?<!and a )(?P<half>half)"
    r"(?= (?:of|the|their|its|all)\b))",
    re.IGNORECASE,
)
DETERMINERS = ("the", "its", "his", "her", "their", "your", "our", "a", "every", "each", "very")
DETERMINED = "|".join(
    [rf"(?<=\b{word} )" for word in DETERMINERS]
    + [rf"(?<={end} )" for end in ("’s", "'s", "s’", "s'")]
)
IDIOM = (
    r"\s\d|\s(?:part(?:y|ies)|time|aid|name|instance|hand|place|class|half|and (?:foremost|only))\b"
    r"|\s(?:to|of all)\b|-hand|s\b"
)
ORDINAL = re.compile(
    r"\b\d{1,3}(?:,\d{3}){0,5}(?:st|nd|rd|th)\b"
    rf"|(?:{DETERMINED})"
    rf"(?:{numerals.ORDINAL_WORD})\b(?!{IDIOM})"
    rf"|\b(?:{numerals.ORDINAL_WORD})(?=[\s-](?:[a-z]+est|most|best|worst)\b)",
    re.IGNORECASE,
)
PARTED = re.compile(
    rf"\d(?:st|nd|rd|th|/|\s(?:in|out)\b)|\bhal|\bquarter|{numerals.ORDINAL_WORD}"
    r"|(?:one|two|three|four|nine) (?:in|out)\b",
    re.IGNORECASE,
)
"""What every fraction and ordinal has one of."""
JOINED = re.compile(r"(?:\s?[-–—−]{1,2}\s?|\sto\s|\sand\s|\sor\s)(?:a\s)?", re.IGNORECASE)
BETWEEN = re.compile(r"\b(?:between|from)\s(?:the\s|about\s)?$", re.IGNORECASE)
AGED = re.compile(r"\bage[ds]?\s(?:of\s)?(?:between\s|over\s|under\s|at least\s)?$", re.IGNORECASE)
MILLIONS = re.compile(r"\+?\s(?!of\b|from\b|away\b|in\b)(?:[\w-]+\s)?[\w-]+s\b", re.IGNORECASE)
SAID_OF = re.compile(r"s\s?(?:[:(]|\bis|\bare)\s?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Amount:
    """A figure that may still be an end of a range, and whether it names its scale and unit."""

    quantity: Quantity
    scale: Fraction
    bare: bool


def figures(text: str) -> Iterator[Quantity]:
    """Yield the figures of masked ``text``; "20 to 30 million" is one."""
    if not numerals.HINT.search(text):
        return
    text, parts = _taken(text)
    yield from parts
    amounts = [a for match in AMOUNT.finditer(text) if (a := _amount(text, match))]
    at = 0
    while at < len(amounts):
        pair = _range(text, *amounts[at : at + 2]) if at + 1 < len(amounts) else None
        yield pair or amounts[at].quantity
        at += 2 if pair else 1


def _taken(text: str) -> tuple[str, list[Quantity]]:
    """Take ordinals and fractions out of ``text``, so that their words count nothing else."""
    found: list[Quantity] = []
    if not PARTED.search(text):
        return text, found
    for pattern, read in ((FRACTION, _fraction), (ORDINAL, _ordinal)):
        for match in pattern.finditer(text):
            quantity = read(match)
            if quantity is not None:
                found.append(quantity)
                blank = " " * (match.end() - match.start())
                text = text[: match.start()] + blank + text[match.end() :]
    return text, found


def _fraction(match: re.Match[str]) -> Quantity | None:
    if match["half"]:
        value = Fraction(1, 2)
    elif match["over"] or match["one"]:
        over, under = match["over"] or match["one"], match["under"] or match["of"]
        top, bottom = _small(over), _small(under)
        if not 0 < top < bottom:
            return None
        value = top / bottom
    else:
        some = match["some"].lower()
        value = (Fraction(1) if some in {"a", "an"} else numerals.spelled(some)) / numerals.PARTS[
            match["part"].lower()
        ]
    return _quantity(match, Kind.FRACTION, value, Fraction(1, 100))


def _small(written: str) -> Fraction:
    return Fraction(written) if written.isdigit() else numerals.spelled(written)


def _ordinal(match: re.Match[str]) -> Quantity:
    return _quantity(match, Kind.ORDINAL, numerals.ordinal(match.group()), Fraction(1))


def _quantity(match: re.Match[str], kind: Kind, value: Fraction, step: Fraction) -> Quantity:
    span = Span(*match.span())
    return Quantity(span, match.group(), kind, value, value, step)


def _amount(text: str, match: re.Match[str]) -> _Amount | None:
    number = _number(match)
    if number is None:
        return None
    value, step = number
    if match["half_more"]:
        value += Fraction(1, 2)
    scale, meant = _scale(text, match)
    if match["unit"] == "G":  # 5G names a network
        return None
    kind, unit = _kind(match, meant)
    if scale == 1 and value >= numerals.SCALES["thousand"] and step == 1:
        step = _rounded(value)
    if match["half"]:
        step = Fraction(1, 10)
    pence = 100 if match["pence"] else 1
    span = Span(match.end() - len(match.group().lstrip()), match.end())
    quantity = Quantity(
        span,
        span.of(text),
        kind,
        value * scale / pence,
        value * scale / pence,
        step * scale / pence,
        unit=_aged(text, match, unit) if kind in {Kind.MEASURE, Kind.COUNT} else unit,
    )
    if quantity.unit == "age":
        quantity = replace(quantity, kind=Kind.MEASURE)
    return _Amount(quantity, scale, bare=not (match["currency"] or match["percent"] or unit))


def _number(match: re.Match[str]) -> tuple[Fraction, Fraction] | None:
    if match["power"]:
        value = numerals.power(match["power"])
        return None if value is None else (value, value / 10)
    if match["digits"]:
        return numerals.digits(match["digits"])
    value = Fraction(1, 2) if match["half"] else numerals.spelled(match["spelled"])
    return value, Fraction(1)


def _scale(text: str, match: re.Match[str]) -> tuple[Fraction, bool]:
    """Return what the scale words multiply by, and whether a bare m means million."""
    whole = match.group().lower()
    number = match["power"] or match["digits"] or match["spelled"] or match["half"]
    tail = whole.split(number.lower(), 1)[1]
    scale = Fraction(1)
    for word in re.findall(rf"\b{SCALE}\b|(?<![a-z])(?:k|mn|bn|tn)\b", tail):
        scale *= numerals.SCALES[word]
    if (match["unit"] or "").lower() == "m" and scale == 1:
        meant = bool(
            match["currency"]
            or MILLIONS.match(text, match.end())
            or SAID_OF.search(text, 0, match.start())
        )
        return (Fraction(numerals.SCALES["m"]), True) if meant else (scale, False)
    return scale, False


def _kind(match: re.Match[str], millions: bool) -> tuple[Kind, str]:  # noqa: FBT001
    if match["percent"]:
        return Kind.PERCENT, ""
    if match["currency"] or match["words"] or match["pence"]:
        written = (match["currency"] or match["words"] or "£").lower()
        return Kind.MONEY, CURRENCIES[re.sub(r"\s+", " ", written)]
    if match["unit"] and not millions:
        return Kind.MEASURE, "age" if match["old"] else unit_name(match["unit"])
    return Kind.COUNT, ""


@lru_cache(maxsize=256)
def unit_name(written: str) -> str:
    """Return the one name of a unit as written; where only the case differs, the exact one."""
    for flags in (0, re.IGNORECASE):
        for form, name in UNITS.items():
            if re.fullmatch(form, written, flags):
                return name
    return written.lower()


def _rounded(value: Fraction) -> Fraction:
    """Return the rounding of a whole number with zeros at its end: 25,000 is to the thousand."""
    step = 1
    while value % (step * 10) == 0 and step * 250 <= value:
        step *= 10
    return Fraction(step)


def _aged(text: str, match: re.Match[str], unit: str) -> str:
    start = match.end() - len(match.group().lstrip())
    before = text[max(0, start - 24) : start]
    return "age" if unit in {"", "year"} and AGED.search(before) else unit


def _range(text: str, first: _Amount, second: _Amount) -> Quantity | None:
    """Join two figures that are the ends of one range, or return None."""
    one, other = first.quantity, second.quantity
    gap = JOINED.fullmatch(text, one.span.end, other.span.start)
    between = BETWEEN.search(text, 0, one.span.start) is not None
    if gap is None or (gap.group().strip() == "and" and not between):
        return None
    same = one.kind is other.kind and one.unit == other.unit
    aged = one.unit == "age" and (second.bare or other.unit in {"", "year"})
    if not same and not first.bare and not aged:
        return None
    lift = second.scale if first.scale == 1 and one.value < other.value / second.scale else 1
    low = one.value * lift
    if first.bare and one.kind is Kind.COUNT and other.unit == "GBP" and "p" in other.text:
        low /= 100
    if low >= other.value or (gap.group().strip() == "or" and other.value > low + other.step * 2):
        return None
    span = Span(one.span.start, other.span.end)
    kind, unit = (one.kind, one.unit) if aged else (other.kind, other.unit)
    return replace(
        other, span=span, text=span.of(text), value=low, high=other.value, kind=kind, unit=unit
    )
