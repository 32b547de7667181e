"""Looking up what was answered: whose, when, and under which reference."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from bot.storage.rows import Kept
from bot.storage.store import given_of
from bot.storage.tables import answers

if TYPE_CHECKING:
    from datetime import datetime

    from bot.storage.store import Store


def kept(
    store: Store,
    user: str | None = None,
    most: int | None = None,
    since: datetime | None = None,
    until: datetime | None = None,
) -> tuple[Kept, ...]:
    """Return answers, the newest first; ``until`` is past the last moment."""
    found = select(answers).order_by(answers.c.given_at.desc(), answers.c.reference).limit(most)
    if user is not None:
        found = found.where(answers.c.user == user)
    if since is not None:
        found = found.where(answers.c.given_at >= since)
    if until is not None:
        found = found.where(answers.c.given_at < until)
    with store.engine.begin() as connection:
        rows = connection.execute(found).mappings().all()
    return tuple(Kept(given_of(row), row["given_at"]) for row in rows)
