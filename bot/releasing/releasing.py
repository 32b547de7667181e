"""A release: the library becomes an edition, is examined, and is published, refused or let go."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from bot.evaluation.topics import own_topics
from bot.refusals import refused
from bot.releasing.examination import Examination, examine
from bot.settings import load
from corpus.errors import CorpusError
from corpus.library import Library
from index import synonyms
from index.editions import Editions
from index.errors import IndexingError
from index.history import Release
from index.reindexing import Skipped
from index.sources import Same, Sources

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
    from datetime import date

    from bot.home import Home
    from bot.releasing.asked import Asked
    from bot.releasing.examination import Watch
    from corpus.document import Document
    from corpus.entry import Entry
    from index.edition import Edition
    from index.manifest import Manifest


@dataclass(frozen=True, slots=True)
class Order:
    """What is wanted: ``publish`` or only a plan; ``force`` publishes what the gate refuses.

    ``edition`` is the name of the only one that may be published, unless it answers already.
    """

    by: str = ""
    why: str = ""
    publish: bool = True
    force: bool = False
    edition: str | None = None


@dataclass(frozen=True, slots=True)
class Watchers:
    """Who sees how far it is: with reading the library, with asking, and that it waits.

    ``anew`` hears why nothing can be taken over from the edition before.
    """

    reading: Callable[[Iterator[Document | Same], int], Iterable[Document | Same]] = (
        lambda those, _total: those
    )
    asking: Watch = lambda those, _doing: those
    waiting: Callable[[], None] = lambda: None
    skipped: Callable[[Skipped], None] = lambda _skipped: None
    anew: Callable[[IndexingError], None] = lambda _error: None


@dataclass(frozen=True, slots=True)
class Released:
    """An edition, what it changes, and whether it answers now."""

    manifest: Manifest
    examination: Examination
    published: bool

    @property
    def name(self) -> str:
        """The edition's name."""
        return self.manifest.digest[:12]


def release(
    home: Home,
    order: Order,
    today: date,
    questions: Sequence[Asked] = (),
    watchers: Watchers | None = None,
) -> Released:
    """Make an edition of the library, and publish it where that is ordered and the gate lets it."""
    watch = watchers or Watchers()
    editions = Editions(home.editions, load(home).editions_kept)
    library, skipped = Library(home.library), list[Skipped]()
    topics = own_topics(home.topics)
    sources = _sources(library, skipped, watch)
    made = datetime.now(UTC).isoformat(timespec="seconds")
    with editions.candidate(
        sources, made, watch.waiting, synonyms.load(home.synonyms)
    ) as candidate:
        standing = library.standing()
        before, known = _before(editions)
        skipped += (Skipped(*one) for one in refused(home).items())
        found = examine(
            None if before is None else before.heeding(standing),
            candidate.edition.heeding(standing),
            today=today,
            topics=topics,
            questions=questions,
            known=known,
            skipped=skipped,
            watch=watch.asking,
        )
        wanted = order.publish and _is_meant(order, before, candidate.edition)
        publishes = wanted and (order.force or not found.gate.failed)
        if publishes:
            candidate.publish(_signed(order, found, known))
    return Released(candidate.edition.manifest, found, publishes)


def difference(  # noqa: PLR0913, PLR0917 # all that decides about it
    home: Home,
    before: str,
    after: str,
    today: date,
    questions: Sequence[Asked] = (),
    watch: Watch = lambda those, _doing: those,
) -> Examination:
    """Compare two editions that are kept, each by name or number, under what is stopped today."""
    editions, standing = Editions(home.editions), Library(home.library).standing()
    history = editions.history()
    published = [history.named(name) for name in (before, after)]
    old, new = (
        editions.open(name if known is None else known.name).heeding(standing)
        for name, known in zip((before, after), published, strict=True)
    )
    return examine(
        old,
        new,
        today=today,
        topics=own_topics(home.topics),
        questions=questions,
        known={} if published[1] is None else published[1].release.topics,
        watch=watch,
    )


def _is_meant(order: Order, before: Edition | None, made: Edition) -> bool:
    answers = before is not None and before.name == made.name
    return order.edition is None or (order.edition == made.name and not answers)


def _before(editions: Editions) -> tuple[Edition | None, dict[str, str]]:
    """Return the edition that answers, if it is whole, and which document answers which topic."""
    history = editions.history()
    current = history.named(history.current)
    known = {} if current is None else dict(current.release.topics)
    with suppress(IndexingError):
        before = editions.current()
        before.verify()
        return before, known
    return None, known


def _signed(order: Order, found: Examination, known: dict[str, str]) -> Release:
    failed = tuple(one.wanted.id for one in found.gate.failed)
    return Release(order.by, order.why, failed, found.gate.measures, found.gate.topics(known))


def _sources(library: Library, skipped: list[Skipped], watch: Watchers) -> Sources:
    entries: dict[str, Entry] = {}

    def listed() -> dict[str, str]:
        entries.update((entry.id, entry) for entry in library.entries())
        return {name: entry.record for name, entry in entries.items()}

    def documents(names: Iterable[str], same: Collection[str]) -> Iterator[Document | Same]:
        for name in names:
            if name in same:
                yield Same(name, entries[name].looked_at)
                continue
            try:
                yield library.document(name)
            except CorpusError as damage:
                skipped.append(Skipped(name, str(damage)))
                watch.skipped(skipped[-1])

    def watched(same: Collection[str]) -> Iterable[Document | Same]:
        names = library.names()
        return watch.reading(documents(names, same), len(names))

    return Sources(watched, listed, watch.anew)
