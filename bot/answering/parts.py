"""A question of two parts, "where is it, and when did it open?": each has its own answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.answering.answer import Answered
from bot.answering.patterns import compiled
from bot.answering.question import Question

if TYPE_CHECKING:
    from bot.answering.question import Reading

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
    one, other = first.quotes[0], second.quotes[0]
    missing = tuple(dict.fromkeys((*first.missing, *second.missing)))
    nowhere = tuple(dict.fromkeys((*first.nowhere, *second.nowhere)))
    said = {(one.citation.document, span.span) for span in one.spans}
    if all((other.citation.document, span.span) in said for span in other.spans):
        return Answered(reading, first.quotes, missing, nowhere)
    return Answered(reading, (one, other), missing, nowhere, parts=2)
