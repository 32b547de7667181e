"""What a reader returns: the text, blocks and metadata of a document to be."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from corpus.document import Block, Document, Source, Span

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date


LONGEST_TITLE = 90


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """The publisher's word that a page no longer holds."""

    since: date | None
    why: str
    replacement: str | None = None
    """The address of what holds instead."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A source as it was read, before the library gives it an id."""

    source: Source
    text: str
    blocks: tuple[Block, ...]
    dated: tuple[Span, ...] = ()
    abbreviations: Mapping[str, str] = field(default_factory=dict)
    withdrawn: Withdrawal | None = None

    def document(self, name: str) -> Document:
        """Return the document that this is, under the id ``name``."""
        return Document(name, self.source, self.text, self.blocks, self.dated, self.abbreviations)


def shortened(words: str) -> str:
    """Return ``words`` as a title: one line, and no longer than a line."""
    line = " ".join(words.split())
    return line if len(line) <= LONGEST_TITLE else f"{line[:LONGEST_TITLE].rsplit(' ', 1)[0]} …"
