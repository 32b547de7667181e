"""Questions that were taken and not replied to yet: should a replica die, another answers them."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, or_, select, update

from bot.storage.tables import pending

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy import RowMapping

    from bot.storage.store import Store

LEASE = timedelta(seconds=15)
"""A replica that has not renewed its questions for so long is taken for dead."""

MOST_TAKEN = 3
"""A question that has brought so many replicas down is given up."""

WORTH_AN_ANSWER = timedelta(minutes=30)
"""Nobody waits longer for an answer."""


def row_of(key: str, body: dict[str, Any], replica: str, now: datetime) -> dict[str, Any]:
    """Return the row of a question that ``replica`` takes."""
    return {
        "key": key,
        "body": body,
        "replica": replica,
        "received_at": now,
        "renewed_at": now,
        "taken": 1,
    }


def done(store: Store, key: str) -> None:
    """Forget a question that was replied to."""
    with store.single.begin() as connection:
        connection.execute(delete(pending).where(pending.c.key == key))


def renew(store: Store, replica: str) -> None:
    """Say that ``replica`` lives, and is at its questions."""
    mine = update(pending).where(pending.c.replica == replica)
    with store.single.begin() as connection:
        connection.execute(mine.values(renewed_at=store.now()))


def take_over(store: Store, replica: str) -> tuple[dict[str, Any], ...]:
    """Take the questions of replicas that died; each is taken by one alone."""
    now = store.now()
    given_up = or_(pending.c.received_at < now - WORTH_AN_ANSWER, pending.c.taken >= MOST_TAKEN)
    left = select(pending).where(pending.c.renewed_at < now - LEASE)
    with store.engine.begin() as connection:
        dead = pending.c.renewed_at < now - LEASE
        connection.execute(delete(pending).where(dead, given_up))
        rows = connection.execute(left.order_by(pending.c.received_at)).mappings().all()
        return tuple(
            row["body"]
            for row in rows
            if connection.execute(_claim(row, replica, now)).rowcount == 1
        )


def _claim(row: RowMapping, replica: str, now: datetime) -> Any:  # noqa: ANN401 # SQLAlchemy's own
    same = pending.c.key == row["key"], pending.c.replica == row["replica"]
    still = pending.c.taken == row["taken"]
    taken = {"replica": replica, "renewed_at": now, "taken": row["taken"] + 1}
    return update(pending).where(*same, still).values(taken)
