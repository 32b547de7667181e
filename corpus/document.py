"""The nouns of the guidance: a document is its text, and the blocks that the text is made of."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open run of a document's text, in Unicode code points."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a span: {self.start}..{self.end}")

    def of(self, text: str) -> str:
        """Return the words that this span marks in ``text``."""
        return text[self.start : self.end]

    def covers(self, other: Span) -> bool:
        """Say whether ``other`` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end


class BlockKind(StrEnum):
    """What a block is to its reader."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    ROW = "row"


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, paragraph, list item or table row, and the block that introduces it.

    ``lead`` is the position, among the document's blocks, of an item's lead-in or a row's header.
    """

    kind: BlockKind
    span: Span
    level: int = 0
    anchor: str | None = None
    lead: int | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """Where a document comes from, and what is known of it beside its text."""

    title: str
    url: str | None = None
    publisher: str | None = None
    published: date | None = None
    updated: date | None = None
    checked: date | None = None
    licence: str | None = None
    owner: str | None = None
    review_by: date | None = None
    kind: str | None = None
    """What the publisher calls this kind of page, ``Guidance``."""
    government: str | None = None
    """The government that published it, where that is in office no more."""
    nations: str | None = None
    """Which nations of the United Kingdom it is for, ``England and Wales``; None where all."""
    format: str = "text"
    restatement: bool = False

    @property
    def written(self) -> date | None:
        """The day of its words: of its last update, else of its publication."""
        return self.updated or self.published

    @property
    def is_updated(self) -> bool:
        """Whether its words are of a later day than its publication, or of none that is known."""
        return self.updated is not None and self.updated != self.published


@dataclass(frozen=True, slots=True)
class Section:
    """The blocks under one heading: ``blocks[first:last]``, the heading itself not among them."""

    headings: tuple[str, ...]
    anchor: str | None
    first: int
    last: int


@dataclass(frozen=True)
class Document:
    """One source as it was read: every quote is a slice of ``text``."""

    id: str
    source: Source
    text: str
    blocks: tuple[Block, ...] = field(repr=False)
    dated: tuple[Span, ...] = ()
    """The lines that say when it was published or updated: to be quoted, not to be searched."""
    abbreviations: Mapping[str, str] = field(default_factory=dict, hash=False, repr=False)
    """What the source itself says that its short forms stand for."""

    @property
    def title(self) -> str:
        """The source's title."""
        return self.source.title

    @cached_property
    def digest(self) -> str:
        """SHA-256 of the text in UTF-8, in hex: two documents that agree in it say the same."""
        return hashlib.sha256(self.text.encode()).hexdigest()

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        """The runs of blocks between headings, in order; a heading with no words under it has none.

        The heading that repeats the title opens no section of its own: it stands in every footnote.
        """
        found: list[Section] = []
        trail: list[tuple[int, str]] = []
        anchor: str | None = None
        first = 0
        for position, block in enumerate(self.blocks):
            if block.kind is not BlockKind.HEADING:
                continue
            if position > first:
                found.append(Section(_names(trail), anchor, first, position))
            words = block.span.of(self.text)
            trail = [(level, name) for level, name in trail if level < block.level]
            if words != self.title:
                trail.append((block.level, words))
            anchor = block.anchor
            first = position + 1
        if first < len(self.blocks):
            found.append(Section(_names(trail), anchor, first, len(self.blocks)))
        return tuple(found)

    def leads(self, position: int) -> tuple[int, ...]:
        """Return the positions of the blocks that introduce block ``position``, outermost first."""
        chain: list[int] = []
        lead = self.blocks[position].lead
        while lead is not None:
            chain.append(lead)
            lead = self.blocks[lead].lead
        return tuple(reversed(chain))


def _names(trail: list[tuple[int, str]]) -> tuple[str, ...]:
    return tuple(name for _, name in trail)
