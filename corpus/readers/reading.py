"""What a reader returns, and the canonical text that every reader but plain text builds."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from corpus.document import Block, BlockKind, Source, Span

if TYPE_CHECKING:
    from collections.abc import Mapping

BULLET = "• "


@dataclass(frozen=True, slots=True)
class Reading:
    """A source's text, blocks and metadata, before the library gives it an id."""

    source: Source
    text: str
    blocks: tuple[Block, ...]
    abbreviations: Mapping[str, str] = field(default_factory=dict)


class Writer:
    """Lays blocks out as canonical text: a blank line between blocks, none within a list."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self.blocks: list[Block] = []

    def add(
        self,
        kind: BlockKind,
        words: str,
        *,
        level: int = 0,
        anchor: str | None = None,
        lead: int | None = None,
    ) -> int:
        """Append a block and return its position among the blocks."""
        if self.blocks:
            together = kind in {BlockKind.ITEM, BlockKind.ROW} and self.blocks[-1].kind is kind
            self._write("\n" if together else "\n\n")
        if kind is BlockKind.ITEM:
            self._write(BULLET)
        span = Span(self._length, self._length + len(words))
        self._write(words)
        self.blocks.append(Block(kind, span, level, anchor, lead))
        return len(self.blocks) - 1

    def reading(self, source: Source) -> Reading:
        """Close the text."""
        return Reading(source, "".join(self._parts), tuple(self.blocks))

    def _write(self, words: str) -> None:
        self._parts.append(words)
        self._length += len(words)
