"""Word files (.docx): headings by style, lists by numbering, tables with their header rows."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

import docx
from docx.oxml.ns import qn

from corpus.document import Source
from corpus.readers import markup
from corpus.readers.archive import opened, part
from corpus.readers.paper import Paper

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docx.document import Document as Opened
    from lxml.etree import _Element

    from corpus.readers.reading import Reading

HEADING = re.compile(r"heading ([1-9])", re.IGNORECASE)
LISTED = re.compile(r"list (bullet|number|paragraph)(?: ([2-5]))?", re.IGNORECASE)
AROUND = {qn(f"w:{tag}") for tag in ("sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag")}
"""What stands around paragraphs, rows and words without being one: controls, tracked insertions."""
GONE = {
    *(qn(f"w:{tag}") for tag in ("del", "moveFrom", "instrText", "pPr", "rPr", "sdtPr")),
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
}
"""What was deleted, what a field is computed from, and what old programs show instead."""
BREAKS = {qn("w:tab"): " ", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "‑"}
BOX = qn("w:txbxContent")


def read(content: bytes) -> Reading:
    """Read the body of a Word file; its title is its title's paragraph, else its first heading."""
    with opened(content) as archive:
        # Its own library would read them without looking for entities.
        for name in archive.namelist():
            if name.endswith((".xml", ".rels")):
                part(archive, name)
    walker = _Walker(docx.Document(io.BytesIO(content)))
    walker.blocks(walker.opened.element.body)
    return markup.read(walker.paper.body, Source(walker.title, format="docx"))


class _Walker:
    """Walks the body once, in order."""

    def __init__(self, opened: Opened) -> None:
        self.opened = opened
        self.paper = Paper()
        self.title = ""
        self._names = {style.style_id: style.name or "" for style in opened.styles}
        self._based = {
            style.style_id: style.base_style.style_id
            for style in opened.styles
            if getattr(style, "base_style", None) is not None
        }

    def blocks(self, around: _Element) -> None:
        """Write the paragraphs and tables in ``around``."""
        for child in _children(around):
            if child.tag == qn("w:p"):
                self._paragraph(child)
            elif child.tag == qn("w:tbl"):
                self.paper.table(_rows(child))
            for box in _boxes(child):
                self.blocks(box)

    def _paragraph(self, paragraph: _Element) -> None:
        words = _words(paragraph)
        names = list(self._styles(paragraph))
        if names[:1] == ["Title"] and not self.title:
            self.title = " ".join(words.split())
            self.paper.heading(words, 1)
            return
        heading = next((match for name in names if (match := HEADING.fullmatch(name))), None)
        listed = next((match for name in names if (match := LISTED.fullmatch(name))), None)
        level = _level(paragraph)
        if heading is not None:
            self.paper.heading(words, int(heading[1]) + bool(self.title))
        elif level is not None or (listed is not None and listed[1].lower() != "paragraph"):
            inner = int(listed[2] or 1) - 1 if listed is not None else 0
            numbered = listed is not None and listed[1].lower() == "number"
            self.paper.item(words, inner if level is None else level, numbered=numbered)
        else:
            self.paper.paragraph(words)

    def _styles(self, paragraph: _Element) -> Iterator[str]:
        """Yield the names of the paragraph's style and of those that it is based on."""
        found = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
        style = None if found is None else found.get(qn("w:val"))
        seen: set[str] = set()
        while style is not None and style not in seen:
            seen.add(style)
            yield self._names.get(style, "")
            style = self._based.get(style)


def _level(paragraph: _Element) -> int | None:
    """Return how deep the paragraph stands in a list; None where it is in none."""
    numbering = paragraph.find(f"{qn('w:pPr')}/{qn('w:numPr')}")
    if numbering is None:
        return None
    given = {child.tag: child.get(qn("w:val")) or "0" for child in numbering}
    if given.get(qn("w:numId"), "0") == "0":
        return None
    level = given.get(qn("w:ilvl"), "0")
    return int(level) if level.isdecimal() else 0


def _children(around: _Element) -> Iterator[_Element]:
    for child in around:
        if child.tag in AROUND:
            yield from _children(child)
        elif child.tag not in GONE:
            yield child


def _words(element: _Element) -> str:
    return "".join(_pieces(element))


def _pieces(element: _Element) -> Iterator[str]:
    for child in element:
        if child.tag == qn("w:t"):
            yield child.text or ""
        elif child.tag in BREAKS:
            yield BREAKS[str(child.tag)]
        elif child.tag not in GONE and child.tag != BOX:
            yield from _pieces(child)


def _boxes(element: _Element) -> Iterator[_Element]:
    """Yield the text boxes that hang on a paragraph."""
    if element.tag != qn("w:p"):
        return
    for box in element.iter(BOX):
        if not any(around.tag in GONE for around in box.iterancestors()):
            yield box


def _rows(table: _Element) -> list[tuple[bool, list[str]]]:
    rows = []
    for row in _children(table):
        if row.tag == qn("w:tr"):
            heads = row.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None
            cells = [_cell(cell) for cell in _children(row) if cell.tag == qn("w:tc")]
            rows.append((heads, cells))
    return rows


def _cell(cell: _Element) -> str:
    return " ".join(_words(paragraph).strip() for paragraph in cell.iter(qn("w:p")))
