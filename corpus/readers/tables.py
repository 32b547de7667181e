"""A table's rows, each with the header that says what its cells mean."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.readers.inline import is_dropped, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

BETWEEN_CELLS = " | "


@dataclass(frozen=True, slots=True)
class Row:
    """One row as a line of text."""

    words: str
    heads: bool
    """It says what the rows under it mean: every cell of it is a header cell."""


def rows(table: _Element) -> Iterator[Row]:
    """Yield the rows that say something; a table within a cell is words of that cell."""
    for line in _lines(table):
        cells = [cell for cell in line if cell.tag in {"td", "th"} and not is_dropped(cell)]
        said = [words(cell).replace("\n", " ") for cell in cells]
        if any(said):
            parent = line.getparent()
            in_head = parent is not None and parent.tag == "thead"
            heads = in_head or all(cell.tag == "th" for cell in cells)
            yield Row(BETWEEN_CELLS.join(said).strip(), heads)


def _lines(table: _Element) -> Iterator[_Element]:
    for child in table:
        if child.tag == "tr":
            yield child
        elif child.tag in {"thead", "tbody", "tfoot"}:
            yield from (line for line in child if line.tag == "tr")
