"""Settings by channel: which sets it may see, what it is told; and who changed that, and when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import delete, select

from bot.storage.rows import Change, Channel
from bot.storage.tables import channel_changes, channels

if TYPE_CHECKING:
    from sqlalchemy import RowMapping

    from bot.storage.store import Store

MOST_CHANGES = 5


def of_team(store: Store, team: str) -> tuple[Channel, ...]:
    """Return the channels that have settings."""
    found = select(channels).where(channels.c.team == team).order_by(channels.c.channel)
    with store.engine.begin() as connection:
        return tuple(map(_channel, connection.execute(found).mappings()))


def change(store: Store, wanted: Channel, by: str) -> None:
    """Put these settings in the place of the old, and note who did."""
    row = {
        "team": wanted.team,
        "channel": wanted.channel,
        "sets": list(wanted.sets),
        "announces": wanted.announces,
    }
    same = channels.c.team == wanted.team, channels.c.channel == wanted.channel
    with store.engine.begin() as connection:
        connection.execute(delete(channels).where(*same))
        connection.execute(channels.insert(), row)
        connection.execute(channel_changes.insert(), row | {"by": by, "changed_at": store.now()})


def changes(store: Store, team: str, channel: str) -> tuple[Change, ...]:
    """Return the last changes of a channel's settings, the newest first."""
    log = channel_changes
    found = select(log).where(log.c.team == team, log.c.channel == channel)
    found = found.order_by(log.c.id.desc()).limit(MOST_CHANGES)
    with store.engine.begin() as connection:
        rows = connection.execute(found).mappings().all()
    return tuple(Change(_channel(row), row["by"], row["changed_at"]) for row in rows)


def _channel(row: RowMapping) -> Channel:
    return Channel(row["team"], row["channel"], tuple(row["sets"]), row["announces"])
