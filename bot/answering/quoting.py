"""Match → Quote: the sentence or list items that answer, with what must travel with them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.answering.kinds import Kind
from bot.answering.meaning import BRACKETED, explaining_heading
from bot.answering.patterns import compiled
from bot.answering.quote import Quote, QuotedSpan, Role
from bot.answering.shapes import LOOSE, holds
from bot.answering.units import Unit, units
from bot.answering.warnings import warnings
from corpus.citation import Citation
from corpus.document import BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from bot.answering.matching import Match
    from corpus.document import Document, Span

LONGEST_LIST = 12
"""Items: a longer list is quoted in part."""
SHOWN = 600
"""Characters of a long paragraph that are shown of it as nearest."""
BRIEF = 200
"""Characters: a longer sentence is not quoted for coming after the one that answers."""
BOLD = 3
"""Runs shown in bold at the most: more would point at nothing."""
LIMITS = compiled(
    r"(?:however|but|except|unless|otherwise|only if|this does not|this only|this rule does not"
    r"|you (?:cannot|can’t|can't|do not|don’t|don't) .*\bif|if not|exceptions?)\b"
)
"""How a sentence begins that limits the one before it."""


def quote(best: Match, others: Sequence[Match], kind: Kind, today: date) -> Quote:
    """Quote ``best`` and those of ``others`` that answer beside it, in document order."""
    document = best.document
    around = list(units(document, best.hit.passage))
    spans = [*_named(best, kind), *_leads(best), *_answers(best, around, kind)]
    spans += _after(best, around, kind)
    quoted = {one.span for one in spans}
    spans += [_answer(document, one.unit, kind) for one in others if one.unit.span not in quoted]
    return _quoted(best, spans, today)


def nearest(best: Match, today: date) -> Quote:
    """Quote the paragraph or list of ``best`` for the reader to judge, nothing in bold."""
    document, unit = best.document, best.unit
    around = list(units(document, best.hit.passage))
    lead = document.blocks[unit.block].lead
    beside = _paragraph(unit, around) if lead is None else _led(document, around, lead)
    chosen = beside if unit in beside else [unit]
    spans = [*_leads(best), *(_answer(document, one, Kind.OTHER) for one in chosen)]
    if unit.introduces:
        spans += [_answer(document, one, Kind.OTHER) for one in _led(document, around, unit.block)]
    return _quoted(best, spans, today)


def _quoted(best: Match, spans: Sequence[QuotedSpan], today: date) -> Quote:
    ordered = tuple(sorted(spans, key=lambda quoted: quoted.span))
    words = next(quoted.text for quoted in ordered if quoted.role is Role.ANSWER)
    said = " ".join(quoted.text for quoted in ordered)
    citation = Citation.of(best.hit.passage, best.document, words)
    warned = tuple(warnings(said, best.document.source, today))
    return Quote(ordered, citation, best.hit.score, warned)


def _named(best: Match, kind: Kind) -> Iterator[QuotedSpan]:
    """Yield the heading where it says what the short form asked for stands for."""
    if kind is not Kind.MEANING or BRACKETED.search(best.unit.span.of(best.document.text)):
        return
    span = explaining_heading(best.document, best.hit.passage)
    if span is not None:
        yield QuotedSpan(span, span.of(best.document.text), Role.LEAD_IN)


def _leads(best: Match) -> Iterator[QuotedSpan]:
    """Yield what the unit leans on: its question, what its pronoun speaks of, its lead-in."""
    unit, text = best.unit, best.document.text
    spans = [span for span in (unit.before, *unit.leads) if span is not None]
    first = min((span.start for span in spans), default=unit.span.start)
    # "Yes." and "Up to 3 years." say nothing without the question that they answer.
    if unit.question is not None and not text[unit.question.end : first].strip():
        spans.insert(0, unit.question)
    for span in spans:
        yield QuotedSpan(span, span.of(text), Role.LEAD_IN)


def _answers(best: Match, around: Sequence[Unit], kind: Kind) -> Iterator[QuotedSpan]:
    document, unit = best.document, best.unit
    yield _answer(document, unit, kind)
    answers_itself = best.typed and holds(kind, unit.span.of(document.text))
    if unit.introduces and not answers_itself:
        for led in _led(document, around, unit.block):
            yield _answer(document, led, kind)


def _after(best: Match, around: Sequence[Unit], kind: Kind) -> Iterator[QuotedSpan]:
    """Yield the sentence after the quoted one: where it limits that, or may be half of the answer.

    A figure, a date or a name that was asked for stands in one sentence; what is to be done, and
    how, often goes on in the next.
    """
    unit, document = best.unit, best.document
    if unit.kind is not BlockKind.PARAGRAPH:
        return
    after = next((one for one in around if one.span.start >= unit.span.end), None)
    if after is None or after.kind is not BlockKind.PARAGRAPH or after.introduces:
        return
    text = after.span.of(document.text)
    if LIMITS.match(text):
        yield QuotedSpan(after.span, text, Role.CONDITION)
    elif after.block == unit.block and not best.typed and len(text) <= BRIEF:
        yield _answer(document, after, kind)


def _paragraph(unit: Unit, around: Sequence[Unit]) -> list[Unit]:
    """Return the sentences of its paragraph, of a long one those that come after it first."""
    whole = [one for one in around if one.block == unit.block]
    ends = [one.span.end for one in whole if one.span.end <= unit.span.start + SHOWN]
    end = max(ends, default=unit.span.end)
    return [one for one in whole if one.span.end <= end and one.span.start >= end - SHOWN]


def _led(document: Document, around: Sequence[Unit], lead: int) -> list[Unit]:
    led = [unit for unit in around if document.blocks[unit.block].lead == lead]
    return led[:LONGEST_LIST]


def _answer(document: Document, unit: Unit, kind: Kind) -> QuotedSpan:
    text = unit.span.of(document.text)
    bold: tuple[Span, ...] = () if kind in LOOSE else (holds(kind, text) or ())[:BOLD]
    return QuotedSpan(unit.span, text, Role.ANSWER, unit.kind is BlockKind.ITEM, bold)
