"""The corpus is kept by a bot at work: synced as often as is set, and looked at in between."""

from __future__ import annotations

import time
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import structlog

from bot.home import today
from bot.settings import seconds
from corpus.errors import FootnoteError
from corpus.journal import read
from corpus.library import Library

if TYPE_CHECKING:
    import threading
    from collections.abc import Callable, Mapping

    from bot.home import Home
    from bot.settings import Settings
    from corpus.govuk.client import Client

MOST_S = 900
PUBLISHABLE = {"added", "revised", "removed"}
log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Found:
    """What a turn found: how many sources were added, revised and so on, and which are stopped.

    Where something ``changed`` there may be something to publish.
    """

    counts: Mapping[str, int]
    stopped: tuple[str, ...] = ()
    changed: bool = False


class OtherSyncsError(FootnoteError):
    """Another program syncs this home already."""


class Keeper:
    """Takes turns until ``stop``; of several replicas the one whose ``claim`` is first takes each.

    What changed, or may be quoted no more, it will ``tell``.
    A replica that dies loses its turn; the next one goes on where it was.
    """

    def __init__(
        self,
        home: Home,
        settings: Settings,
        claim: Callable[[str], bool],
        stop: threading.Event,
        tell: Callable[[Found], None] = lambda _found: None,
    ) -> None:
        self._home = home
        self._settings = settings
        self._claim = claim
        self._stop = stop
        self._tell = tell
        self._sync_every = seconds(settings.sync_every)
        self._check_every = seconds(settings.check_every)

    def run(self) -> None:
        """Take turns; what goes wrong in one is logged, and the next comes all the same."""
        if self._sync_every is None and self._check_every is None:
            return
        # A sync is looked for more often than it is due, so that it is not late by a whole turn.
        every = min(filter(None, (self._sync_every, self._check_every, MOST_S)))
        while True:
            number = time.time() // every
            try:
                if self._has_pages() and self._claim(f"keep/{every}/{number:.0f}"):
                    self.turn()
            except Exception as error:  # noqa: BLE001 # whatever it was, pages are looked at again
                log.warning("corpus not kept", told=str(error), error=type(error).__name__)
            # A turn that took longer than a turn is followed by the next at once.
            left = (number + 1) * every - time.time()
            if self._stop.wait(min(max(left, 0.0), every)):
                return

    def turn(self) -> None:
        """Sync where that is due, else look at the pages."""
        from bot.fetching import fetching

        found = Found({})
        with fetching(self._home, self._settings) as client, suppress(OtherSyncsError):
            if self._is_due(datetime.now(UTC)):
                found = self._sync(client)
            elif self._check_every is not None:
                found = self._check(client)
        if found.changed or found.stopped:
            self._tell(found)

    def _has_pages(self) -> bool:
        """Say whether there is anything to keep, without touching a home that has nothing."""
        if self._home.sources.exists():
            return True
        if not self._home.library.is_dir():
            return False
        return any(entry.is_page for entry in Library(self._home.library).entries())

    def _is_due(self, now: datetime) -> bool:
        """Say whether the last sync was not finished, or long ago, or after now: clocks err."""
        if self._sync_every is None:
            return False
        try:
            finished = datetime.fromisoformat(read(self._home.journal)[-1]["finished"])
        except (IndexError, KeyError, TypeError, ValueError):
            return True
        return not timedelta() <= now - finished < timedelta(seconds=self._sync_every)

    def _sync(self, client: Client) -> Found:
        from bot.syncing import synced

        counts: Counter[str] = Counter()
        stopped: list[str] = []
        for taken in synced(self._home, client, waiting=_leave):
            if self._stop.is_set():
                return Found({}, tuple(stopped))
            counts["withdrawn" if taken.stopped else taken.status] += 1
            if taken.stopped and taken.id is not None:
                stopped.append(taken.id)
                log.warning("page withdrawn", document=taken.id)
            if taken.refusal is not None:
                log.warning("source refused", told=str(taken.refusal))
        log.info("corpus synced", **counts)
        # A run that was cut short, and that this one went on with, told nobody what it found.
        whole = {*counts, *(step.get("status") for step in read(self._home.journal))}
        return Found(counts, tuple(stopped), changed=not whole.isdisjoint(PUBLISHABLE))

    def _check(self, client: Client) -> Found:
        from corpus.govuk.checking import check

        looked, stopped = 0, list[str]()
        for stop in check(Library(self._home.library), client, today()):
            looked += 1
            if stop is not None:
                stopped.append(stop.document)
                log.warning("page withdrawn", document=stop.document)
            if self._stop.is_set():
                break
        log.info("pages looked at", pages=looked)
        return Found({}, tuple(stopped))


def _leave() -> None:
    raise OtherSyncsError("Another program syncs this home already.")
