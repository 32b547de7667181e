"""Forgetting a person: everything stored of them is deleted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import delete, or_, select, update

from bot.storage.tables import (
    answers,
    channel_changes,
    corrections,
    feedback,
    pending,
    questions,
    resolutions,
    wishes,
)

if TYPE_CHECKING:
    from bot.storage.store import Store

SIGNED = (resolutions, corrections, channel_changes)
OF_WHOM = (("event", "user"), ("user", "id"), ("user_id",))
"""Where what is held tells whose it is: of a message, a press, a command."""


def forget(store: Store, user: str) -> dict[str, int]:
    """Delete what is stored of ``user``; return how many rows of each table went."""
    theirs = select(answers.c.reference).where(answers.c.user == user)
    going = {
        "feedback": delete(feedback).where(
            or_(feedback.c.user == user, feedback.c.reference.in_(theirs))
        ),
        "wishes": delete(wishes).where(or_(wishes.c.user == user, wishes.c.reference.in_(theirs))),
        "resolutions": delete(resolutions).where(resolutions.c.reference.in_(theirs)),
        "corrections": delete(corrections).where(corrections.c.reference.in_(theirs)),
        "questions": delete(questions).where(questions.c.user == user),
        "answers": delete(answers).where(answers.c.user == user),
        "pending": delete(pending).where(
            or_(*(pending.c.body[path].as_string() == user for path in OF_WHOM))
        ),
    }
    by = [update(table).where(table.c.by == user).values(by="-") for table in SIGNED]
    with store.engine.begin() as connection:
        connection.execute(update(answers).where(answers.c.shared == user).values(shared="-"))
        for statement in by:
            connection.execute(statement)
        return {name: connection.execute(statement).rowcount for name, statement in going.items()}
