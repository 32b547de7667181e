"""Maintainers' notes beside the quotes that they concern, never inside them."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import quote as percent
from urllib.parse import urldefrag

from bot.answering.answer import Abstained, Answer
from bot.answering.quote import Code, Quote, Warned

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.citation import Citation
    from corpus.standing import Note


def cautioned(answer: Answer, notes: Sequence[Note]) -> Answer:
    """Return ``answer`` with a warning beside each quote that a note concerns."""
    if isinstance(answer, Abstained) or not notes:
        return answer
    return replace(answer, quotes=tuple(noted(quote, notes) for quote in answer.quotes))


def noted(quote: Quote, notes: Sequence[Note]) -> Quote:
    """Return ``quote`` with what maintainers note on it, after its other warnings."""
    said = [Warned(Code.NOTE, note.signed) for note in notes if _concerns(note, quote)]
    return replace(quote, warnings=(*quote.warnings, *said)) if said else quote


def _concerns(note: Note, quote: Quote) -> bool:
    citation = quote.citation
    if note.document is not None and note.document != citation.document:
        return False
    if note.section is not None and not _within(note.section, citation):
        return False
    return note.name is None or _named(note.name, quote)


def _within(section: str, citation: Citation) -> bool:
    """Say whether a heading over the quote, or its anchor, is ``section``."""
    headings = {heading.casefold() for heading in citation.headings}
    if section.casefold() in headings:
        return True
    link = citation.link or ""
    if section.startswith("/"):  # a part of a guide has an address of its own
        return link.partition("#:~:")[0].endswith(percent(section, safe="=/#"))
    return percent(section, safe="=") == urldefrag(link).fragment


def _named(name: str, quote: Quote) -> bool:
    said = f"{quote.text}\n{quote.citation.trail}"
    return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", said) is not None
