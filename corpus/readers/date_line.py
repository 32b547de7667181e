"""The line under a title that says when a page was published or updated."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpus.dates import day

if TYPE_CHECKING:
    from datetime import date

STATEMENT = re.compile(
    r"(?P<what>(?:first |originally )?published|(?:last )?updated)(?: on)?:?\s+"
    r"(?P<day>\d{1,2}(?:st|nd|rd|th)?\s+[A-Za-z]{3,9}\s+\d{4}|\d{4}-\d\d-\d\d)",
    re.IGNORECASE,
)
BETWEEN = re.compile(r"[\s,;.|·•–—-]*(?:and\s)?\s*")


def date_line(words: str) -> dict[str, date] | None:
    """Return the days that ``words`` state, by Source's names; None where they say more."""
    found: dict[str, date] = {}
    at = 0
    while at < len(words):
        statement = STATEMENT.match(words, at)
        when = day(statement["day"]) if statement is not None else None
        if statement is None or when is None:
            return None
        found["updated" if "updated" in statement["what"].lower() else "published"] = when
        between = BETWEEN.match(words, statement.end())
        at = statement.end() if between is None else between.end()
    return found or None
