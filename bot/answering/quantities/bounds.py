"""What stands around a figure: its comparator, what it counts, per what period."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.answering.quantities.counting import counted_after, counted_before, period
from bot.answering.quantities.quantity import Comparator, Kind, Quantity
from corpus.document import Span

BEFORE = (
    (Comparator.EXACT, r"exactly|precisely|a total of"),
    (
        Comparator.UP_TO,
        (
            r"no more than|not more than|no later than|not exceed(?:ing|s)?|at most"
            r"|(?:an? )?maximum(?: of)?|up to|as many as|as much as|within|no greater than"
        ),
    ),
    (Comparator.AT_LEAST, r"at least|(?:an? )?minimum(?: of)?|(?:no|not) (?:less|fewer) than"),
    (Comparator.NEARLY, r"almost|nearly|just under|just below|close to|approaching|not quite"),
    (
        Comparator.OVER,
        (
            r"over|more than|above|exceed(?:s|ed|ing)?|in excess of|greater than|older than"
            r"|upwards of|north of|tops?|topped|topping|higher than|longer than|beyond"
            r"|surpass(?:es|ed|ing)?"
        ),
    ),
    (
        Comparator.UNDER,
        (
            r"under|below|(?:fall|falls|fell|falling) short of|less than|fewer than|lower than"
            r"|younger than|shorter than"
        ),
    ),
    (
        Comparator.ABOUT,
        r"about|around|approximately|approx\.?|roughly|some|circa|c\.|~|(?:an )?estimated",
    ),
)
DATED_BEFORE = (
    (Comparator.UP_TO, r"by|until|till|by (?:the )?(?:end|start|close)(?: of)?|to"),
    (Comparator.AT_LEAST, r"since|from"),
    (Comparator.OVER, r"after"),
    (Comparator.UNDER, r"before|prior to"),
    (Comparator.ABOUT, r"around|about|circa"),
)
AFTER = (
    (
        Comparator.AT_LEAST,
        r"\s?\+|\splus\b|\s(?:or|and) (?:more|over|above|older|longer|greater|later)\b",
    ),
    (Comparator.UP_TO, r"\s(?:or|and) (?:less|fewer|under|below|younger|earlier)\b"),
    (Comparator.ABOUT, r"\sor so\b"),
)


def _compiled(
    table: tuple[tuple[Comparator, str], ...], frame: str
) -> tuple[tuple[Comparator, re.Pattern[str]], ...]:
    return tuple((c, re.compile(frame.format(p), re.IGNORECASE)) for c, p in table)


_BEFORE = _compiled(
    BEFORE, r"(?:(?<!\w)(?:{}))\s*(?:an?\s+|the\s+|the last\s+|a total of\s+)?[(\[*]*$"
)
_DATED = _compiled(DATED_BEFORE, r"(?<!\w)(?:{})\s+(?:the\s+|(?:early|late|mid)[\s-])?$")
_NOT_UNTIL = re.compile(
    r"\b(?:not|never|[a-z]+n[’']t)\b[^.,;:]*\b(?P<then>until|till|before)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
"""What is denied until a time is said of that time, or of later."""
_BETWEEN = re.compile(r"\b(?:between|from)\s(?:about\s|the\s)?$", re.IGNORECASE)
_AFTER = _compiled(AFTER, r"(?:{})")

COUNTING = {Kind.COUNT, Kind.PERCENT, Kind.FRACTION, Kind.ORDINAL}


def bounded(quantity: Quantity, masked: str) -> Quantity:
    """Return ``quantity`` with what ``masked``, the text it stands in, says around it."""
    start, end = quantity.span.start, quantity.span.end
    comparator, bound = _comparator(quantity, masked)
    quantity = replace(quantity, comparator=comparator, bound=bound)
    if quantity.timed:
        return quantity
    per = period(masked, start, end)
    if quantity.kind not in COUNTING:
        return replace(quantity, per=per)
    after = counted_after(masked, bound.end if bound else end)
    counted = after or (None if quantity.kind is Kind.ORDINAL else counted_before(masked, start))
    return replace(quantity, counted=counted, per=per)


def _comparator(quantity: Quantity, text: str) -> tuple[Comparator, Span | None]:
    start, end = quantity.span.start, quantity.span.end
    window = max(0, start - 32)
    both_ends = quantity.ranged and " to " in quantity.text
    table = _DATED if quantity.timed else _BEFORE
    not_until = _NOT_UNTIL.search(text, 0, start) if quantity.timed else None
    if not_until:
        return Comparator.AT_LEAST, Span(not_until.start("then"), end)
    for comparator, pattern in table:
        before = pattern.search(text[window:start])
        if before and not (both_ends and comparator is Comparator.AT_LEAST):
            return comparator, Span(window + before.start(), end)
    for comparator, pattern in _AFTER:
        after = pattern.match(text, end)
        if after:
            return comparator, Span(start, after.end())
    between = _BETWEEN.search(text[window:start]) if quantity.ranged else None
    bound = Span(window + between.start(), end) if between else None
    ends = quantity.ranged and not quantity.timed
    return (Comparator.BETWEEN if ends else Comparator.EXACT), bound
