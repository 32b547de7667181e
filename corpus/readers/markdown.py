"""Markdown (CommonMark and tables), with YAML front matter, read as the page that it renders to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markdown_it import MarkdownIt

from corpus.document import Source
from corpus.readers import markup
from corpus.readers.decoding import decode
from corpus.readers.front_matter import split
from corpus.readers.parsing import tree

if TYPE_CHECKING:
    from corpus.readers.reading import Reading


def read(content: bytes) -> Reading:
    """Read Markdown; its title is the front matter's, else its first heading."""
    given, body = split(decode(content))
    page = MarkdownIt("commonmark").enable("table").render(body)
    source = Source(**{"title": "", "kind": "markdown", **given})  # type: ignore[arg-type] # checked there
    return markup.read(tree(f"<html><body>{page}</body></html>"), source)
