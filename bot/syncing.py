"""A sync of one home: one at a time, whoever begins it."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from bot import refusals
from bot.home import today
from corpus import sources
from corpus.journal import Journal
from corpus.library import Library
from corpus.locking import locked
from corpus.syncing import Sync

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from bot.home import Home
    from corpus.govuk.client import Client
    from corpus.govuk.taking import Taken

    Targets = Sequence[str | Path]


def synced(
    home: Home,
    client: Client,
    watch: Callable[[Targets], Iterable[str | Path]] = iter,
    waiting: Callable[[], None] = lambda: None,
) -> Iterator[Taken]:
    """Sync, and yield what became of each source; ``watch`` goes through what there is to take.

    Where another syncs, ``waiting`` is called, and then this one waits.
    """
    wanted = sources.load(home.sources)
    with locked(home.root / ".sync.lock", waiting):
        journal = Journal.begin(home.journal, wanted.digest, datetime.now(UTC))
        sync = Sync(Library(home.library), client, wanted, journal, today())
        refused: dict[str, str] = {}
        for taken in _each(sync, watch):
            if taken.refusal is not None:
                refused[taken.url] = str(taken.refusal)
            yield taken
        refusals.note(home, refused)
        sync.finish(datetime.now(UTC))


def _each(sync: Sync, watch: Callable[[Targets], Iterable[str | Path]]) -> Iterator[Taken]:
    yield from sync.look()
    for target in watch(sync.targets):
        yield from sync.take(target)
