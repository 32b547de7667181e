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
    """It says what the rows under it mean: its cells are header cells, or it looks like them."""


def rows(table: _Element) -> Iterator[Row]:
    """Yield the rows that say something; a table within a cell is words of that cell."""
    marked = table.find(".//th") is not None
    first = True
    for line in _lines(table):
        cells = [cell for cell in line if cell.tag in {"td", "th"} and not is_dropped(cell)]
        said = [words(cell).replace("\n", " ") for cell in cells]
        if not any(said):
            continue
        plain = not any(letter.isdigit() for cell in said for letter in cell)
        if _in_head(line):
            heads = True
        elif marked:
            heads = all(cell.tag == "th" for cell in cells) and (first or plain)
        else:
            heads = first and plain and len(cells) > 1
        yield Row(BETWEEN_CELLS.join(said).strip(), heads)
        first = False


def _in_head(line: _Element) -> bool:
    parent = line.getparent()
    return parent is not None and parent.tag == "thead"


def _lines(table: _Element) -> Iterator[_Element]:
    for child in table:
        if child.tag == "tr":
            yield child
        elif child.tag in {"thead", "tbody", "tfoot"}:
            yield from (line for line in child if line.tag == "tr")
