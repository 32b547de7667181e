"""Hit → Quote: the sentence or list item that answers, with what must travel with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.answering.quote import Code, Quote, QuotedSpan, Role, Warned
from corpus.citation import Citation
from corpus.document import BlockKind, Document, Span
from corpus.freshness import is_old, passed_date, time_words
from corpus.sentences import sentences
from index.analysis import STEMS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from bot.answering.question import Reading
    from corpus.passage import Passage
    from index.edition import Edition
    from index.ranking import Hit


def best_quote(reading: Reading, hit: Hit, edition: Edition, today: date) -> Quote | None:
    """Quote the unit of ``hit`` that shares most with ``reading``."""
    document = edition.document(hit.passage.document)
    asked = set(STEMS.terms(reading.sentence))
    units = list(_units(document, hit.passage))
    position, span = max(
        units, key=lambda unit: len(asked & set(STEMS.terms(unit[1].of(document.text))))
    )
    leads = [document.blocks[lead].span for lead in document.leads(position)]
    spans = (
        *(QuotedSpan(lead, lead.of(document.text), Role.LEAD_IN) for lead in leads),
        QuotedSpan(
            span,
            span.of(document.text),
            Role.ANSWER,
            item=document.blocks[position].kind is BlockKind.ITEM,
        ),
    )
    citation = Citation.of(hit.passage, document, span.of(document.text))
    return Quote(spans, citation, hit.score, tuple(_warnings(spans, document, today)))


def _units(document: Document, passage: Passage) -> Iterator[tuple[int, Span]]:
    for position in range(passage.first, passage.last):
        block = document.blocks[position]
        if block.kind is BlockKind.PARAGRAPH:
            yield from ((position, span) for span in sentences(document.text, block.span))
        else:
            yield position, block.span


def _warnings(spans: tuple[QuotedSpan, ...], document: Document, today: date) -> Iterator[Warned]:
    source = document.source
    words = " ".join(span.text for span in spans)
    past = passed_date(words, source.published, today)
    if past:
        yield Warned(Code.PAST_DATE, past)
    if source.published and is_old(source.published, today):
        yield Warned(Code.OLD_SOURCE)
    if time_words(words):
        yield Warned(Code.TIME_WORD, time_words(words)[0])
    if source.restatement:
        yield Warned(Code.RESTATEMENT)
