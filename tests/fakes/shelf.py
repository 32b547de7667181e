"""What the bot holds, made without an edition."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from bot.holdings import Holding, Holdings
from corpus.document import Source
from tests.fakes.replies import SOURCE, STOP, TODAY

NEW = replace(SOURCE, title="Widgets: <new> rules", updated=date(2026, 11, 3))
UNDATED = Source("A note without a page")
STOPPED = Holding(replace(SOURCE, title="Widgets before"), STOP)
HOLDINGS = Holdings(
    (Holding(UNDATED), Holding(SOURCE, id="widgets"), STOPPED, Holding(NEW)), 4, TODAY, TODAY
)


def seen(hidden: frozenset[str]) -> Holdings:
    """What is left of it to somebody who may not see these documents."""
    left = tuple(one for one in HOLDINGS.holdings if one.id not in hidden)
    return replace(HOLDINGS, holdings=left, total=len(left))
