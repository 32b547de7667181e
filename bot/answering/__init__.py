"""Question in, answer out: pure functions over an edition; no Slack, no clock, no network."""

from bot.answering.answer import Abstained, Answer, Answered, Nearest, Reason
from bot.answering.answerer import answer
from bot.answering.question import Question, Reading
from bot.answering.quote import Quote, QuotedSpan, Role, Warned

__all__ = [
    "Abstained",
    "Answer",
    "Answered",
    "Nearest",
    "Question",
    "Quote",
    "QuotedSpan",
    "Reading",
    "Reason",
    "Role",
    "Warned",
    "answer",
]
