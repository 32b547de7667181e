"""What is asked of two editions: each question once, whoever asks it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.answering import Question
    from bot.evaluation.wanted import Wanted


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, how often people asked it, and the topics that it is."""

    question: Question
    times: int = 0
    topics: tuple[str, ...] = ()


def together(asked: Iterable[Asked]) -> tuple[Asked, ...]:
    """Return each question once, in the order of its first asking, with all its topics."""
    found: dict[Question, Asked] = {}
    for one in asked:
        plain = replace(one.question, text=" ".join(one.question.text.split()).rstrip("?").lower())
        known = found.get(plain, replace(one, times=0, topics=()))
        times, topics = known.times + one.times, (*known.topics, *one.topics)
        found[plain] = replace(known, times=times, topics=topics)
    return tuple(found.values())


def of_topics(wanted: Iterable[Wanted]) -> tuple[Asked, ...]:
    """Return the questions of judged topics."""
    return tuple(Asked(one.question, topics=(one.id,)) for one in wanted)
