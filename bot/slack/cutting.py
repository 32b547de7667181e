"""A quote too long for one message is cut; what is left is still the guidance's own words."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.answering import Role
from corpus.document import Span

if TYPE_CHECKING:
    from bot.answering import Quote, QuotedSpan

MOST_SPANS = 40
"""More list items than this are no answer, and each costs blocks their room."""


def cut(quote: Quote, most: int) -> Quote:
    """Return ``quote`` in at most ``most`` characters, the longest spans cut first."""
    spans = _fewer(quote.spans)
    cap = most // max(1, len(spans))
    for length in sorted((len(span.text) for span in spans), reverse=True):
        if sum(min(len(span.text), length) for span in spans) <= most:
            cap = max(cap, length)
            break
    return replace(quote, spans=tuple(_shorter(span, cap) for span in spans))


def _fewer(spans: tuple[QuotedSpan, ...]) -> tuple[QuotedSpan, ...]:
    """Keep what leads in and what answers before anything else."""
    spare = MOST_SPANS
    kept = []
    for span in sorted(spans, key=lambda span: span.role is Role.CONDITION):
        if spare:
            kept.append(span)
            spare -= 1
    return tuple(sorted(kept, key=lambda span: span.span))


def _shorter(span: QuotedSpan, most: int) -> QuotedSpan:
    """Cut at the end of a word."""
    if len(span.text) <= most:
        return span
    whole = span.text[: most + 1].rsplit(maxsplit=1)
    text = span.text[: len(whole[0])] if len(whole) > 1 else span.text[:most]
    end = len(text)
    bold = tuple(Span(b.start, min(b.end, end)) for b in span.bold if b.start < end)
    return replace(span, span=Span(span.span.start, span.span.start + end), text=text, bold=bold)
