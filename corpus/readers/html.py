"""HTML pages: the words of the main part; title, dates and address from the head."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from corpus.readers import markup
from corpus.readers.decoding import decode
from corpus.readers.page import source
from corpus.readers.parsing import tree

if TYPE_CHECKING:
    from lxml.etree import _Element

    from corpus.readers.reading import Reading

MAIN = "//main", "//*[@role='main']", "//article"
AROUND = ".//footer|.//*[@role='navigation' or @role='banner' or @role='contentinfo']"


def read(content: bytes) -> Reading:
    """Read a page; what stands around its main part is left out."""
    root = tree(decode(content))
    known = source(root)
    main = next((only[0] for place in MAIN if len(only := _elements(root, place)) == 1), root)
    for around in _elements(main, AROUND):
        around.set("hidden", "")
    return markup.read(main, known)


def _elements(root: _Element, place: str) -> list[_Element]:
    found = root.xpath(place)
    return [part for part in found if etree.iselement(part)] if isinstance(found, list) else []
