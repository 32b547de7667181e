"""Holdings: the documents that answer now, as people are shown them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import islice
from typing import TYPE_CHECKING

from bot.bootstrap import NEVER
from bot.sets import ALL_SEEN
from corpus.errors import FootnoteError
from corpus.standing import NOTHING

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.sets import Hidden
    from corpus.document import Source
    from corpus.standing import Standing, Stop
    from index.edition import Edition

LATELY = timedelta(days=90)
MOST_READ = 500
"""So many documents are read to be shown: who has more looks at `footnote corpus list`."""


@dataclass(frozen=True, slots=True)
class Holding:
    """A document of the edition, and why it is not quoted, should it be stopped."""

    source: Source
    stop: Stop | None = None
    id: str = ""

    @property
    def dated(self) -> date | None:
        """When its publisher last changed it, as far as is known."""
        return self.source.written


@dataclass(frozen=True, slots=True)
class Holdings:
    """What an edition holds, by title; ``total`` counts documents that were not read, too."""

    holdings: tuple[Holding, ...]
    total: int
    made: date | None
    today: date

    @property
    def lately(self) -> tuple[Holding, ...]:
        """What its publishers changed in the last three months, the newest first."""
        since = self.today - LATELY
        changed = [(one.dated, one) for one in self.holdings if one.dated and one.dated >= since]
        return tuple(one for _, one in sorted(changed, key=lambda pair: pair[0], reverse=True))


class Shelf:
    """Reads the holdings of an edition once, and keeps them while it answers."""

    def __init__(self, current: Callable[[], Edition], today: Callable[[], date]) -> None:
        self._current = current
        self._today = today
        self._kept: tuple[str, Standing, tuple[Holding, ...]] = ("", NOTHING, ())

    def __call__(self, hidden: Hidden = ALL_SEEN) -> Holdings:
        """Return the holdings now; empty where there is no edition that can be read."""
        try:
            edition = self._current()
            name, standing, read = self._kept
            if (name, standing) != (edition.name, edition.standing):
                read = _read(edition)
                self._kept = edition.name, edition.standing, read
        except FootnoteError:
            return Holdings((), 0, None, self._today())
        never = edition.manifest.made == NEVER
        made = None if never else datetime.fromisoformat(edition.manifest.made).date()
        seen = tuple(one for one in read if one.id not in hidden)
        total = len(edition.documents) - len(edition.documents.numbers(hidden))
        return Holdings(seen, total, made, self._today())


def _read(edition: Edition) -> tuple[Holding, ...]:
    found = [
        Holding(edition.documents[name].source, edition.standing.stop(name), name)
        for name in islice(edition.documents, MOST_READ)
    ]
    return tuple(sorted(found, key=lambda one: one.source.title.casefold()))
