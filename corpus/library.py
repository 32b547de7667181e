"""The corpus: sources are added, revised and removed; no change is lost, none is seen half made."""

from __future__ import annotations

import secrets
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from corpus import files, standing
from corpus.entry import Entry
from corpus.errors import CorpusError
from corpus.locking import locked
from corpus.readers import read
from corpus.shelf import Shelf
from corpus.standing import State, Stop

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping
    from datetime import date
    from pathlib import Path

    from corpus.document import Document
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
        self._known: dict[str, Entry] = {}
        self._seen = b""

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
    ) -> Added:
        """Read a source and keep it; ``given`` metadata goes before what the reader found.

        The same bytes with the same metadata change nothing; others are a new revision. Sources
        added ``beside`` it, by id, are others: one that names the URL of one of them is refused.
        """
        digest = original.digest(given)
        with self._changing():
            known = self._find(original.place)
            if known is not None and known.original == digest and self._shelf.is_whole(known):
                return Added(known, "unchanged")
            reading = read(original.name, original.content)
            source = replace(reading.source, checked=today, **given)  # type: ignore[arg-type] # Source's names
            known = self._find(original.place, source.url)
            if known is not None and known.id in beside and known.place != original.place:
                raise CorpusError(
                    f"{original.name} has the URL of {known.id}, which was added just before it.",
                    "Give each source a URL of its own.",
                )
            if known is not None and known.original == digest and self._shelf.is_whole(known):
                return Added(self._moved(known, original), "unchanged")
            return self._kept(known, original, digest, replace(reading, source=source), today)

    def remove(self, name: str) -> None:
        """Take a source out, damaged or not, with all its revisions."""
        with self._changing(), self._announced():
            self._shelf.remove(name)
            self._known.pop(name, None)

    def standing(self) -> Standing:
        """Return what is stopped and what is noted."""
        return standing.read(self.root / standing.FILE)

    def stop(self, stop: Stop) -> None:
        """Stop a source, whether or not it is held: an edition may still have it."""
        with self._changing():
            self._stand(self.standing().stopping(stop))

    def resume(self, name: str) -> None:
        """Let a suspended source be quoted again; CorpusError where it is not suspended."""
        with self._changing():
            known = self.standing()
            lifted = known.lifting(name, State.SUSPENDED)
            if lifted == known:
                raise CorpusError(f"{name} is not suspended.", _lifted_by(known.state(name)))
            self._stand(lifted)

    def restore(self, name: str) -> None:
        """Forget that a source was withdrawn: its publisher has it again."""
        with self._changing():
            known = self.standing()
            lifted = known.lifting(name, State.WITHDRAWN)
            if lifted != known:
                self._stand(lifted)

    def note(self, note: Note) -> Note:
        """Keep a maintainer's note and return it with its number."""
        with self._changing():
            changed = self.standing().noting(note)
            self._stand(changed)
        return changed.notes[-1]

    def unnote(self, number: int) -> None:
        """Take a note away; CorpusError where there is none of this number."""
        with self._changing():
            known = self.standing()
            left = tuple(note for note in known.notes if note.number != number)
            if left == known.notes:
                raise CorpusError(
                    f"There is no note {number}.", "`footnote corpus notes` lists them."
                )
            self._stand(replace(known, notes=left))

    def _stand(self, changed: Standing) -> None:
        files.write(self.root / standing.FILE, standing.dump(changed))

    def _kept(
        self, known: Entry | None, original: Original, digest: str, reading: Reading, today: date
    ) -> Added:
        name = self._free_id(original.slug) if known is None else known.id
        revision = 1 if known is None else known.revision + 1
        entry = Entry(
            name, reading.source.url, original.place, original.name, revision, digest, record=""
        )
        # Before its words are kept: what is withdrawn is at no moment there to be quoted.
        self._heed(name, reading, today)
        with self._announced():
            entry = self._shelf.keep(entry, original.content, reading.document(name))
            self._known[name] = entry
        return Added(entry, "added" if known is None else "revised")

    def _heed(self, name: str, reading: Reading, today: date) -> None:
        """Stop what its publisher withdrew; let go on what a publisher who says so has again."""
        known, notice = self.standing(), reading.withdrawn
        if notice is not None:
            since = notice.since or today
            title = reading.source.title
            self._stand(known.stopping(Stop(name, title, State.WITHDRAWN, since, notice.why)))
        elif reading.source.format == "govuk":
            lifted = known.lifting(name, State.WITHDRAWN)
            if lifted != known:
                self._stand(lifted)

    def _moved(self, known: Entry, original: Original) -> Entry:
        """Note that a source known by its URL lies elsewhere now."""
        entry = replace(known, place=original.place)
        with self._announced():
            self._shelf.note(entry)
            self._known[entry.id] = entry
        return entry

    @contextmanager
    def _changing(self) -> Iterator[None]:
        """Be the only one that changes the library, and know it as it is now."""
        try:
            with locked(self.root / ".lock"):
                self._refresh()
                yield
        except OSError as error:
            raise CorpusError(
                f"{self.root} cannot be written: {error.strerror or error}.",
                "Make room or allow writing there, or name another folder with --home.",
            ) from error

    def _refresh(self) -> None:
        """Read the entries again only if they may have changed: a folder asks for each file."""
        changes = self.root / ".changes"
        seen = changes.read_bytes() if changes.exists() else b""
        if seen and seen == self._seen:
            return
        self._shelf.tidy()
        self._known = {}
        for name in self._shelf.names():
            try:
                self._known[name] = self._shelf.entry(name)
            except CorpusError:
                continue  # it is named by `holdings`; whoever adds its source again gets a new id
        self._seen = seen

    @contextmanager
    def _announced(self) -> Iterator[None]:
        """Make a change after saying so: what others have read of the library is old from here."""
        self._seen = b""
        token = secrets.token_bytes(16)
        (self.root / ".changes").write_bytes(token)
        yield
        self._seen = token

    def _find(self, place: str, url: str | None = None) -> Entry | None:
        """Return the source that is known by ``url``, else that by ``place``."""
        known = self._known.values()
        by_url = (entry for entry in known if url is not None and entry.url == url)
        by_place = (entry for entry in known if entry.place == place)
        return next(by_url, None) or next(by_place, None)

    def _free_id(self, stem: str) -> str:
        """Return ``stem``, or the first ``stem-2``, ``stem-3`` … that no source has."""
        turn, name = 1, stem
        while (self.root / name / "entry.json").exists():
            turn += 1
            name = f"{stem}-{turn}"
        return name


def _lifted_by(state: State) -> str:
    if state is State.WITHDRAWN:
        return "Its publisher withdrew it; `footnote corpus sync` sees when that ends."
    return "`footnote corpus list` shows what is."
