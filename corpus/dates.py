"""Days as people and pages write them."""

from __future__ import annotations

import re
from datetime import date, datetime
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")
MONTHS = (
    "january february march april may june july august september october november december".split()
)
WRITTEN = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?\s+([A-Za-z]{3,9})\.?,?\s+(\d{4})")


def day(words: str) -> date | None:
    """Read an ISO date or time, or ``15 October 2018``; None where it is no day of the calendar.

    A moment with a time zone is the day that it was in London.
    """
    words = words.strip()
    written = WRITTEN.fullmatch(words)
    try:
        if written is not None:
            return date(int(written[3]), _month(written[2]), int(written[1]))
        moment = datetime.fromisoformat(words)
        return (moment if moment.tzinfo is None else moment.astimezone(LONDON)).date()
    except (ValueError, OverflowError):
        return None


def _month(name: str) -> int:
    """Return the number of a month by its name or the first three letters of it, else 0."""
    name = name.lower()
    found = (n for n, month in enumerate(MONTHS, start=1) if name in {month, month[:3]})
    return next(found, 0)
