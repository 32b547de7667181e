"""A check: a verdict as it was given, on which claim, from which edition, when."""

from __future__ import annotations

import time
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.answering.cautions import noted
from bot.answering.claims.verdict import Ruling, Verdict
from bot.answering.factcheck import check
from bot.reply import reference
from corpus.standing import NOTHING
from index.errors import IndexingError

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from corpus.standing import Stop
    from index.edition import Edition


@dataclass(frozen=True, slots=True)
class Checked:
    """What was said of one claim."""

    verdict: Verdict
    edition: str | None
    reference: str
    today: date
    ms: float
    stop: Stop | None = None
    """The source that would have decided is stopped, and why."""


def checked(claim: str, current: Callable[[], Edition], today: date) -> Checked:
    """Check ``claim`` on the current edition; where there is none, the verdict says so."""
    began = time.perf_counter()
    stop = None
    try:
        edition = current()
        verdict, name = check(claim, edition, today), edition.name
        if verdict.ruling is Ruling.NOT_COVERED:
            stop = _stop(claim, edition, today)
        quotes = tuple(noted(quote, edition.standing.notes) for quote in verdict.quotes)
        verdict = replace(verdict, quotes=quotes)
    except IndexingError:
        verdict, name = Verdict(claim, Ruling.NOT_COVERED, "no_edition"), None
    return Checked(verdict, name, reference(), today, (time.perf_counter() - began) * 1000, stop)


def _stop(claim: str, edition: Edition, today: date) -> Stop | None:
    """Return why the source that covers ``claim`` may not be quoted, where one does."""
    if not edition.standing.stops:
        return None
    verdict = check(claim, edition.heeding(NOTHING), today)
    if verdict.ruling is Ruling.NOT_COVERED:
        return None
    stops = (edition.standing.stop(quote.citation.document) for quote in verdict.quotes)
    return next(filter(None, stops), None)
