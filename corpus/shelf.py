"""Where the library keeps its sources: a folder each, changed only by one last step.

ID/entry.json                names the current revision; it is written last, in one step
ID/revision-N/document.json  the document as it was read
ID/revision-N/original.*     the bytes as they were given
.left-ID-…                   a source that was removed, until nobody needs its words any more
"""

from __future__ import annotations

import hashlib
import re
import secrets
import shutil
from contextlib import suppress
from dataclasses import replace
from pathlib import PurePath
from typing import TYPE_CHECKING

from corpus import entry as entries
from corpus import files, records
from corpus.errors import CorpusError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from pathlib import Path

    from corpus.document import Document
    from corpus.entry import Entry

ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
LEFT = ".left-"
"""What the folder of a removed source is called until it is cleared away."""


class Shelf:
    """The sources under one folder, as they lie on the disk; what is damaged is named."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def names(self) -> list[str]:
        """Return the ids of the sources, damaged ones too, sorted."""
        return sorted(path.parent.name for path in self.root.glob("[!.]*/entry.json"))

    def entry(self, name: str) -> Entry:
        """Return what is known of source ``name``."""
        path = self._folder(name) / "entry.json"
        try:
            entry = entries.load(path.read_bytes())
        except (OSError, ValueError, TypeError) as error:
            raise _damaged(name, path) from error
        if entry.id != name:
            raise _damaged(name, path)
        return entry

    def document(self, entry: Entry) -> Document:
        """Return the document of this revision, if it is to the letter what was written."""
        document = records.load(self.record(entry))
        return replace(document, source=replace(document.source, checked=entry.looked_at))

    def record(self, entry: Entry) -> bytes:
        """Return the bytes of that document; CorpusError where they are not what was written."""
        path = self.root / entry.id / entry.folder / "document.json"
        try:
            record = path.read_bytes()
        except OSError as error:
            raise _damaged(entry.id, path) from error
        if hashlib.sha256(record).hexdigest() != entry.record:
            raise _damaged(entry.id, path)
        return record

    def original(self, entry: Entry) -> bytes:
        """Return the bytes as they were given; CorpusError where they are gone."""
        path = self._original(entry)
        try:
            return path.read_bytes()
        except OSError as error:
            raise _damaged(entry.id, path) from error

    def is_whole(self, entry: Entry) -> bool:
        """Say whether the document of this revision can be read."""
        try:
            self.document(entry)
        except CorpusError:
            return False
        return True

    def keep(self, entry: Entry, content: bytes, document: Document) -> Entry:
        """Write a revision; until its entry is in place, the one before it holds."""
        record = records.dump(document)
        entry = replace(entry, record=hashlib.sha256(record).hexdigest())
        folder = self.root / entry.id / entry.folder
        shutil.rmtree(folder, ignore_errors=True)
        files.write(self._original(entry), content)
        files.write(folder / "document.json", record)
        self.note(entry)
        return entry

    def note(self, entry: Entry) -> None:
        """Write down what is known of a source, in one step."""
        files.write(self.root / entry.id / "entry.json", entries.dump(entry))

    def remove(self, name: str) -> None:
        """Take a source away in one step, damaged or not, with all its revisions."""
        self._folder(name).rename(self.root / f"{LEFT}{name}-{secrets.token_hex(4)}")

    def clear(self, cited: Collection[str]) -> None:
        """Delete the removed sources, but for those that are ``cited``, by id."""
        for left in self.root.glob(f"{LEFT}*"):
            if _id_of(left) not in cited:
                shutil.rmtree(left, ignore_errors=True)

    def revisions(self, name: str) -> Iterator[Document]:
        """Yield all that was ever kept of ``name``, removed too; what is damaged is left out."""
        folders = [self.root / name, *self.root.glob(f"{LEFT}{name}-*")]
        for folder in (one for one in folders if name in {one.name, _id_of(one)}):
            for path in folder.glob("revision-*/document.json"):
                with suppress(OSError, CorpusError):
                    yield records.load(path.read_bytes())

    def _original(self, entry: Entry) -> Path:
        suffix = PurePath(entry.name).suffix
        return self.root / entry.id / entry.folder / f"original{suffix}"

    def _folder(self, name: str) -> Path:
        if ID.fullmatch(name) is None or not (self.root / name).is_dir():
            raise CorpusError(
                f"There is no document {name}.", "`footnote corpus list` shows what there is."
            )
        return self.root / name


def _id_of(left: Path) -> str:
    """Return the id that a removed source had."""
    return left.name.removeprefix(LEFT).rpartition("-")[0]


def _damaged(name: str, path: Path) -> CorpusError:
    return CorpusError(
        f"{name} is damaged: {path} is not as it was written.",
        f"Take it out with `footnote corpus remove {name}`, and add its source again.",
    )
