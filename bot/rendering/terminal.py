"""A reply as it is read in a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot import wording
from bot.answering import Abstained, Quote, Role

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from bot.reply import Reply


def reply(given: Reply) -> str:
    """Return the lines of a reply."""
    return "\n".join(_lines(given))


def _lines(given: Reply) -> Iterator[str]:
    answer = given.answer
    yield wording.opening(answer)
    if isinstance(answer, Abstained):
        if answer.documents:
            yield wording.searched(answer)
    else:
        for quote in answer.quotes[:1]:
            yield from _quote(quote, given.today)
    yield f"Reference {given.reference}"


def _quote(quote: Quote, today: date) -> Iterator[str]:
    for span in quote.spans:
        mark = "• " if span.item and span.role is not Role.LEAD_IN else ""
        yield from (f"  > {mark}{line}" for line in span.text.splitlines())
    yield from wording.warnings(quote, today)
    yield wording.source_line(quote.citation)
    if quote.citation.link:
        yield quote.citation.link
