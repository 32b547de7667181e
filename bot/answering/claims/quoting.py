"""A unit of guidance as a quote with its footnote."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.answering.quote import Quote, QuotedSpan, Role
from bot.answering.warnings import warnings
from corpus.citation import Citation
from corpus.document import BlockKind

if TYPE_CHECKING:
    from datetime import date

    from bot.answering.claims.evidence import Unit


def quote(unit: Unit, scores: dict[str, float], today: date | None) -> Quote | None:
    """Quote ``unit`` with its lead-ins; nothing where it stands in no passage."""
    if unit.passage is None:
        return None
    text = unit.document.text
    spans = (
        *(QuotedSpan(lead, lead.of(text), Role.LEAD_IN) for lead in unit.lead_spans),
        QuotedSpan(
            unit.span,
            unit.span.of(text),
            Role.ANSWER,
            item=unit.document.blocks[unit.block].kind is BlockKind.ITEM,
        ),
    )
    words = " ".join(quoted.text for quoted in spans)
    told = () if today is None else tuple(warnings(words, unit.document.source, today))
    citation = Citation.of(unit.passage, unit.document, unit.span.of(text))
    return Quote(spans, citation, scores.get(unit.passage.id, 0.0), told)
