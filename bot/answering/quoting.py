"""Match → Quote: the sentence or list items that answer, with what must travel with them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.answering.kinds import holds
from bot.answering.quote import Quote, QuotedSpan, Role
from bot.answering.units import units
from bot.answering.warnings import warnings
from corpus.citation import Citation
from corpus.document import BlockKind, Document, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from bot.answering.kinds import Kind
    from bot.answering.matching import Match

LONGEST_LIST = 12
"""Items: a longer list is quoted in part."""


SUPPORT = 0.75
"""Share of the best match's score that a passage needs to stand beside it in support."""
SUPPORTS = 2


def quote(best: Match, others: Sequence[Match], kind: Kind, today: date) -> Quote:
    """Quote ``best`` and those of ``others`` that answer beside it."""
    document = best.document
    spans = tuple(sorted(_spans(best, others, kind), key=lambda quoted: quoted.span))
    words = next(quoted.text for quoted in spans if quoted.role is Role.ANSWER)
    said = " ".join(quoted.text for quoted in spans)
    citation = Citation.of(best.hit.passage, document, words)
    return Quote(spans, citation, best.hit.score, tuple(warnings(said, document.source, today)))


def _spans(best: Match, others: Sequence[Match], kind: Kind) -> Iterator[QuotedSpan]:
    document, unit = best.document, best.unit
    if unit.before is not None:
        yield QuotedSpan(unit.before, unit.before.of(document.text), Role.LEAD_IN)
    for lead in unit.leads:
        yield QuotedSpan(lead, lead.of(document.text), Role.LEAD_IN)
    yield _answer(document, unit.span, kind, item=unit.kind is BlockKind.ITEM)
    if unit.introduces and not (best.typed and holds(kind, unit.span.of(document.text))):
        for led in _led(best):
            yield _answer(document, led, kind, item=True)
    for other in others:
        yield _answer(document, other.unit.span, kind, item=other.unit.kind is BlockKind.ITEM)


def _led(best: Match) -> Iterator[Span]:
    block = best.unit.block
    passage = best.hit.passage
    led = [
        u.span for u in units(best.document, passage) if best.document.blocks[u.block].lead == block
    ]
    yield from led[:LONGEST_LIST]


def _answer(document: Document, span: Span, kind: Kind, *, item: bool) -> QuotedSpan:
    text = span.of(document.text)
    return QuotedSpan(span, text, Role.ANSWER, item=item, bold=(holds(kind, text) or ())[:3])


def supporting(best: Match, found: Sequence[Match], kind: Kind, today: date) -> tuple[Quote, ...]:
    """Quote the best unit of each other passage that speaks of the question nearly as well."""
    firsts: dict[str, Match] = {}
    for match in found:
        firsts.setdefault(match.hit.passage.id, match)
    firsts.pop(best.hit.passage.id, None)
    near = [match for match in firsts.values() if match.score >= SUPPORT * best.score]
    return tuple(quote(match, (), kind, today) for match in near[:SUPPORTS])
