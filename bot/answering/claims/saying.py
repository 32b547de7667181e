"""A figure in the few words that say what it is of: "X-rays (25 million), each year"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.answering.quantities.measures import PERIOD
from corpus.document import Span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.answering.claims.statement import Statement
    from bot.answering.quantities import Quantity

EVERY = re.compile(
    rf"\b(?:(?:an?|per|each|every)\s+(?:{'|'.join(sorted(PERIOD, key=len, reverse=True))})"
    r"|annually|yearly|monthly|weekly|daily|hourly)\b",
    re.IGNORECASE,
)
LONGEST = 80
"""Characters: what is counted in more is left to the quote."""


@dataclass(frozen=True, slots=True)
class Saying:
    """Words as they stand in a text, and where the figure is in them."""

    text: str
    figure: Span


def saying(said: Statement, quantity: Quantity, others: Iterable[Statement] = ()) -> Saying:
    """Put ``quantity`` of ``said`` into its words; its period may stand in one of ``others``."""
    figure = quantity.bound or quantity.span
    start, end = _reach(said.text, quantity, figure)
    period = EVERY.search(said.text, end) if quantity.per else None
    if period and not said.text[end : period.start()].strip():
        end, period = period.end(), None
    elif quantity.per and period is None:
        found = (EVERY.search(other.text) for other in (said, *others))
        period = next(filter(None, found), None)
    text = said.text[start:end] + (f", {period.group().lower()}" if period else "")
    return Saying(text, Span(figure.start - start, figure.end - start))


def _reach(text: str, quantity: Quantity, figure: Span) -> tuple[int, int]:
    start, end = figure.start, figure.end
    counted = quantity.counted
    if counted and max(end, counted.span.end) - min(start, counted.span.start) <= LONGEST:
        start, end = min(start, counted.span.start), max(end, counted.span.end)
    if text[start:end].count("(") > text[start:end].count(")") and text[end : end + 1] == ")":
        end += 1
    return start, end
