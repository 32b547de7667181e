"""The units a quote is chosen from: sentences, list items, table rows, and what they lean on."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from corpus.document import Block, BlockKind, Document, Span
from corpus.sentences import sentences
from index.analysis import STEMS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from corpus.passage import Passage

LEANS = re.compile(
    r"(?:It|Its|They|Their|This|These|Those|That|He|She|His|Her|Such|Each of these|Both|Here"
    r"|There(?! (?:is|are|was|were|will|has|have|may)\b)"
    r"|The (?:centre|programme|scheme|service|organisation|former|latter))\b"
)
"""How a sentence begins that speaks of the one before it."""


SIGNS = {"$": "dollar", "£": "pound", "€": "euro"}
"""How a sign is called where it is spoken of: in stems."""
OPENING = 8
"""Words in which a sentence has named what it is about."""

REMEMBERED = 2048
"""Sentences whose stems are kept: many questions meet the same ones, and each meets some twice."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A sentence, item or row of a passage, by block position, and the words around it."""

    block: int
    span: Span
    kind: BlockKind
    leads: tuple[Span, ...] = ()
    """What introduces it, outermost first: always quoted with it."""
    before: Span | None = None
    """The sentence that it, or its lead-in, speaks of when it begins with "It" or "This"."""
    introduces: bool = False
    """Whether a list or table follows that this unit leads into."""
    question: Span | None = None
    """The question of the page that it stands under."""


def units(document: Document, passage: Passage) -> Iterator[Unit]:
    """Yield the units of ``passage`` in document order."""
    introducing = {block.lead for block in document.blocks if block.lead is not None}
    spoken_of: Span | None = None
    question: Span | None = None
    leaned_on: dict[int, Span | None] = {}
    for position in range(passage.first, passage.last):
        block = document.blocks[position]
        leads = document.leads(position)
        before = leaned_on.get(leads[0]) if leads else None
        for span in _spans(document, block):
            if _asks(document, span) and block.kind is BlockKind.PARAGRAPH:
                question = span
                continue
            if not leads:
                leaning = LEANS.match(span.of(document.text)) is not None
                before = spoken_of if leaning else None
                spoken_of = spoken_of if leaning else span
            last = span.end == block.span.end
            introduces = last and position in introducing
            lead_spans = tuple(document.blocks[lead].span for lead in leads)
            yield Unit(position, span, block.kind, lead_spans, before, introduces, question)
        leaned_on[position] = before


def _spans(document: Document, block: Block) -> Sequence[Span]:
    if block.kind is BlockKind.PARAGRAPH:
        return tuple(sentences(document.text, block.span))
    return (block.span,)


def _asks(document: Document, span: Span) -> bool:
    """Say whether a sentence is a question: the page asks it to answer it in what follows."""
    return span.of(document.text).rstrip().endswith("?")


def subject(document: Document, sentence: Span) -> Span:
    """Return the opening words of ``sentence``: what one that begins with "It" speaks of."""
    words = sentence.of(document.text).split()[:OPENING]
    length = len(" ".join(words))
    return Span(sentence.start, min(sentence.end, sentence.start + length))


def stems(document: Document, *spans: Span | None) -> frozenset[str]:
    """Return the stems of the words in ``spans``, and of what their signs are called."""
    there = [_stems(span.of(document.text)) for span in spans if span is not None]
    return there[0] if len(there) == 1 else frozenset().union(*there)


@lru_cache(REMEMBERED)
def _stems(words: str) -> frozenset[str]:
    return frozenset(
        (*STEMS.terms(words), *(said for sign, said in SIGNS.items() if sign in words))
    )
