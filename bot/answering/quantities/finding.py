"""Text in, quantities out, in order: dates first, then years, then figures."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from bot.answering.quantities.bounds import bounded
from bot.answering.quantities.dates import dates, years
from bot.answering.quantities.figures import figures
from bot.answering.quantities.masking import masked
from bot.answering.quantities.numerals import HINT

if TYPE_CHECKING:
    from bot.answering.quantities.quantity import Quantity

MONTHS = re.compile(
    r"\b(?:january|february|march|april|june|july|august|september|october|november|december"
    r"|(?<=\d )may)\b"
)
BARE_MONTH = re.compile(
    r"\b(?:in|on|by) (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)", re.IGNORECASE
)
"""A month that is a date though no figure stands beside it."""
SHOUTED = 0.8
"""The share of capitals from which a text is read as if it were in small letters."""


@lru_cache(maxsize=512)
def quantities(text: str) -> tuple[Quantity, ...]:
    """Return the quantities that ``text`` states, in order; none overlaps another."""
    if not (HINT.search(text) or BARE_MONTH.search(text)):
        return ()
    words = left = masked(_quiet(text))
    found: list[Quantity] = []
    for finder in (dates, years, figures):
        for quantity in finder(left):
            found.append(bounded(_as_written(quantity, text), words))
            left = _blanked(left, quantity)
    return tuple(sorted(found, key=lambda quantity: quantity.span))


def _as_written(quantity: Quantity, text: str) -> Quantity:
    return replace(quantity, text=quantity.span.of(text))


def _quiet(text: str) -> str:
    shouted = sum(map(str.isupper, text)) > SHOUTED * sum(map(str.isalpha, text))
    quiet = MONTHS.sub(lambda match: match.group().title(), text.lower()) if shouted else text
    return quiet if len(quiet) == len(text) else text


def _blanked(text: str, quantity: Quantity) -> str:
    span = quantity.span
    return text[: span.start] + " " * (span.end - span.start) + text[span.end :]
