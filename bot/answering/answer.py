"""The three outcomes, each with what it needs to be said: answered, nearest, abstained."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.answering.question import Reading
    from bot.answering.quote import Quote
    from corpus.citation import Citation


class Reason(StrEnum):
    """Why a question is not answered; each has its sentence in ``bot/wording.py``."""

    MISSING_WORDS = "missing_words"
    WRONG_ANSWER_TYPE = "wrong_answer_type"
    OFF_TOPIC = "off_topic"
    SMALL_TALK = "small_talk"
    EMPTY_QUESTION = "empty_question"
    TOO_LONG = "too_long"
    NO_EDITION = "no_edition"


@dataclass(frozen=True, slots=True)
class Answered:
    """The guidance answers: ``quotes[0]`` is the answer, the others support it."""

    reading: Reading
    quotes: tuple[Quote, ...]
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Nearest:
    """The guidance does not answer this; the closest passage, and what it does not speak of."""

    reading: Reading
    reason: Reason
    quotes: tuple[Quote, ...]
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Abstained:
    """Nothing is near: the reason, what was searched, and sections that share a word."""

    reading: Reading
    reason: Reason
    missing: tuple[str, ...] = ()
    documents: int = 0
    sections: int = 0
    related: tuple[Citation, ...] = field(default=())
    related_words: tuple[str, ...] = ()


Answer = Answered | Nearest | Abstained
