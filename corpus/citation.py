"""The footnote of a quote: document, heading trail, link and dates."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote, urldefrag

if TYPE_CHECKING:
    from corpus.document import Document, Source
    from corpus.passage import Passage

FRAGMENT_WORDS = 8
"""A text fragment of this many words is unique on a page in practice, and survives small edits."""


@dataclass(frozen=True, slots=True)
class Citation:
    """Who says it and where: Slack, terminal and logs all show this one footnote."""

    document: str
    source: Source
    headings: tuple[str, ...]
    passage: str
    link: str | None

    @classmethod
    def of(cls, passage: Passage, document: Document, words: str = "") -> Citation:
        """Cite ``passage`` of ``document``; ``words`` make the link where it has no anchor.

        Raises ValueError where the passage is no slice of the document.
        """
        if not passage.stands_in(document):
            raise ValueError(f"passage {passage.id} does not stand in {document.id}")
        link = _link(document.source, passage.anchor or "", words or passage.text)
        return cls(document.id, document.source, passage.headings, passage.id, link)

    @property
    def trail(self) -> str:
        """Title and headings, ``Title › Section › Subsection``."""
        return " › ".join((self.source.title, *self.headings))


def _link(source: Source, anchor: str, words: str) -> str | None:
    """Point to the section by its anchor, else to the words (WICG Scroll To Text Fragment)."""
    if source.url is None:
        return None
    page = urldefrag(source.url).url
    if source.format == "govuk" and anchor.startswith("/"):  # a part of a guide, at its own address
        part, _, anchor = anchor.partition("#")
        page += quote(part)
    if anchor:
        return f"{page}#{quote(anchor, safe='=')}"  # a PDF opens at #page=3
    # A line's end and the bar between two cells are layout: the page has no such words.
    opening = " ".join(re.split(r"\n| \|", words, maxsplit=1)[0].split()[:FRAGMENT_WORDS])
    # A dash or comma separates the parts of a directive, and must not be read as one.
    return f"{page}#:~:text={quote(opening, safe='').replace('-', '%2D')}"
