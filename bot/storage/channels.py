"""Settings by channel: which sets it may see, what it is told; and who changed that, and when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import null, select, update

from bot.storage.rows import Change, Channel, Told
from bot.storage.tables import channel_changes, channels

if TYPE_CHECKING:
    from sqlalchemy import RowMapping

    from bot.storage.store import Store

MOST_CHANGES = 5


def of_team(store: Store, team: str) -> tuple[Channel, ...]:
    """Return the channels that have settings."""
    found = select(channels).where(channels.c.team == team).order_by(channels.c.channel)
    with store.single.begin() as connection:
        return tuple(map(_channel, connection.execute(found).mappings()))


def change(store: Store, wanted: Channel, by: str) -> None:
    """Put these settings in the place of the old, and note who did.

    Whoever wishes no news is told nothing of what happens meanwhile, when they wish it again.
    """
    row = {
        "team": wanted.team,
        "channel": wanted.channel,
        "sets": list(wanted.sets),
        "announces": wanted.announces,
    }
    same = channels.c.team == wanted.team, channels.c.channel == wanted.channel
    anew = row if wanted.announces else row | {"mark": None, "told": null()}
    with store.engine.begin() as connection:
        if connection.execute(update(channels).where(*same).values(anew)).rowcount != 1:
            connection.execute(channels.insert(), row)
        connection.execute(channel_changes.insert(), row | {"by": by, "changed_at": store.now()})


def tell(store: Store, channel: Channel, now: Told) -> bool:
    """Claim telling a channel what there is to know now; False where another has told it."""
    told = {"edition": now.edition, "stopped": list(now.stopped)}
    mark = channels.c.mark
    before = mark.is_(None) if channel.told is None else mark == channel.told.mark
    same = channels.c.team == channel.team, channels.c.channel == channel.channel
    claim = update(channels).where(*same, before).values(mark=now.mark, told=told)
    with store.engine.begin() as connection:
        return connection.execute(claim).rowcount == 1


def changes(store: Store, team: str, channel: str) -> tuple[Change, ...]:
    """Return the last changes of a channel's settings, the newest first."""
    log = channel_changes
    found = select(log).where(log.c.team == team, log.c.channel == channel)
    found = found.order_by(log.c.id.desc()).limit(MOST_CHANGES)
    with store.engine.begin() as connection:
        rows = connection.execute(found).mappings().all()
    return tuple(Change(_channel(row), row["by"], row["changed_at"]) for row in rows)


def _channel(row: RowMapping) -> Channel:
    told = row.get("told")
    known = Told(told["edition"], tuple(told["stopped"])) if told else None
    return Channel(row["team"], row["channel"], tuple(row["sets"]), row["announces"], known)
