"""What an abbreviation stands for: the words that explain it, "Moon Mail Office (MMO)"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpus.document import BlockKind

if TYPE_CHECKING:
    from bot.answering.question import Reading
    from corpus.document import Document, Span
    from corpus.passage import Passage

BRACKETED = re.compile(r"\w\s+\(([A-Z][\w&]{1,9})\)")
"""A short form in the brackets that explain it."""


def explains(words: str, reading: Reading) -> bool:
    """Say whether ``words`` explain a short form that ``reading`` asks for."""
    asked = {term.typed.upper() for term in reading.terms}
    return any(short.upper() in asked for short in BRACKETED.findall(words))


def explaining_heading(document: Document, passage: Passage) -> Span | None:
    """Return the heading of ``passage`` where it explains a short form, else None."""
    for block in reversed(document.blocks[: passage.first]):
        if block.kind is BlockKind.HEADING:
            return block.span if BRACKETED.search(block.span.of(document.text)) else None
    return None
