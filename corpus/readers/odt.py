"""OpenDocument text (.odt): headings, lists and tables as the format itself names them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.document import Source
from corpus.errors import CorpusError
from corpus.readers import markup
from corpus.readers.archive import AGAIN, opened, part
from corpus.readers.paper import Paper

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from corpus.readers.reading import Reading

SPACE = "urn:oasis:names:tc:opendocument:xmlns:"
TEXT, TABLE, STYLE, OFFICE = (
    f"{{{SPACE}{name}:1.0}}" for name in ("text", "table", "style", "office")
)
MANIFEST = f"{{{SPACE}manifest:1.0}}encryption-data"
GONE = {
    *(f"{TEXT}{tag}" for tag in ("note", "tracked-changes", "table-of-content", "sequence-decls")),
    *(f"{OFFICE}{tag}" for tag in ("annotation", "forms")),
}
"""Footnotes and comments glue to the words before; a table of contents repeats the headings."""
MOST_SPACES = 100


def read(content: bytes) -> Reading:
    """Read the body; its title is the paragraph styled as one, else its first heading."""
    with opened(content) as archive:
        names = archive.namelist()
        manifest = "META-INF/manifest.xml"
        if manifest in names and part(archive, manifest).find(f".//{MANIFEST}") is not None:
            raise CorpusError("It is encrypted.", AGAIN)
        root = part(archive, "content.xml")
    body = root.find(f".//{OFFICE}text")
    if body is None:
        raise CorpusError("It is no text document.", "Add the text of it instead.")
    walker = _Walker(root)
    walker.blocks(body, -1)
    return markup.read(walker.paper.body, Source(walker.title, format="odt"))


class _Walker:
    """Walks the body once, in order."""

    def __init__(self, root: _Element) -> None:
        self.paper = Paper()
        self.title = ""
        self._parents = {
            style.get(f"{STYLE}name"): style.get(f"{STYLE}parent-style-name")
            for style in root.iter(f"{STYLE}style")
        }

    def blocks(self, around: _Element, level: int) -> None:
        """Write what stands in ``around``, within lists ``level`` deep."""
        for child in around:
            if child.tag == f"{TEXT}h":
                self._heading(child)
            elif child.tag == f"{TEXT}p":
                self._paragraph(child, level)
                for box in child.iter(f"{{{SPACE}drawing:1.0}}text-box"):
                    self.blocks(box, -1)
            elif child.tag == f"{TEXT}list":
                for item in child:
                    self.blocks(item, level + 1)
            elif child.tag == f"{TABLE}table":
                self.paper.table(list(_rows(child, heads=False)))
            elif child.tag not in GONE:
                self.blocks(child, level)

    def _heading(self, element: _Element) -> None:
        given = element.get(f"{TEXT}outline-level", "1")
        level = int(given) if given.isdecimal() else 1
        self.paper.heading(_words(element), level + bool(self.title))

    def _paragraph(self, element: _Element, level: int) -> None:
        words = _words(element)
        style = element.get(f"{TEXT}style-name")
        if not self.title and "Title" in {style, self._parents.get(style)} and words.strip():
            self.title = " ".join(words.split())
            self.paper.heading(words, 1)
        elif level >= 0:
            self.paper.item(words, level)
        else:
            self.paper.paragraph(words)


def _words(element: _Element) -> str:
    return "".join(_pieces(element))


def _pieces(element: _Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if child.tag == f"{TEXT}s":
            given = child.get(f"{TEXT}c", "1")
            yield " " * (min(int(given), MOST_SPACES) if given.isdecimal() else 1)
        elif child.tag == f"{TEXT}tab":
            yield " "
        elif child.tag == f"{TEXT}line-break":
            yield "\n"
        elif child.tag not in GONE and not str(child.tag).endswith("}frame"):
            yield from _pieces(child)
        yield child.tail or ""


def _rows(table: _Element, *, heads: bool) -> Iterator[tuple[bool, list[str]]]:
    """Yield the rows; one that is said to repeat is written once, as a page shows no more."""
    for child in table:
        if child.tag == f"{TABLE}table-row":
            cells = (cell for cell in child if str(cell.tag).endswith("table-cell"))
            yield heads, [_cell(cell) for cell in cells]
        elif child.tag == f"{TABLE}table-header-rows":
            yield from _rows(child, heads=True)
        elif child.tag in {f"{TABLE}table-rows", f"{TABLE}table-row-group"}:
            yield from _rows(child, heads=heads)


def _cell(cell: _Element) -> str:
    paragraphs = (one for one in cell.iter(f"{TEXT}p", f"{TEXT}h"))
    return " ".join(_words(one).strip() for one in paragraphs)
