"""What a bot at work does between questions."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from bot.slack.asking import tell_askers

if TYPE_CHECKING:
    import threading

    from bot.slack.posting import Posting
    from bot.storage import Record

HOUR_S = 3600
TELLING_S = 15


def chores(stop: threading.Event, record: Record, posting: Posting, days: int) -> None:
    """Tell askers what became of their questions, and forget what is old, until ``stop``."""
    due = 0.0
    while not stop.wait(0 if not due else TELLING_S):
        tell_askers(record, posting)
        if time.monotonic() >= due:
            record.forget(days)
            due = time.monotonic() + HOUR_S
