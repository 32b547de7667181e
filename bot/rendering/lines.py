"""A reply as lines of text, each with its place on the page; whoever prints them styles them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from bot import wording
from bot.answering import Abstained, Answered, Quote, QuotedSpan, Role
from corpus.document import Span

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from bot.reply import Reply
    from corpus.citation import Citation


class Kind(StrEnum):
    """What a line is to its reader."""

    OPENING = "opening"
    QUOTE = "quote"
    NOTE = "note"
    SOURCE = "source"
    LINK = "link"
    PLAIN = "plain"


@dataclass(frozen=True, slots=True)
class Line:
    """Words to be wrapped as one, what stands before their first row, and what is bold in them."""

    text: str
    kind: Kind = Kind.PLAIN
    mark: str = ""
    bold: tuple[Span, ...] = ()


BLANK = Line("")


def reply(given: Reply) -> Iterator[Line]:
    """Give the lines of a reply: the outcome, the words, what to heed, and the footnote."""
    answer = given.answer
    yield Line(wording.opening(answer), Kind.OPENING)
    if isinstance(answer, Abstained):
        yield from _abstained(answer)
    else:
        yield from quoted(answer.quotes, given.today)
    if isinstance(answer, Answered):
        yield from (Line(sentence) for sentence in wording.unsaid(answer))
    yield Line(f"{wording.REFERENCE} {given.reference}", Kind.SOURCE)


def _abstained(answer: Abstained) -> Iterator[Line]:
    if answer.documents:
        yield Line(wording.searched(answer))
    if answer.related:
        yield Line(wording.related_opening(answer))
        for citation in answer.related[: wording.MOST_RELATED]:
            yield Line(citation.trail, mark="  • ")
            yield from _link(citation, "    ")


def quoted(quotes: tuple[Quote, ...], today: date) -> Iterator[Line]:
    """Give the lines of quotes, each with what to heed and its footnote."""
    for number, quote in enumerate(quotes):
        if number:
            yield Line(wording.ALSO, Kind.OPENING)
        yield BLANK
        if quote.spans:
            yield from (line for span in quote.spans for line in _span(span))
            yield BLANK
        for sentence in wording.warnings(quote, today):
            yield Line(f"{wording.NOTE}: {sentence}", Kind.NOTE)
        yield Line(wording.source_line(quote.citation), Kind.SOURCE)
        yield from _link(quote.citation)


def _span(span: QuotedSpan) -> Iterator[Line]:
    mark = "• " if span.item and span.role is not Role.LEAD_IN else ""
    start = 0
    for row in span.text.splitlines(keepends=True):
        words = row.rstrip("\r\n")
        bold = tuple(_within(one, start, start + len(words)) for one in span.bold)
        yield Line(words, Kind.QUOTE, mark, tuple(one for one in bold if one.start < one.end))
        start += len(row)
        mark = " " * len(mark)


def _within(span: Span, start: int, end: int) -> Span:
    """Return the part of ``span`` that lies in the row ``start..end``, in the row's offsets."""
    first = min(max(span.start, start), end)
    return Span(first - start, max(min(span.end, end), first) - start)


def _link(citation: Citation, mark: str = "") -> Iterator[Line]:
    if citation.link:
        yield Line(citation.link, Kind.LINK, mark)
