"""A question of two parts, "where is it, and when did it open?": each has its own answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.answering.answer import Answered
from bot.answering.patterns import compiled
from bot.answering.question import Question

if TYPE_CHECKING:
    from bot.answering.question import Reading
    from bot.answering.quote import Quote
    from corpus.document import Span

_ASKS = r"(?:how|what|when|where|who|whom|which|why)(?:['’]?s)?\b"
_TWO = compiled(
    rf"^(?P<first>[^?;]*\b{_ASKS}[^?;]+?)(?:\?|[,;]?\s+(?:and|plus|&)|[,;])\s+(?:and\s+)?"
    rf"(?P<second>{_ASKS}[^?;]+\??)\s*$"
)


def parts(question: Question) -> tuple[Question, ...]:
    """Return both parts, the second in the light of the first; nothing where it is all one."""
    two = _TWO.match(question.text)
    if two is None:
        return ()
    thread = (*question.thread, two["first"])
    return Question(two["first"], question.thread), Question(two["second"], thread)


def together(reading: Reading, first: Answered, second: Answered) -> Answered:
    """Return one answer that shows both, once where they are in the same words."""
    said = {place for quote in first.main for place in _places(quote)}
    more = (quote for quote in second.main if not quote.spans or not _places(quote) <= said)
    quotes = (*first.main, *more)
    return Answered(
        reading,
        quotes,
        tuple(dict.fromkeys((*first.missing, *second.missing))),
        tuple(dict.fromkeys((*first.nowhere, *second.nowhere))),
        first.differing or second.differing,
        len(quotes),
    )


def _places(quote: Quote) -> set[tuple[str, Span]]:
    """Return where the quoted words stand."""
    return {(quote.citation.document, span.span) for span in quote.spans}
