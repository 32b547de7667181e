"""What was taken and not replied to yet: should a replica die, another answers it."""

from __future__ import annotations

from dataclasses import asdict
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, bindparam, delete, func, or_, select, update

from bot.storage.rows import Held
from bot.storage.tables import Moment, pending

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from sqlalchemy import RowMapping

    from bot.storage.store import Store

LEASE = timedelta(seconds=15)
"""A replica that has not renewed its questions for so long is taken for dead."""

WAITED_FOR = timedelta(seconds=10)
"""A question whose replica has been silent for so long holds up no other of its conversation."""

HOLDS_UP_FOR = timedelta(minutes=5)
"""Nor does one that is being answered for so long."""

MOST_TAKEN = 3
"""A question that has brought so many replicas down is given up."""

WORTH_AN_ANSWER = timedelta(minutes=30)
"""Nobody waits longer for an answer."""


_own = pending.alias("own")
_mine = (
    select(func.min(_own.c.received_at))
    .where(_own.c.channel == bindparam("channel"), _own.c.ts == bindparam("ts"))
    .where(_own.c.replica == bindparam("replica"))
    .scalar_subquery()
)
# An edit follows what it changes: of one message, what was received first goes first. So two
# replicas never wait for each other. What is not held, as a deletion, goes last.
_received_before = or_(_mine.is_(None), pending.c.received_at < _mine)

_BEFORE = (
    select(pending.c.key)
    .where(pending.c.channel == bindparam("channel"), pending.c.ts <= bindparam("ts"))
    .where(or_(pending.c.ts < bindparam("ts"), _received_before))
    .where(pending.c.replica != bindparam("replica"))
    .where(pending.c.renewed_at > bindparam("lived", type_=Moment))
    .where(pending.c.received_at > bindparam("came", type_=Moment))
    .limit(1)
)

_DONE = delete(pending).where(pending.c.key == bindparam("done"))


def row_of(held: Held, replica: str, now: datetime) -> dict[str, Any]:
    """Return the row of what ``replica`` takes."""
    row = {"replica": replica, "received_at": now, "renewed_at": now, "taken": 1}
    return asdict(held) | row


def is_first(store: Store, replica: str, channel: str, ts: str) -> bool:
    """Say whether no other replica is at a message before this one in the conversation.

    Nor at this one, as it was before this replica heard of it.
    """
    now, asked = store.now(), {"channel": channel, "ts": ts, "replica": replica}
    since = {"lived": now - WAITED_FOR, "came": now - HOLDS_UP_FOR}
    with store.single.begin() as connection:
        return connection.scalar(_BEFORE, asked | since) is None


def stands(store: Store, key: str, channel: str, ts: str) -> None:
    """Note where a question stands, which was asked elsewhere."""
    with store.single.begin() as connection:
        placing = update(pending).where(pending.c.key == key)
        connection.execute(placing.values(channel=channel, ts=ts))


def place_of(store: Store, key: str) -> tuple[str, str] | None:
    """Return the conversation and the ts that a question stands at."""
    placed = select(pending.c.channel, pending.c.ts).where(pending.c.key == key)
    with store.single.begin() as connection:
        row = connection.execute(placed.where(pending.c.ts.is_not(None))).one_or_none()
    return None if row is None else (row.channel, row.ts)


def done(store: Store, key: str) -> None:
    """Forget a question that was replied to."""
    with store.single.begin() as connection:
        connection.execute(_DONE, {"done": key})


def renew(store: Store, replica: str, undone: Iterable[str] = ()) -> None:
    """Say that ``replica`` lives, and is at its questions but those ``undone``: they are done."""
    keys = [{"done": key} for key in undone]
    mine = update(pending).where(pending.c.replica == replica)
    with (store.engine if keys else store.single).begin() as connection:
        if keys:
            connection.execute(_DONE, keys)
        connection.execute(mine.values(renewed_at=store.now()))


def take_over(store: Store, replica: str) -> tuple[Held, ...]:
    """Take the questions of replicas that died; each is taken by one alone.

    What nobody waits for any more is deleted, whoever is at it.
    """
    now = store.now()
    dead = pending.c.renewed_at < now - LEASE
    given_up = or_(
        pending.c.received_at < now - WORTH_AN_ANSWER, and_(dead, pending.c.taken >= MOST_TAKEN)
    )
    left = select(pending).where(dead, pending.c.replica != replica)
    with store.engine.begin() as connection:
        connection.execute(delete(pending).where(given_up))
        rows = connection.execute(left.order_by(pending.c.received_at)).mappings().all()
        return tuple(
            Held(row["key"], row["body"], row["channel"], row["ts"])
            for row in rows
            if connection.execute(_claim(row, replica, now)).rowcount == 1
        )


def _claim(row: RowMapping, replica: str, now: datetime) -> Any:  # noqa: ANN401 # SQLAlchemy's own
    same = pending.c.key == row["key"], pending.c.replica == row["replica"]
    still = pending.c.taken == row["taken"]
    taken = {"replica": replica, "renewed_at": now, "taken": row["taken"] + 1}
    return update(pending).where(*same, still).values(taken)
