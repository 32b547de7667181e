"""The three outcomes, each with what it needs to be said: answered, nearest, abstained."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.answering.question import Reading
    from bot.answering.quote import Quote
    from corpus.citation import Citation
    from corpus.standing import Stop


class Reason(StrEnum):
    """Why a question is not answered; each has its sentence in ``bot/wording.py``."""

    MISSING_WORDS = "missing_words"
    WRONG_ANSWER_TYPE = "wrong_answer_type"
    OFF_TOPIC = "off_topic"
    SMALL_TALK = "small_talk"
    EMPTY_QUESTION = "empty_question"
    TOO_LONG = "too_long"
    NO_EDITION = "no_edition"
    WITHDRAWN = "withdrawn"
    SUSPENDED = "suspended"


# In each outcome ``missing`` are the words, as typed, that the passage does not speak of, and
# ``nowhere`` those of them that no passage does.


@dataclass(frozen=True, slots=True)
class Answered:
    """The guidance answers: the first of ``quotes`` do, the others support them."""

    reading: Reading
    quotes: tuple[Quote, ...]
    missing: tuple[str, ...] = ()
    nowhere: tuple[str, ...] = ()
    differing: bool = False
    """Whether two of those that answer, the newer first, are sources that say different things."""
    answering: int = 1
    """How many answer: one, each of two that differ, and those of each part of a question."""

    @property
    def main(self) -> tuple[Quote, ...]:
        """The quotes that are shown at once: those that answer."""
        return self.quotes[: self.answering]


@dataclass(frozen=True, slots=True)
class Nearest:
    """The guidance does not answer this; the closest passage, and what it does not speak of."""

    reading: Reading
    reason: Reason
    quotes: tuple[Quote, ...]
    missing: tuple[str, ...] = ()
    nowhere: tuple[str, ...] = ()

    @property
    def main(self) -> tuple[Quote, ...]:
        """The closest passage."""
        return self.quotes[:1]


@dataclass(frozen=True, slots=True)
class Abstained:
    """Nothing is near, or what is near is stopped: the reason, and what was searched.

    ``related`` are sections that share a word with the question.
    """

    reading: Reading
    reason: Reason
    missing: tuple[str, ...] = ()
    nowhere: tuple[str, ...] = ()
    documents: int = 0
    sections: int = 0
    related: tuple[Citation, ...] = field(default=())
    related_words: tuple[str, ...] = ()
    stop: Stop | None = None


Answer = Answered | Nearest | Abstained
