"""Markdown (CommonMark and tables), with YAML front matter, read as the page that it renders to."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt

from corpus.document import Source
from corpus.readers import markup
from corpus.readers.decoding import decode
from corpus.readers.front_matter import split
from corpus.readers.parsing import tree

if TYPE_CHECKING:
    from corpus.readers.reading import Reading

ABBREVIATION = re.compile(r"^ {0,3}\*\[([^\]\n]{1,40})\]:[ \t]*(\S.*)$\n?", re.MULTILINE)
"""``*[HMRC]: HM Revenue and Customs``, as publishers on GOV.UK write it."""


def read(content: bytes) -> Reading:
    """Read Markdown; its title is the front matter's, else its first heading."""
    given, body = split(decode(content))
    page = MarkdownIt("commonmark").enable("table").render(ABBREVIATION.sub("", body))
    source = Source(**{"title": "", "format": "markdown", **given})  # type: ignore[arg-type] # checked there
    reading = markup.read(tree(f"<html><body>{page}</body></html>"), source)
    told = {m[1].strip(): m[2].strip() for m in ABBREVIATION.finditer(body)}
    return replace(reading, abbreviations={**reading.abbreviations, **told})
