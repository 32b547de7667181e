"""Documents are cut into passages by heading; a list item never leaves its lead-in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.document import Block, BlockKind, Document, Section
from corpus.passage import Passage

if TYPE_CHECKING:
    from collections.abc import Iterator

LONGEST = 1_600
"""Characters: a section up to this length is one passage (about 250 words)."""


def passages(document: Document) -> tuple[Passage, ...]:
    """Cut ``document`` into passages: each lies within one section, and none overlaps another."""
    runs = ((section, run) for section in document.sections for run in _runs(document, section))
    return tuple(
        Passage.cut(document, section, position, *run)
        for position, (section, run) in enumerate(runs)
    )


def _runs(document: Document, section: Section) -> Iterator[tuple[int, int]]:
    """Fill each passage with whole groups, a lead-in and its list being one, up to the limit."""
    start = section.first
    for first, last in _groups(document, section):
        opening, closing = document.blocks[start].span.start, document.blocks[last - 1].span.end
        if first > start and closing - opening > LONGEST:
            yield start, first
            start = first
    yield start, section.last


def _groups(document: Document, section: Section) -> Iterator[tuple[int, int]]:
    first = section.first
    for position in range(section.first + 1, section.last):
        if not _led(document.blocks[position]):
            yield first, position
            first = position
    yield first, section.last


def _led(block: Block) -> bool:
    return block.kind in {BlockKind.ITEM, BlockKind.ROW} and block.lead is not None
