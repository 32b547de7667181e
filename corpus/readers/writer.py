"""The canonical text that every reader but plain text builds, block by block."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from corpus.document import Block, BlockKind, Span
from corpus.readers.date_line import date_line
from corpus.readers.lead_in import introduces
from corpus.readers.reading import Reading, shortened

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from corpus.document import Source

BULLET = "• "
INDENT = "  "
TOGETHER = {BlockKind.ITEM, BlockKind.ROW}


class Writer:
    """Lays blocks out: a blank line between them, none within a list or a table."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._last: BlockKind | None = None
        self._blocks: list[Block] = []
        self._dates: dict[str, date] = {}
        self._dated: list[Span] = []
        self._has_body = False
        self._in_first_section = True
        self.section = 0
        """The position of the first block under the newest heading."""

    def heading(self, words: str, level: int, anchor: str | None = None) -> int:
        """Begin a section."""
        self._in_first_section = not self._has_body
        position = self._block(BlockKind.HEADING, words, level=level, anchor=anchor)
        self.section = position + 1
        return position

    def paragraph(self, words: str, lead: int | None = None) -> int | None:
        """Add a paragraph; a line of dates in the first section is none: it is not searched."""
        dates = date_line(words) if self._in_first_section and lead is None else None
        if dates is None:
            return self._block(BlockKind.PARAGRAPH, words, lead=lead)
        self._dates |= dates
        self._apart(None)
        self._dated.append(self._write(words))
        return None

    def item(self, words: str, lead: int | None, level: int = 0, mark: str = BULLET) -> int:
        """Add a list item after its bullet or number, which are no part of it."""
        return self._block(BlockKind.ITEM, words, INDENT * level + mark, level=level, lead=lead)

    def row(self, words: str, lead: int | None) -> int:
        """Add a row of a table."""
        return self._block(BlockKind.ROW, words, lead=lead)

    def opener(self) -> int | None:
        """Return the paragraph just written if it introduces what comes next."""
        last = len(self._blocks) - 1
        if last < self.section or self._last is not BlockKind.PARAGRAPH:
            return None
        return last if introduces(self._parts[-1]) else None

    def reading(self, source: Source, abbreviations: Mapping[str, str]) -> Reading:
        """Close the text; what ``source`` does not say is taken from the words."""
        text = "".join(self._parts)
        source = replace(
            source,
            title=source.title or self._opening(text),
            published=source.published or self._dates.get("published"),
            updated=source.updated or self._dates.get("updated"),
        )
        return Reading(source, text, tuple(self._blocks), tuple(self._dated), abbreviations)

    def _opening(self, text: str) -> str:
        """Return the first heading of the highest level, else how the words begin."""
        tops = (b for b in self._blocks if b.kind is BlockKind.HEADING and b.level == 1)
        first = next(tops, self._blocks[0] if self._blocks else None)
        return "" if first is None else shortened(first.span.of(text))

    def _block(  # noqa: PLR0913 (a block's own parts)
        self,
        kind: BlockKind,
        words: str,
        mark: str = "",
        *,
        level: int = 0,
        anchor: str | None = None,
        lead: int | None = None,
    ) -> int:
        self._apart(kind)
        self._has_body |= kind is not BlockKind.HEADING
        if mark:
            self._write(mark)
        self._blocks.append(Block(kind, self._write(words), level, anchor, lead))
        return len(self._blocks) - 1

    def _apart(self, kind: BlockKind | None) -> None:
        if self._length:
            self._write("\n" if kind in TOGETHER and kind is self._last else "\n\n")
        self._last = kind

    def _write(self, words: str) -> Span:
        self._parts.append(words)
        self._length += len(words)
        return Span(self._length - len(words), self._length)
