"""The units a quote is chosen from: sentences, list items, table rows, and what they lean on."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.document import BlockKind, Document, Span
from corpus.sentences import sentences
from index.analysis import STEMS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corpus.passage import Passage

LEANS = re.compile(
    r"(?:It|Its|They|Their|This|These|Those|That|He|She|His|Her|Such|Each of these|Both|There|Here"
    r"|The (?:centre|programme|scheme|service|organisation|former|latter))\b"
)
"""How a sentence begins that speaks of the one before it."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A sentence, item or row of a passage, by block position, and the words around it."""

    block: int
    span: Span
    kind: BlockKind
    leads: tuple[Span, ...] = ()
    """What introduces it, outermost first: always quoted with it."""
    before: Span | None = None
    """The sentence that a unit beginning with "It" or "This" speaks of."""
    introduces: bool = False
    """Whether a list or table follows that this unit leads into."""


def units(document: Document, passage: Passage) -> Iterator[Unit]:
    """Yield the units of ``passage`` in document order."""
    introducing = {block.lead for block in document.blocks if block.lead is not None}
    before: Span | None = None
    for position in range(passage.first, passage.last):
        block = document.blocks[position]
        spans = [block.span]
        if block.kind is BlockKind.PARAGRAPH:
            spans = list(sentences(document.text, block.span))
        leads = tuple(document.blocks[lead].span for lead in document.leads(position))
        for span in spans:
            introduces = position in introducing and span.end == block.span.end
            leaning = before is not None and LEANS.match(span.of(document.text))
            yield Unit(position, span, block.kind, leads, before if leaning else None, introduces)
            if not leaning and block.kind is BlockKind.PARAGRAPH:
                before = span


def stems(document: Document, *spans: Span | None) -> frozenset[str]:
    """Return the stems of the words in ``spans``."""
    return frozenset(
        term for span in spans if span is not None for term in STEMS.terms(span.of(document.text))
    )
