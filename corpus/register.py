"""The entries of a library, which many programs change: read again only where another has."""

from __future__ import annotations

import secrets
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from corpus.errors import CorpusError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corpus.entry import Entry
    from corpus.shelf import Shelf


class Register:
    """What is known of each source that can be read; a folder that is read asks for each file.

    Whoever changes it holds the library's lock.
    """

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._changes = shelf.root / ".changes"
        self._known: dict[str, Entry] = {}
        self._seen = b""

    def entries(self) -> Iterator[Entry]:
        """Yield the entries on the disk; damaged ones are left out."""
        for name in self._shelf.names():
            with suppress(CorpusError):
                yield self._shelf.entry(name)

    def refresh(self) -> None:
        """Know the entries as they are now."""
        seen = self._changes.read_bytes() if self._changes.exists() else b""
        if seen and seen == self._seen:
            return
        # What is damaged is named by `holdings`; whoever adds its source again gets a new id.
        self._known = {entry.id: entry for entry in self.entries()}
        self._seen = seen

    @contextmanager
    def announced(self) -> Iterator[None]:
        """Make a change after saying so: what others have read of the library is old from here."""
        self._seen = b""
        token = secrets.token_bytes(16)
        self._changes.write_bytes(token)
        yield
        self._seen = token

    def know(self, entry: Entry) -> None:
        """Know an entry that was written."""
        self._known[entry.id] = entry

    def note(self, entry: Entry) -> Entry:
        """Write down what is known of a source beside its words, where that is news."""
        if entry != self._known.get(entry.id):
            with self.announced():
                self._shelf.note(entry)
                self.know(entry)
        return entry

    def forget(self, name: str) -> None:
        """Know nothing of a source that was removed."""
        self._known.pop(name, None)

    def find(self, place: str, url: str | None = None) -> Entry | None:
        """Return the source that is known by ``url``, else that by ``place``."""
        known = self._known.values()
        by_url = (entry for entry in known if url is not None and entry.url == url)
        by_place = (entry for entry in known if entry.place == place)
        return next(by_url, None) or next(by_place, None)
