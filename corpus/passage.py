"""A passage: what is ranked, and what a quote is taken from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.document import Span

if TYPE_CHECKING:
    from corpus.document import Document, Section

LONGEST = 1_600
"""Characters: about 250 words, the length that a section of guidance seldom exceeds."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A verbatim run of one section of a document: its blocks ``first`` up to ``last``."""

    document: str
    position: int
    first: int
    last: int
    span: Span
    text: str
    headings: tuple[str, ...]
    anchor: str | None

    @property
    def id(self) -> str:
        """The document's id and the passage's place in it, ``guidance#3``."""
        return f"{self.document}#{self.position}"

    @classmethod
    def cut(
        cls, document: Document, section: Section, position: int, first: int, last: int
    ) -> Passage:
        """Cut blocks ``first`` up to ``last`` out of ``document``."""
        span = Span(document.blocks[first].span.start, document.blocks[last - 1].span.end)
        text = span.of(document.text)
        return cls(document.id, position, first, last, span, text, section.headings, section.anchor)

    def __post_init__(self) -> None:
        if len(self.text) != self.span.end - self.span.start or self.first >= self.last:
            raise ValueError(f"passage {self.id} is not a run of its document")

    def stands_in(self, document: Document) -> bool:
        """Say whether this passage is, to the letter, that slice of ``document``."""
        return self.document == document.id and self.span.of(document.text) == self.text
