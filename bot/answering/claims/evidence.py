"""What a claim is held against: a sentence or list item, with all that it is read with."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.answering.claims.statement import Statement, Word, read
from bot.answering.claims.vocabulary import GENERIC, PRONOUNS
from corpus.document import BlockKind, Document, Span
from corpus.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corpus.passage import Passage

SUBJECT = re.compile(
    r"^(?:[\"“'•\s]*)(?:(?:In|At|On|For|As|By|From|Since|During|After|Before|With|Historically)\b[^,]*,\s*)*"
)
VERB = re.compile(
    r"(?<=\s)(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|should|does|do|did"
    r"|also|which|who|that|[a-z]{3,}(?:ed|[^s]s))\b|,|\("
)
FRAGMENT = 2
"""A document of at most this many sentences has no first sentence that names its subject."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A sentence or item, its lead-ins, and the names that it may rely on.

    ``subject`` holds the words that a pronoun at its beginning stands for; ``open`` says that the
    text it stands in never names its subject, as an extract may.
    """

    said: Statement
    leads: tuple[Statement, ...]
    trail: Statement
    subject: tuple[Word, ...]
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


def units(document: Document, passage: Passage) -> Iterator[Unit]:
    """Yield what ``passage`` says, one sentence or item at a time."""
    trail = read("\n".join((document.title, *passage.headings)))
    fragment = is_fragment(document)
    before: tuple[Word, ...] = ()
    for position in range(passage.first, passage.last):
        block = document.blocks[position]
        if block.kind is BlockKind.HEADING:
            continue
        spans = (
            tuple(sentences(document.text, block.span))
            if block.kind is BlockKind.PARAGRAPH
            else (block.span,)
        )
        leads = tuple(document.blocks[lead].span for lead in document.leads(position))
        lead_statements = tuple(read(lead.of(document.text)) for lead in leads)
        for span in spans:
            said = read(span.of(document.text))
            refers = _refers(said.text) or any(_refers(lead.text) for lead in lead_statements)
            yield Unit(
                said,
                lead_statements,
                trail,
                before if refers else (),
                fragment and _unnamed(said),
                span,
                position,
                leads,
                document,
                passage,
            )
            if block.kind is BlockKind.PARAGRAPH and not refers:
                before = subject(said)


def is_fragment(document: Document) -> bool:
    """Say whether a document is an extract: it has no title but its own opening words."""
    text = document.text.strip()
    if not text.startswith(document.title.strip()):
        return False
    return len(list(sentences(text, Span(0, len(text))))) <= FRAGMENT


def subject(said: Statement) -> tuple[Word, ...]:
    """Return the words of what a sentence is about: those before its verb."""
    start = SUBJECT.match(said.text)
    at = start.end() if start else 0
    verb = VERB.search(said.text, at + 1)
    end = verb.start() if verb else len(said.text)
    found = tuple(word for word in said.words if at <= word.start < end)
    bracketed = re.compile(r"\s*\(([A-Z]{2,})\)").match(said.text, max(0, end - 1))
    if bracketed:
        found += tuple(word for word in said.words if word.start == bracketed.start(1))
    return found


def _refers(text: str) -> bool:
    """Say whether a sentence opens with a word that stands for something named before."""
    start = SUBJECT.match(text)
    opening = text[start.end() if start else 0 :].split(maxsplit=1)
    return bool(opening) and opening[0].lower().rstrip(",") in PRONOUNS


def _unnamed(said: Statement) -> bool:
    """Say whether a sentence's subject is a pronoun or "the film", never named within it."""
    if _refers(said.text):
        return True
    if {"he", "she", "it", "they", "his", "her", "its", "their"} & said.all:
        return True
    return any(
        re.search(rf"\b[Tt]he (?:\w+ ){{0,2}}{word}\b", said.text) for word in GENERIC & said.all
    )
