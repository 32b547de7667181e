"""Question → reading → hits → quote → outcome."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.answering.answer import Abstained, Answer, Answered, Nearest, Reason
from bot.answering.question import Question, Reading
from bot.answering.quoting import best_quote
from index.querying import Asked, query

if TYPE_CHECKING:
    from datetime import date

    from index.edition import Edition
    from index.query import Query


def read(question: Question) -> Reading:
    """Read ``question`` in the light of its thread."""
    return Reading(question.text.strip(), question.thread[-1:])


def asked(reading: Reading) -> Query:
    """Return what a reading asks the index for."""
    return query([Asked(reading.text), *(Asked(text, 0.4) for text in reading.carried)])


def answer(question: Question, edition: Edition, today: date) -> Answer:
    """Answer ``question`` from ``edition`` as of ``today``; the same three give the same answer."""
    reading = read(question)
    if not reading.text:
        return Abstained(reading, Reason.EMPTY_QUESTION)
    hits = edition.rank(asked(reading))
    if not hits:
        searched = len(edition.documents), len(edition.passages)
        return Abstained(reading, Reason.OFF_TOPIC, (), *searched)
    quote = best_quote(reading, hits[0], edition, today)
    return Answered(reading, (quote,)) if quote else Nearest(reading, Reason.MISSING_WORDS, ())
