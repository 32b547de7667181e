"""A reply: an answer as it was given, to which question, from which edition, when."""

from __future__ import annotations

import secrets
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.answering import Abstained, Reading, Reason, answer
from bot.answering.cautions import cautioned
from index.errors import IndexingError

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from bot.answering import Answer, Question
    from index.edition import Edition

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base 32: no letter is taken for a digit when read out on the telephone."""


@dataclass(frozen=True, slots=True)
class Reply:
    """What was said to one question."""

    question: Question
    answer: Answer
    edition: str | None
    reference: str
    today: date
    ms: float


def reference() -> str:
    """Return a fresh reference to quote a reply by, ``FN-7K2Q9D``."""
    return "FN-" + "".join(secrets.choice(ALPHABET) for _ in range(6))


def reply(question: Question, current: Callable[[], Edition], today: date) -> Reply:
    """Answer ``question`` from the current edition; where there is none, the reply says so."""
    began = time.perf_counter()
    try:
        edition = current()
        given = cautioned(answer(question, edition, today), edition.standing.notes)
        name = edition.name
    except IndexingError:
        given, name = Abstained(Reading(question.text), Reason.NO_EDITION), None
    took = (time.perf_counter() - began) * 1000
    return Reply(question, given, name, reference(), today, took)
