"""Looking up what was answered: whose, when, and under which reference."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING

from sqlalchemy import select

from bot.storage.rows import Kept, Rating, Surface
from bot.storage.store import CONVERSATION, given_of
from bot.storage.tables import answers, feedback

AT_ONCE = 500
"""Answers read in one transaction: while it lasts, SQLite lets nobody else write."""

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from bot.storage.store import Store


def kept(  # noqa: PLR0913, PLR0917 # each narrows what is looked for
    store: Store,
    user: str | None = None,
    most: int | None = None,
    since: datetime | None = None,
    until: datetime | None = None,
    references: Sequence[str] | None = None,
) -> tuple[Kept, ...]:
    """Return answers, the newest first; ``until`` is past the last moment."""
    found = select(answers).order_by(answers.c.given_at.desc(), answers.c.reference).limit(most)
    if user is not None:
        found = found.where(answers.c.user == user)
    if since is not None:
        found = found.where(answers.c.given_at >= since)
    if until is not None:
        found = found.where(answers.c.given_at < until)
    if references is not None:
        found = found.where(answers.c.reference.in_(references))
    with store.engine.begin() as connection:
        rows = connection.execute(found).mappings().all()
    return tuple(Kept(given_of(row), row["given_at"]) for row in rows)


def every(store: Store, since: datetime | None = None) -> Iterator[Kept]:
    """Yield all answers by reference, a few in memory at a time; nobody waits for the database."""
    last = ""
    while True:
        found = select(answers).where(answers.c.reference > last)
        if since is not None:
            found = found.where(answers.c.given_at >= since)
        with store.engine.begin() as connection:
            page = found.order_by(answers.c.reference).limit(AT_ONCE)
            rows = connection.execute(page).mappings().all()
        yield from (Kept(given_of(row), row["given_at"]) for row in rows)
        if len(rows) < AT_ONCE:
            return
        last = rows[-1]["reference"]


def asked_before(store: Store, one: Kept) -> tuple[str, ...]:
    """Return the questions in whose light an answer was given, as far as they are kept."""
    place = one.given.place
    top = place.thread == place.ts and one.given.surface == Surface.DIRECT_MESSAGE
    since = one.given_at - CONVERSATION if top else None
    return store.earlier(place, since, one.given_at)


def ratings(store: Store, since: datetime) -> tuple[Rating, ...]:
    """Return what people said of replies since then."""
    found = select(*(feedback.c[f.name] for f in fields(Rating)))
    found = found.where(feedback.c.given_at >= since)
    with store.engine.begin() as connection:
        return tuple(Rating(**row) for row in connection.execute(found).mappings())


def cited(store: Store) -> frozenset[str]:
    """Return the documents, by id, that an answer on record quotes."""
    replies = (one.given.reply for one in every(store))
    return frozenset(q["document"] for reply in replies for q in reply.get("quotes") or ())
