"""The corpus: sources are added, revised and removed; no change is lost, none is seen half made."""

from __future__ import annotations

from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from corpus import files, standing
from corpus.entry import Entry
from corpus.errors import CorpusError
from corpus.locking import locked
from corpus.readers import read
from corpus.register import Register
from corpus.shelf import Shelf
from corpus.standing import State, Stop

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping
    from pathlib import Path

    from corpus.document import Document, Source
    from corpus.entry import Original
    from corpus.readers.reading import Reading
    from corpus.standing import Note, Standing


@dataclass(frozen=True, slots=True)
class Added:
    """What adding a source did: added, unchanged or revised."""

    entry: Entry
    status: str


@dataclass(frozen=True, slots=True)
class Holding:
    """A source of the library with its document, or with what is damaged about it."""

    id: str
    entry: Entry | None
    document: Document | None
    damage: CorpusError | None = None
    state: State = State.CURRENT


class Library:
    """The sources of one home; processes that change it at once wait for each other."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._shelf = Shelf(root)
        self._register = Register(self._shelf)

    def names(self) -> list[str]:
        """Return the ids of the sources, damaged ones too, sorted."""
        return self._shelf.names()

    def holdings(self) -> Iterator[Holding]:
        """Yield every source by id; a damaged one is named, and the others go on."""
        known = self.standing()
        for name in self.names():
            entry: Entry | None = None
            state = known.state(name)
            try:
                entry = self._shelf.entry(name)
                yield Holding(name, entry, self._shelf.document(entry), state=state)
            except CorpusError as damage:
                yield Holding(name, entry, None, damage, state)

    def documents(
        self, left_out: Callable[[CorpusError], None] = lambda _damage: None
    ) -> Iterator[Document]:
        """Yield the documents by id; ``left_out`` is told of damage.

        Stopped ones too: who asks for what they say is told that they are stopped, and why.
        """
        for holding in self.holdings():
            if holding.damage is not None:
                left_out(holding.damage)
            elif holding.document is not None:
                yield holding.document

    def damage(self) -> Iterator[CorpusError]:
        """Yield what is damaged, source by source: a letter, a file, or what is known of it."""
        for name in self.names():
            try:
                self._shelf.record(self._shelf.entry(name))
            except CorpusError as damage:
                yield damage

    def holding(self, name: str) -> Holding:
        """Return source ``name``; CorpusError where there is none, or it is damaged."""
        entry = self._shelf.entry(name)
        state = self.standing().state(name)
        return Holding(name, entry, self._shelf.document(entry), state=state)

    def document(self, name: str) -> Document:
        """Return the newest revision of document ``name``."""
        return self._shelf.document(self._shelf.entry(name))

    def add(
        self,
        original: Original,
        given: Mapping[str, object],
        today: date,
        beside: Collection[str] = (),
        set_: str | None = None,
    ) -> Added:
        """Read a source and keep it; ``given`` metadata goes before what the reader found.

        The same bytes with the same metadata change nothing; others are a new revision. Sources
        added ``beside`` it, by id, are others: one that names the URL of one of them is refused.
        It belongs to ``set_`` from then on; None leaves it where it was.
        """
        digest = original.digest(given)
        with self._changing():
            known = self._register.find(original.place)
            if known is not None and known.original == digest and self._shelf.is_whole(known):
                return Added(self._placed(known, set_), "unchanged")
            reading = read(original.name, original.content)
            source = replace(reading.source, checked=today, **given)  # type: ignore[arg-type] # Source's names
            known = self._register.find(original.place, source.url)
            if known is not None and known.id in beside and known.place != original.place:
                raise CorpusError(
                    f"{original.name} has the URL of {known.id}, which was added just before it.",
                    "Give each source a URL of its own.",
                )
            if known is not None and known.original == digest and self._shelf.is_whole(known):
                moved = self._register.note(replace(known, place=original.place))
                return Added(self._placed(moved, set_), "unchanged")
            entry = _entry(original, source, digest, given)
            return self._kept(known, entry, original, replace(reading, source=source), set_)

    def entries(self) -> tuple[Entry, ...]:
        """Return what is known of the sources beside their words; damaged ones are left out."""
        return tuple(self._register.entries())

    def source(self, address: str) -> Entry | None:
        """Return the source with this URL, or from this place."""
        with self._changing():
            return self._register.find(address, address)

    def holds(self, entry: Entry, given: Mapping[str, object]) -> bool:
        """Say whether a source is whole, and was given this metadata."""
        return dict(entry.given) == _written(given) and self._shelf.is_whole(entry)

    def title(self, entry: Entry) -> str:
        """Return what a source is called; where it is damaged, its id."""
        try:
            return self._shelf.document(entry).title
        except CorpusError:
            return entry.id

    def original(self, entry: Entry) -> bytes:
        """Return the bytes of a source as they were given."""
        return self._shelf.original(entry)

    def confirm(
        self, name: str, today: date, etag: str | None = None, modified: str | None = None
    ) -> Entry:
        """Note that a source was looked at and is as it was; a host may name its version."""
        with self._changing():
            entry = self._shelf.entry(name)
            version = (etag or entry.etag, modified or entry.modified)
            seen = replace(entry, checked=today.isoformat(), etag=version[0], modified=version[1])
            return self._register.note(seen)

    def withdraw(self, stop: Stop) -> None:
        """Stop a source that its publisher took back; should it come back, it is read anew."""
        with self._changing():
            with suppress(CorpusError):  # it is damaged, which is no reason to quote it on
                entry = self._shelf.entry(stop.document)
                self._register.note(replace(entry, original="", etag=None, modified=None))
            self._stand(self.standing().stopping(stop))

    def remove(self, name: str) -> None:
        """Take a source out, damaged or not; its revisions stay until they are cleared away."""
        with self._changing(), self._register.announced():
            self._shelf.remove(name)
            self._register.forget(name)

    def clear(self, cited: Collection[str] = ()) -> None:
        """Delete what was removed, but for sources that somebody still cites, by id."""
        with self._changing():
            self._shelf.clear(cited)

    def revisions(self, name: str) -> Iterator[Document]:
        """Yield all revisions of a source, removed or not."""
        return self._shelf.revisions(name)

    def standing(self) -> Standing:
        """Return what is stopped and what is noted."""
        return standing.read(self.root / standing.FILE)

    def stop(self, stop: Stop) -> None:
        """Stop a source, whether or not it is held: an edition may still have it."""
        self._restand(lambda known: known.stopping(stop))

    def resume(self, name: str) -> None:
        """Let a suspended source be quoted again; CorpusError where it is not suspended."""
        self._restand(lambda known: known.resuming(name))

    def restore(self, name: str) -> None:
        """Forget that a source was withdrawn: its publisher has it again."""
        self._restand(lambda known: known.lifting(name, State.WITHDRAWN))

    def note(self, note: Note) -> Note:
        """Keep a maintainer's note and return it with its number."""
        return self._restand(lambda known: known.noting(note)).notes[-1]

    def unnote(self, number: int) -> None:
        """Take a note away; CorpusError where there is none of this number."""
        self._restand(lambda known: known.unnoting(number))

    def place(self, name: str, set_: str | None) -> None:
        """Put source ``name`` into a set, or into none; CorpusError where it is not held."""
        with self._changing():
            self._placed(self._shelf.entry(name), set_)
            if set_ is None:
                self._stand(self.standing().placing(name, None))

    def _placed(self, entry: Entry, set_: str | None) -> Entry:
        known = self.standing()
        if set_ is not None and known.set_of(entry.id) != set_:
            self._stand(known.placing(entry.id, set_))
        return entry

    def _restand(self, changed: Callable[[Standing], Standing]) -> Standing:
        with self._changing():
            return self._stand(changed(self.standing()))

    def _stand(self, standing_: Standing) -> Standing:
        """Write down how all stand, where that is news."""
        if standing_ != self.standing():
            files.write(self.root / standing.FILE, standing.dump(standing_))
        return standing_

    def _kept(
        self,
        known: Entry | None,
        entry: Entry,
        original: Original,
        reading: Reading,
        set_: str | None,
    ) -> Added:
        name = self._free_id(original.slug) if known is None else known.id
        entry = replace(entry, id=name, revision=1 if known is None else known.revision + 1)
        # Before its words are kept: what is withdrawn, or not for everybody, is at no moment there.
        self._heed(name, reading)
        self._placed(entry, set_)
        with self._register.announced():
            entry = self._shelf.keep(entry, original.content, reading.document(name))
            self._register.know(entry)
        return Added(entry, "added" if known is None else "revised")

    def _heed(self, name: str, reading: Reading) -> None:
        """Stop what its publisher withdrew; let go on what a publisher who says so has again."""
        known, notice = self.standing(), reading.withdrawn
        if notice is not None:
            source = reading.source
            since = notice.since or source.checked or date.min
            stop = Stop(name, source.title, State.WITHDRAWN, since, notice.why, notice.replacement)
            self._stand(known.stopping(stop))
        elif reading.source.format == "govuk":
            self._stand(known.lifting(name, State.WITHDRAWN))

    @contextmanager
    def _changing(self) -> Iterator[None]:
        """Be the only one that changes the library, and know it as it is now."""
        try:
            with locked(self.root / ".lock"):
                self._register.refresh()
                yield
        except OSError as error:
            raise CorpusError(
                f"{self.root} cannot be written: {error.strerror or error}.",
                "Make room or allow writing there, or name another folder with --home.",
            ) from error

    def _free_id(self, stem: str) -> str:
        """Return ``stem``, or the first ``stem-2``, ``stem-3`` … that no source has."""
        turn, name = 1, stem
        while (self.root / name / "entry.json").exists():
            turn += 1
            name = f"{stem}-{turn}"
        return name


def _entry(original: Original, source: Source, digest: str, given: Mapping[str, object]) -> Entry:
    """Return what is known of a source before it has an id and a revision."""
    return Entry(
        "",
        source.url,
        original.place,
        original.name,
        0,
        digest,
        record="",
        etag=original.etag,
        modified=original.modified,
        checked=None if source.checked is None else source.checked.isoformat(),
        given=_written(given),
    )


def _written(given: Mapping[str, object]) -> dict[str, str]:
    return {name: str(value) for name, value in given.items()}
