"""The section that a quote stands in, as much of it as can be shown, the quoted words marked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.document import BlockKind, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from corpus.document import Block, Document

MOST_CHARACTERS = 6000


@dataclass(frozen=True, slots=True)
class Shown:
    """One block of a section; ``marked`` are the quoted words, in offsets of ``text``."""

    kind: BlockKind
    text: str
    marked: tuple[Span, ...] = ()


def surroundings(document: Document, spans: Sequence[Span]) -> tuple[Shown, ...]:
    """Return the blocks of the section around ``spans``, those nearest to the quote first taken."""
    quoted = [n for n, block in enumerate(document.blocks) if _marked(block, spans)]
    if not quoted:
        return ()
    section = next(s for s in document.sections if s.first <= quoted[0] < s.last)
    room = MOST_CHARACTERS
    taken: list[int] = []
    for position in sorted(
        range(section.first, section.last), key=lambda n: min(abs(n - one) for one in quoted)
    ):
        length = document.blocks[position].span.end - document.blocks[position].span.start
        if taken and length > room:
            break
        taken.append(position)
        room -= length
    return tuple(_shown(document, document.blocks[n], spans) for n in sorted(taken))


def _shown(document: Document, block: Block, spans: Sequence[Span]) -> Shown:
    text = block.span.of(document.text)
    return Shown(block.kind, text[:MOST_CHARACTERS], tuple(_marked(block, spans)))


def _marked(block: Block, spans: Sequence[Span]) -> list[Span]:
    return list(_overlaps(block.span, spans))


def _overlaps(block: Span, spans: Sequence[Span]) -> Iterator[Span]:
    for span in spans:
        start, end = max(block.start, span.start), min(block.end, span.end)
        if start < end <= block.start + MOST_CHARACTERS:
            yield Span(start - block.start, end - block.start)
