"""What a claim is held against: a sentence or list item, with all that it is read with."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from bot.answering.claims.statement import Statement, Word, read
from bot.answering.claims.subjects import refers, subject, unnamed
from corpus.document import BlockKind, Document, Span
from corpus.sentences import sentences
from index.analysis import STEMS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from corpus.passage import Passage

SHORTEST = 2
"""Sentences: a document of no more has none before them that names its subject."""
LONGEST = 1_000
NEAREST = 8
"""Units that a claim is aligned with: what shares fewer words does not decide it."""
OPENING = 40
"""Characters of a title by which it is known as the text's own opening."""


@dataclass(frozen=True)
class Unit:
    """A sentence or item, its lead-ins, and the names that it may rely on; read when it is used.

    ``prior`` is the sentence that a pronoun at its beginning refers to; an ``extract`` is a
    document of a sentence or two.
    """

    document: Document
    passage: Passage
    block: int
    span: Span
    lead_spans: tuple[Span, ...]
    prior: Span | None
    extract: bool

    @cached_property
    def said(self) -> Statement:
        """The sentence or item itself."""
        return read(self.span.of(self.document.text))

    @cached_property
    def leads(self) -> tuple[Statement, ...]:
        """The sentences that it hangs on."""
        return tuple(read(lead.of(self.document.text)) for lead in self.lead_spans)

    @cached_property
    def here(self) -> tuple[Statement, ...]:
        """The statements that are quoted: lead-ins, then the sentence or item itself."""
        return (*self.leads, self.said)

    @cached_property
    def trail(self) -> Statement:
        """The title and the headings above."""
        return read("\n".join((self.document.title, *self.passage.headings)))

    @cached_property
    def subject(self) -> tuple[Word, ...]:
        """The words that a pronoun at its beginning stands for."""
        return subject(read(self.prior.of(self.document.text))) if self.prior else ()

    @cached_property
    def open(self) -> bool:
        """Whether it is an extract that never names what it speaks of."""
        return self.extract and unnamed(self.said)

    @cached_property
    def stems(self) -> frozenset[str]:
        """The stems of its own words and of its lead-ins'."""
        spans = (*self.lead_spans, self.span)
        return frozenset(t for span in spans for t in STEMS.terms(span.of(self.document.text)))


def nearest(claim: Statement, found: Iterable[Unit]) -> list[Unit]:
    """Return the units that share most words with ``claim``; of equals, the first found."""
    asked = {word.stem for word in claim.words}
    shared = sorted(found, key=lambda unit: len(asked & unit.stems), reverse=True)

    def with_subject(unit: Unit) -> int:
        return len(asked & (unit.stems | {word.stem for word in unit.subject}))

    # What a pronoun stands for takes reading: it is asked of those that come near.
    return sorted(shared[: 2 * NEAREST], key=with_subject, reverse=True)[:NEAREST]


def units(document: Document, passage: Passage, *, alone: bool = False) -> Iterator[Unit]:
    """Yield what ``passage`` says, one sentence or item at a time.

    Of a document that stands ``alone`` in its edition the claim is known to be about it.
    """
    extract = alone and is_extract(document)
    text = document.text
    before: Span | None = None
    for position in range(passage.first, passage.last):
        kind = document.blocks[position].kind
        if kind is BlockKind.HEADING:
            continue
        lead_spans = tuple(document.blocks[lead].span for lead in document.leads(position))
        for span in _spans(document, position):
            leans = any(refers(one.of(text)) for one in (span, *lead_spans))
            prior = before if leans else None
            yield Unit(document, passage, position, span, lead_spans, prior, extract)
            if kind is BlockKind.PARAGRAPH and not leans:
                before = span


def _spans(document: Document, position: int) -> tuple[Span, ...]:
    block = document.blocks[position]
    if block.kind is BlockKind.PARAGRAPH:
        return tuple(sentences(document.text, block.span))
    return (block.span,)


def is_extract(document: Document) -> bool:
    """Say whether a document is a sentence or two without a title that names its subject."""
    text = document.text
    if len(text) > LONGEST:
        return False
    title = read(document.title)
    named = any(word.capital and word.start for word in title.words)
    own = text.lstrip().startswith(document.title[:OPENING].rstrip("… "))
    short = len(list(sentences(text, Span(0, len(text))))) <= SHORTEST
    return short and (own or not named)
