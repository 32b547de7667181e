"""Marked-up bytes become a tree: no network, no entities of its own, no depth without end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from corpus.errors import CorpusError

if TYPE_CHECKING:
    from lxml.etree import _Element


def tree(text: str) -> _Element:
    """Return the root of a page; CorpusError where it is none, or nests deeper than people read."""
    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=False
    )
    try:
        root = etree.fromstring(text.encode(), parser)
    except etree.XMLSyntaxError as error:
        raise CorpusError("It is no HTML page.", "Check that it is the file you meant.") from error
    # Past its limits the parser drops the rest of the page without raising.
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        raise CorpusError(
            "Its elements are nested too deep to be read.", "Save the page again, or its text."
        )
    if root is None:
        raise CorpusError("It holds no text.", "Check that it is the file you meant.")
    return root
