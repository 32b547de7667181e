"""One sync: every page and file that the corpus is to hold is looked at once."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from corpus.errors import CorpusError
from corpus.gathering import gather, original
from corpus.govuk import searching
from corpus.govuk.hosts import UnreachableError
from corpus.govuk.taking import Taken, Taking
from corpus.readers.metadata import metadata

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date, datetime

    from corpus.govuk.client import Client
    from corpus.journal import Journal
    from corpus.library import Library
    from corpus.sources import Sources

MOST_UNREACHABLE = 5
"""After so many pages in a row that nobody answered for, the run stops: the others would wait."""


class Sync:
    """A run over ``sources`` and what was added before; a run that was cut short goes on."""

    def __init__(
        self, library: Library, client: Client, sources: Sources, journal: Journal, today: date
    ) -> None:
        self._library = library
        self._client = client
        self._sources = sources
        self._journal = journal
        self._today = today
        self._taking = Taking(library, client, today, _addresses(journal))
        self._unreachable = 0
        self._files: set[str] = set()
        self.targets: tuple[str | Path, ...] = ()
        """The addresses and files to take, once it has looked."""

    def look(self) -> Iterator[Taken]:
        """Find what there is to take; yield the searches, folders and files that are in the way."""
        pages = [one.place for one in self._library.entries() if one.is_page]
        for step in self._journal.done:
            pages += step.get("led_to", ())
        pages += self._sources.pages
        for search in self._sources.searches:
            try:
                pages += searching.found(self._client.asking, search)
            except CorpusError as error:
                yield Taken(str(search), None, None, "refused", error)
        done = set(_addresses(self._journal))
        files: list[Path] = []
        for folder in self._sources.folders:
            yield from self._found(folder, files)
        self.targets = (*(one for one in dict.fromkeys(pages) if one not in done), *files)

    def take(self, target: str | Path) -> Iterator[Taken]:
        """Take a page with what it leads to, or a file; CorpusError where it is no use to go on."""
        if isinstance(target, Path):
            yield self._file(target)
            return
        for taken in self._taking.each(target):
            self._heed(taken)
            yield taken

    def finish(self, now: datetime) -> None:
        """Note that the run has come to its end."""
        self._journal.note({"finished": now.isoformat()})

    def _heed(self, taken: Taken) -> None:
        """Note a page that was answered for; stop where several were not."""
        if not isinstance(taken.refusal, UnreachableError):
            self._unreachable = 0
            self._journal.note(
                {"url": taken.url, "status": taken.status, "led_to": list(taken.led_to)}
            )
            return
        self._unreachable += 1
        if self._unreachable == MOST_UNREACHABLE:
            raise CorpusError(
                f"{MOST_UNREACHABLE} pages in a row could not be had. {taken.refusal.sentence}",
                "`footnote corpus sync` goes on from here.",
            )

    def _found(self, folder: Path, files: list[Path]) -> Iterator[Taken]:
        """Gather the files of a folder; yield those that cannot be taken, and those that left."""
        if not folder.is_dir():
            error = CorpusError(f"{folder} is no folder.", "Correct it in sources.toml.")
            yield Taken(str(folder), None, None, "refused", error)
            return
        inside = list(gather(folder))
        files += (one.path for one in inside if one.refusal is None)
        for one in inside:
            if one.refusal is not None:
                yield Taken(str(one.path), None, None, "refused", one.refusal)
        if any(one.refusal is None for one in inside):
            yield from self._left(folder)

    def _left(self, folder: Path) -> Iterator[Taken]:
        """Take out the files that left a folder; one without any file may lack its disk."""
        root = f"{folder.resolve()}/"
        for entry in self._library.entries():
            if entry.place.startswith(root) and _is_gone(Path(entry.place)):
                self._library.remove(entry.id)
                yield Taken(entry.place, entry.id, entry.revision, "removed")

    def _file(self, path: Path) -> Taken:
        try:
            taken = original(path)
            held = self._library.source(taken.place)
            given = {} if held is None else metadata(held.given)
            added = self._library.add(taken, given, self._today, self._files)
        except CorpusError as error:
            return Taken(str(path), None, None, "refused", error)
        self._files.add(added.entry.id)
        self._library.confirm(added.entry.id, self._today)
        return Taken(str(path), added.entry.id, added.entry.revision, added.status)


def _is_gone(path: Path) -> bool:
    """Say whether a file is there no more; one that may not be looked at is still there."""
    try:
        path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return True
    except OSError:
        return False
    return False


def _addresses(journal: Journal) -> list[str]:
    """Return the pages that were answered for."""
    return [step["url"] for step in journal.done if "url" in step]
