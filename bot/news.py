"""News: what a new edition holds that the one before did not, and what is no longer quoted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.storage import Told
from index.reindexing import Touch, touched

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bot.sets import Hidden
    from corpus.document import Source
    from corpus.standing import Stop
    from index.edition import Edition


@dataclass(frozen=True, slots=True)
class Change:
    """What became of a document; ``stop`` says why one is not quoted any more."""

    document: str
    source: Source
    touch: Touch | None
    stop: Stop | None = None


def known_of(edition: Edition) -> Told:
    """Return what there is to be told now."""
    stops = {stop.document for stop in edition.standing.stops}
    return Told(edition.name, tuple(sorted(name for name in stops if name in edition.documents)))


def changes(known: Told, before: Edition, after: Edition) -> tuple[Change, ...]:
    """Return what whoever knows of ``before`` is to hear of ``after``, by id within each kind."""
    return (*_touched(before, after), *_stopped(known, after))


def seen(those: Iterable[Change], hidden: Hidden) -> tuple[Change, ...]:
    """Leave out the documents that may not be seen."""
    return tuple(one for one in those if one.document not in hidden)


def _touched(before: Edition, after: Edition) -> Iterator[Change]:
    if before.name == after.name:
        return
    found = sorted(touched(before, after), key=lambda one: list(Touch).index(one.touch))
    for one in found:
        edition = before if one.touch is Touch.REMOVED else after
        if after.standing.stop(one.document) is None:
            yield Change(one.document, edition.document(one.document).source, one.touch)


def _stopped(known: Told, after: Edition) -> Iterator[Change]:
    for name in known_of(after).stopped:
        if name not in known.stopped:
            source, stop = after.document(name).source, after.standing.stop(name)
            yield Change(name, source, None, stop)
