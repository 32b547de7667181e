"""Every sentence about what a maintainer should look at again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.wording import count, day
from corpus.departments import closed
from corpus.freshness import age
from corpus.stale import Due

if TYPE_CHECKING:
    from datetime import date

    from corpus.stale import Finding


def due(finding: Finding, today: date) -> str:
    """Say why something is to be looked at."""
    since = day(finding.since) if finding.since else "never"
    sentences = {
        Due.REVIEW_DUE: f"Its review was due on {since}.",
        Due.UNDATED: "Nobody knows when it was published: tell it with --published.",
        Due.UNCHECKED: f"Last checked: {since}.",
        Due.PAST_DATE: f"Speaks of {finding.about}, which has passed:",
        Due.CLOSED_DEPARTMENT: _closed(finding),
        Due.TIME_WORD: f"Says “{finding.about}” of {since}:",
    }
    years = count(age(finding.since, today) if finding.since else 0, "year")
    published = f"Published on {since}: it is {years} old."
    updated = f"Last updated on {since}, {years} ago."
    old = updated if finding.document.source.is_updated else published
    return sentences.get(finding.due, old)


def _closed(finding: Finding) -> str:
    told = next((f"closed in {o.year}: see {o.now}" for o in closed(finding.about)), "")
    if finding.span is None:
        return f"Its publisher, “{finding.about}”, {told}."
    return f"Names “{finding.about}”, which {told}:"
