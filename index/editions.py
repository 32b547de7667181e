"""The editions of one home: published in one step, one of them answering, the last ten kept."""

from __future__ import annotations

import os
import shutil
import tempfile
import threading
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.locking import locked
from corpus.passages import passages
from index import arrays, history, manifest
from index.edition import Edition
from index.errors import IndexingError
from index.history import KEPT, History, Published, Release, Return
from index.sources import Same, Sources
from index.store import Documents

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from corpus.document import Document
    from corpus.passage import Passage
    from index.synonyms import Synonym
    from index.taking import Taken

    Source = tuple[Document, Sequence[Passage]]

BUILDING = ".building-"
NO_RELEASE = Release()
NO_RETURN = Return()


@dataclass(frozen=True, slots=True)
class Candidate:
    """An edition that nobody sees yet; ``publish`` lets it answer, in one step."""

    edition: Edition
    publish: Callable[[Release], Edition]


class Editions:
    """The editions under one folder, ``most`` of them; ``current`` is asked from any thread."""

    def __init__(self, root: Path, most: int = KEPT) -> None:
        self.root = root
        self._most = most
        self._lock = threading.Lock()
        self._seen: tuple[int, int, int] | None = None
        self._current: Edition | None = None

    def publish(
        self,
        documents: Iterable[Document],
        made: str,
        waiting: Callable[[], None] = lambda: None,
        synonyms: Sequence[Synonym] = (),
    ) -> Edition:
        """Build an edition of ``documents``, by id, and let it answer, in one step.

        Whatever fails, the edition before goes on answering and nothing half-made is left. Where
        another publishes, ``waiting`` is called, and then this one waits.
        """
        sources = Sources(lambda _same: documents)
        with self.candidate(sources, made, waiting, synonyms) as candidate:
            return candidate.publish(NO_RELEASE)

    @contextmanager
    def candidate(
        self,
        sources: Sources,
        made: str,
        waiting: Callable[[], None] = lambda: None,
        synonyms: Sequence[Synonym] = (),
    ) -> Iterator[Candidate]:
        """Build an edition to be looked at: at the end it is gone, unless it was published.

        Meanwhile the edition before goes on answering, nobody else publishes, and who goes back
        does not wait. What is the same as in the edition that answers is taken over from it.
        """
        with self._building(waiting) as folder:
            taken, same = self._taken(sources)
            edition = self._built(folder, _cut(sources.documents(same)), made, synonyms, taken)
            yield Candidate(edition, lambda release: self._publish(edition, release))

    def publish_once(self, documents: Callable[[], Iterable[Document]], made: str) -> Edition:
        """Return the edition that answers; where there is none, publish ``documents`` first.

        Of several processes that start together, one builds and the others wait for it.
        """
        with suppress(IndexingError):
            return self.current()
        with self._building() as folder:
            with suppress(IndexingError):
                return self.current()
            return self._publish(self._built(folder, cut(documents()), made), NO_RELEASE)

    def rollback(self, name: str | None = None, said: Return = NO_RETURN) -> Edition:
        """Let the edition of this name or number answer again, else the one before the current.

        What is ``said`` of it is kept with the edition.
        """
        with self._changing() as kept:
            if name is None:
                before = kept.before(kept.current)[:1]
            else:
                known = kept.named(name)
                before = () if known is None else (known,)
            if not before:
                asked = name or "before the current one"
                raise IndexingError(
                    f"There is no edition {asked}.", "`footnote editions` lists them."
                )
            edition = self.open(before[0].name)
            edition.verify()
            self._point(kept.returning(edition.name, said))
        return edition

    def history(self) -> History:
        """Return what was published and what answers; told from the folders if its file is bad."""
        try:
            return history.read(self._pointer)
        except IndexingError:
            return self._recovered()

    def current(self) -> Edition:
        """Return the edition that answers, opened anew only when another was published.

        Where it is damaged, the last good one before it answers, and its ``warnings`` say so.
        IndexingError where nothing was published, or nothing of it can be read.
        """
        seen = self._stamp()
        with self._lock:
            if self._current is None or seen != self._seen:
                self._current, self._seen = self._newest_good(), seen
            return self._current

    def open(self, name: str) -> Edition:
        """Open edition ``name``; an IndexingError says what is wrong with it."""
        if not name or not (self.root / name).is_dir():
            raise IndexingError(f"There is no edition {name}.", "`footnote editions` lists them.")
        return Edition.open(self.root / name)

    def _taken(self, sources: Sources) -> tuple[Taken | None, frozenset[str]]:
        """Return the edition that answers, and which of its documents are to be taken over.

        That pays where they are most of both editions.
        """
        from index.recipe import recipe
        from index.taking import Taken

        name, listed = self.history().current, sources.listed()
        if not name or not listed:
            return None, frozenset()
        folder = self.root / name
        try:
            made = manifest.read(folder)
            if made.recipe != recipe():
                return None, frozenset()
            # Nothing of it is read before it is known to be as it was written.
            arrays.verify(folder, made.files)
        except IndexingError as error:
            sources.anew(error)
            return None, frozenset()
        kept = arrays.read(folder, made.files)
        known = Documents(kept, name).digests()
        same = frozenset(one for one, digest in known.items() if listed.get(one) == digest.hex())
        pays = 2 * len(same) >= max(len(listed), len(known))
        return (Taken(made, kept), same) if pays else (None, frozenset())

    def _built(
        self,
        folder: Path,
        sources: Iterable[Source | Same],
        made: str,
        synonyms: Sequence[Synonym] = (),
        taken: Taken | None = None,
    ) -> Edition:
        from index.building import write  # rank_bm25 stands behind it, and answering needs none

        with self._writing():
            written = write(folder, sources, made, synonyms, taken)
        if not written.passages:
            raise IndexingError(
                "The library is empty.", "Add a source: `footnote corpus add FILE`."
            )
        return Edition.open(folder)

    def _publish(self, edition: Edition, release: Release) -> Edition:
        with self._changing() as kept:
            self._place(edition.folder, edition.name)
            published = self.open(edition.name)
            self._point(kept.adding(_published(published, release), self._most))
        return published

    @property
    def _pointer(self) -> Path:
        return self.root / "published.json"

    def _stamp(self) -> tuple[int, int, int] | None:
        try:
            found = self._pointer.stat()
        except OSError:
            return None
        return found.st_mtime_ns, found.st_ino, found.st_size

    def _newest_good(self) -> Edition:
        kept = self.history()
        if not kept.published:
            raise IndexingError("Nothing is published yet.", "Run `footnote reindex`.")
        try:
            return self.open(kept.current)
        except IndexingError as error:
            for one in kept.before(kept.current):
                with suppress(IndexingError):
                    warning = f"{error.sentence} Edition {one.name} answers instead."
                    return Edition.open(self.root / one.name, (warning,))
            raise

    def _recovered(self) -> History:
        found: list[Edition] = []
        for folder in self.root.glob("[!.]*/"):
            with suppress(IndexingError):
                found.append(Edition.open(folder))
        kept = History()
        for edition in sorted(found, key=lambda one: (one.manifest.made, one.name)):
            kept = kept.adding(_published(edition))
        return kept

    @contextmanager
    def _changing(self) -> Iterator[History]:
        """Be the only one that changes what answers: it takes a moment."""
        with self._writing(), locked(self.root / ".pointing"):
            for left in self.root.glob(f".{self._pointer.name}.*"):
                left.unlink()  # a killed process wrote half of it
            yield self.history()

    @contextmanager
    def _building(self, waiting: Callable[[], None] = lambda: None) -> Iterator[Path]:
        """Be the only one that builds, in a folder that is gone at the end.

        What a killed process left is cleared away first.
        """
        with ExitStack() as held:
            with self._writing():
                held.enter_context(locked(self.root / ".lock", waiting))
                for left in self.root.glob(f"{BUILDING}*"):
                    shutil.rmtree(left, ignore_errors=True)
                folder = Path(tempfile.mkdtemp(dir=self.root, prefix=BUILDING))
            held.callback(shutil.rmtree, folder, ignore_errors=True)
            yield folder

    @contextmanager
    def _writing(self) -> Iterator[None]:
        """Say what went wrong on the disk."""
        try:
            yield
        except OSError as error:
            raise IndexingError(
                f"{self.root} cannot be written: {error.strerror or error}.",
                "The edition before goes on answering. Make room or allow writing, and try again.",
            ) from error

    def _place(self, folder: Path, name: str) -> None:
        """Move a finished edition to its name; one that is there, alike and good, stays as it is.

        The same corpus has the same name: what other code made of it is replaced.
        """
        place = self.root / name
        if place.exists() and _alike(place, folder):
            return
        folder.chmod(0o755)
        with tempfile.TemporaryDirectory(dir=self.root, prefix=BUILDING) as aside:
            if place.exists():
                place.rename(Path(aside) / name)
            folder.rename(place)
        sync(self.root)

    def _point(self, kept: History) -> None:
        history.write(self._pointer, kept)
        sync(self.root)
        names = {one.name for one in kept.published}
        for folder in self.root.iterdir():
            if folder.is_dir() and folder.name not in names and folder.name[0] != ".":
                shutil.rmtree(folder, ignore_errors=True)


def cut(documents: Iterable[Document]) -> Iterator[Source]:
    """Yield each document with its passages."""
    return ((document, passages(document)) for document in documents)


def _cut(documents: Iterable[Document | Same]) -> Iterator[Source | Same]:
    """Yield each document with its passages, but for those that are the same."""
    for one in documents:
        yield one if isinstance(one, Same) else (one, passages(one))


def _alike(place: Path, folder: Path) -> bool:
    """Say whether the edition in ``place`` is whole and of the recipe of that in ``folder``."""
    try:
        there = manifest.read(place)
        arrays.verify(place, there.files)
    except IndexingError:
        return False
    return there.recipe == manifest.read(folder).recipe


def _published(edition: Edition, release: Release = NO_RELEASE) -> Published:
    made = edition.manifest
    holds = made.documents, made.passages, made.size
    return Published(0, edition.name, made.made, *holds, release)


def sync(folder: Path) -> None:
    """Write the names in ``folder`` through to the disk, where the system can."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
