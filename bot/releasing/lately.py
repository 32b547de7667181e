"""What people asked lately, each question with its thread."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from bot.answering import Question
from bot.releasing.asked import Asked
from bot.rendering.as_json import OUTCOMES
from bot.storage.looking import asked_before, kept

if TYPE_CHECKING:
    from bot.storage import Kept, Store

LATELY = timedelta(days=90)


def lately(store: Store) -> tuple[Asked, ...]:
    """Return what people asked in the last 90 days, with what was asked before in its thread."""
    given = kept(store, since=store.now() - LATELY)
    return tuple(
        Asked(_question(store, one), 1) for one in given if one.given.outcome in OUTCOMES.values()
    )


def _question(store: Store, one: Kept) -> Question:
    alone = one.given.reply.get("reading") == one.given.question
    return Question(one.given.question, () if alone else asked_before(store, one))
