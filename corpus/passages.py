"""Documents are cut into passages by heading; a list item stays with its lead-in if it can."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.passage import LONGEST, Passage

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from corpus.document import Block, Document, Section


def passages(document: Document) -> tuple[Passage, ...]:
    """Cut ``document`` into passages: each lies within one section, and none overlaps another.

    A lead-in and its list stand in one passage, unless they are longer than a passage may be: then
    the items that follow elsewhere find it by ``Document.leads``.
    """
    runs = ((section, run) for section in document.sections for run in _runs(document, section))
    return tuple(
        Passage.cut(document, section, position, *run)
        for position, (section, run) in enumerate(runs)
    )


def _runs(document: Document, section: Section) -> Iterator[tuple[int, int]]:
    """Fill each passage with whole groups; a group that is too long is filled block by block."""
    start = section.first
    for first, last in _groups(document, section):
        if _length(document.blocks, start, last) <= LONGEST:
            continue
        if start < first:
            yield start, first
        start = first
        for position in range(first + 1, last):
            if _length(document.blocks, start, position + 1) > LONGEST:
                yield start, position
                start = position
    yield start, section.last


def _groups(document: Document, section: Section) -> Iterator[tuple[int, int]]:
    """Yield the runs of blocks that lead one another."""
    first = section.first
    for position in range(section.first + 1, section.last):
        if document.blocks[position].lead is None:
            yield first, position
            first = position
    yield first, section.last


def _length(blocks: Sequence[Block], first: int, last: int) -> int:
    return blocks[last - 1].span.end - blocks[first].span.start
