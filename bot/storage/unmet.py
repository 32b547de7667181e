"""The queue in the database: replies that did not help, until a maintainer resolves them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import asdict, fields
from typing import TYPE_CHECKING, TypeVar

from sqlalchemy import delete, exists, or_, select, update

from bot.storage.rows import Rating, Resolution, Unmet, Wish
from bot.storage.store import given_of, inserting
from bot.storage.tables import answers, feedback, resolutions, wishes

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import ColumnElement, Connection, Table

    from bot.storage.store import Store

SILENT = ("off_topic", "missing_words", "wrong_answer_type")
"""Reasons of replies that were searched for in vain."""

MOST = 500

T = TypeVar("T", Wish, Rating)


def wish(store: Store, said: Wish) -> None:
    """Keep what somebody asks the maintainers, in place of what they asked of this reply before."""
    row = asdict(said) | {"wished_at": store.now()}
    mine = wishes.c.reference == said.reference, wishes.c.user == said.user
    with store.engine.begin() as connection:
        connection.execute(delete(wishes).where(*mine))
        connection.execute(inserting(connection.dialect.name, wishes), row)


def resolve(store: Store, done: Resolution) -> bool:
    """Take a reply from the queue; False where there is none with this reference."""
    row = asdict(done) | {"resolved_at": store.now()}
    known = select(answers.c.reference).where(answers.c.reference == done.reference)
    with store.engine.begin() as connection:
        if connection.scalar(known) is None:
            return False
        same = resolutions.c.reference == done.reference
        connection.execute(delete(resolutions).where(same))
        connection.execute(inserting(connection.dialect.name, resolutions), row)
    return True


def unmet(store: Store, most: int = MOST) -> tuple[Unmet, ...]:
    """Return the replies that wait for a maintainer, the newest first."""
    found = select(answers).where(_open()).order_by(answers.c.given_at.desc()).limit(most)
    with store.engine.begin() as connection:
        rows = connection.execute(found).mappings().all()
        names = [row["reference"] for row in rows]
        wished = _by_reference(connection, wishes, Wish, names)
        rated = _by_reference(connection, feedback, Rating, names)
    return tuple(
        Unmet(given_of(row), row["given_at"], wished[row["reference"]], rated[row["reference"]])
        for row in rows
    )


def untold(store: Store) -> tuple[tuple[Wish, Resolution], ...]:
    """Return what askers wish to hear and were not told yet; it is told by whoever takes it."""
    waiting = (
        select(wishes, resolutions)
        .join(resolutions, resolutions.c.reference == wishes.c.reference)
        .where(wishes.c.tell.is_(True), wishes.c.told_at.is_(None))
    )
    taken = []
    with store.engine.begin() as connection:
        for row in connection.execute(waiting).all():
            told = row._mapping  # noqa: SLF001 # SQLAlchemy's own name for it
            one = Wish(*(told[wishes.c[f.name]] for f in fields(Wish)))
            mine = wishes.c.reference == one.reference, wishes.c.user == one.user
            claim = update(wishes).where(*mine, wishes.c.told_at.is_(None))
            if connection.execute(claim.values(told_at=store.now())).rowcount == 1:
                done = Resolution(*(told[resolutions.c[f.name]] for f in fields(Resolution)))
                taken.append((one, done))
    return tuple(taken)


def _open() -> ColumnElement[bool]:
    same = resolutions.c.reference == answers.c.reference
    unhelpful = feedback.c.reference == answers.c.reference, feedback.c.helpful.is_(False)
    return ~exists().where(same) & or_(
        answers.c.reason.in_(SILENT),
        exists().where(*unhelpful),
        exists().where(wishes.c.reference == answers.c.reference),
    )


def _by_reference(
    connection: Connection, table: Table, noun: type[T], names: Iterable[str]
) -> defaultdict[str, tuple[T, ...]]:
    kept: defaultdict[str, tuple[T, ...]] = defaultdict(tuple)
    found = select(*(table.c[f.name] for f in fields(noun)))
    found = found.where(table.c.reference.in_(names)).order_by(table.c.user)
    for row in connection.execute(found).mappings():
        kept[row["reference"]] += (noun(**row),)
    return kept
