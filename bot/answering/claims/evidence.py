"""What a claim is held against: a sentence or list item, with all that it is read with."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from bot.answering.claims.statement import Statement, Word, read
from bot.answering.claims.subjects import refers, subject, unnamed
from corpus.document import BlockKind, Document, Span
from corpus.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from corpus.passage import Passage

SHORTEST = 2
"""Sentences: a document of no more has none before them that names its subject."""
LONGEST = 1_000
NEAREST = 16
"""Units that a claim is aligned with: what shares fewer words does not decide it."""
OPENING = 40
"""Characters of a title by which it is known as the text's own opening."""


@dataclass(frozen=True)
class Unit:
    """A sentence or item, its lead-ins, and the names that it may rely on.

    ``subject`` holds the words that a pronoun at its beginning stands for; an ``extract`` is a
    document of a sentence or two, and is ``open`` where it never names what it speaks of.
    """

    said: Statement
    leads: tuple[Statement, ...]
    trail: Statement
    subject: tuple[Word, ...]
    extract: bool
    open: bool
    span: Span
    block: int
    lead_spans: tuple[Span, ...]
    document: Document
    passage: Passage | None

    @property
    def here(self) -> tuple[Statement, ...]:
        """The statements that are quoted: lead-ins, then the sentence or item itself."""
        return (*self.leads, self.said)

    @cached_property
    def stems(self) -> frozenset[str]:
        """The stems of all that the unit is read with, but for its trail."""
        words = (word for said in self.here for word in said.words)
        return frozenset(word.stem for word in (*words, *self.subject))


def nearest(claim: Statement, found: Iterable[Unit]) -> list[Unit]:
    """Return the units that share most words with ``claim``; of equals, the first found."""
    asked = {word.stem for word in claim.words}
    shared = sorted(found, key=lambda unit: len(asked & unit.stems), reverse=True)
    return shared[:NEAREST]


def units(document: Document, passage: Passage, *, alone: bool = False) -> Iterator[Unit]:
    """Yield what ``passage`` says, one sentence or item at a time.

    Of a document that stands ``alone`` in its edition the claim is known to be about it.
    """
    trail = read("\n".join((document.title, *passage.headings)))
    extract = alone and is_extract(document)
    before: tuple[Word, ...] = ()
    for position in range(passage.first, passage.last):
        kind = document.blocks[position].kind
        if kind is BlockKind.HEADING:
            continue
        lead_spans = tuple(document.blocks[lead].span for lead in document.leads(position))
        leads = tuple(read(lead.of(document.text)) for lead in lead_spans)
        for span in _spans(document, position):
            said = read(span.of(document.text))
            leans = refers(said.text) or any(refers(lead.text) for lead in leads)
            yield Unit(
                said,
                leads,
                trail,
                before if leans else (),
                extract,
                extract and unnamed(said),
                span,
                position,
                lead_spans,
                document,
                passage,
            )
            if kind is BlockKind.PARAGRAPH and not leans:
                before = subject(said)


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
