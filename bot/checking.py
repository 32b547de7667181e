"""A check: a verdict as it was given, on which claim, from which edition, when."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.answering.claims.verdict import Ruling, Verdict
from bot.answering.factcheck import check
from bot.reply import reference
from index.errors import IndexingError

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from index.edition import Edition


@dataclass(frozen=True, slots=True)
class Checked:
    """What was said of one claim."""

    verdict: Verdict
    edition: str | None
    reference: str
    today: date
    ms: float


def checked(claim: str, current: Callable[[], Edition], today: date) -> Checked:
    """Check ``claim`` on the current edition; where there is none, the verdict says so."""
    began = time.perf_counter()
    try:
        edition = current()
        verdict, name = check(claim, edition, today), edition.name
    except IndexingError:
        verdict, name = Verdict(claim, Ruling.NOT_COVERED, "no_edition"), None
    return Checked(verdict, name, reference(), today, (time.perf_counter() - began) * 1000)
