"""What a bot at work does between questions."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import structlog

from bot.slack.announcing import announce
from bot.slack.asking import tell_askers
from bot.slack.correcting import tell_of_changes
from corpus.errors import CorpusError
from corpus.library import Library

if TYPE_CHECKING:
    import threading
    from collections.abc import Callable

    from bot.releasing.maintaining import Maintaining
    from bot.slack.app import Bot
    from bot.storage import Record
    from index.edition import Edition

    Current = Callable[[], Edition]

log = structlog.get_logger()

HOUR_S = 3600
BEAT_S = 5
"""Often enough that no living replica is taken for dead."""


def beat(ended: threading.Event, record: Record) -> None:
    """Say that this replica lives, until it has ended: it may wait for Slack for minutes."""
    while not ended.wait(BEAT_S):
        record.renew()


def chores(stop: threading.Event, record: Record, bot: Bot, current: Current, days: int) -> None:
    """Resume what dead replicas left, tell what is to be told, forget what is old."""
    due, desk = time.monotonic(), bot.desk
    often: tuple[Callable[[], None], ...] = (
        lambda: _resume(record, bot),
        lambda: tell_askers(record, desk.posting),
        lambda: tell_of_changes(record, desk.posting, desk.parts.standing, desk.seeing.hidden),
        lambda: announce(desk, current),
    )
    while True:
        for chore in often:
            _done(chore)
        if time.monotonic() >= due:
            _done(lambda: _forget(record, desk.parts.maintaining, days))
            due += HOUR_S
        if stop.wait(BEAT_S):
            return


def _done(chore: Callable[[], None]) -> None:
    try:
        chore()
    except Exception:
        # Whatever a chore raises, the others are done, and the bot goes on answering.
        log.exception("chore failed")


def _resume(record: Record, bot: Bot) -> None:
    for kept in record.take_over():
        bot.resume(kept)


def _forget(record: Record, maintaining: Maintaining | None, days: int) -> None:
    record.forget(days)
    _clear(maintaining, record)


def _clear(maintaining: Maintaining | None, record: Record) -> None:
    """Delete removed documents that no answer on record quotes any more."""
    cited = record.cited() if maintaining is not None else None
    if maintaining is None or cited is None:
        return
    try:
        Library(maintaining.home.library).clear(cited)
    except CorpusError as error:
        log.warning("removed documents not cleared away", error=error.sentence)
