"""What people asked lately, each question with its thread."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from bot.answering import Question
from bot.releasing.asked import Asked
from bot.rendering.as_json import OUTCOMES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from bot.storage import Kept

LATELY = timedelta(days=90)


def lately(given: Iterable[Kept], before: Callable[[Kept], tuple[str, ...]]) -> tuple[Asked, ...]:
    """Return the questions of answers; ``before`` gives what was asked before one in its thread."""
    return tuple(
        Asked(_question(one, before), 1) for one in given if one.given.outcome in OUTCOMES.values()
    )


def _question(one: Kept, before: Callable[[Kept], tuple[str, ...]]) -> Question:
    alone = one.given.reply.get("reading") == one.given.question
    return Question(one.given.question, () if alone else before(one))
