"""The corpus on disk: each source's original bytes, its document, and what was done with it."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
from dataclasses import asdict, dataclass, replace
from pathlib import Path, PurePath
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from corpus import files, records
from corpus.errors import CorpusError
from corpus.readers import read

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from corpus.document import Document


@dataclass(frozen=True, slots=True)
class Entry:
    """One source of the library: its id, its identity (URL or absolute path) and its revision."""

    id: str
    identity: str
    revision: int
    content: str
    """SHA-256 of the original bytes and of the metadata given with them."""
    state: str = "current"


@dataclass(frozen=True, slots=True)
class Added:
    """What adding a source did: added, unchanged or revised."""

    entry: Entry
    status: str


class Library:
    """The sources under one folder; every change is written whole or not at all."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def entries(self) -> tuple[Entry, ...]:
        """Return the sources, by id."""
        found = (self._entry(path) for path in sorted(self.root.glob("*/entry.json")))
        return tuple(found)

    def document(self, name: str) -> Document:
        """Return the newest revision of document ``name``."""
        try:
            return records.load((self.root / name / "document.json").read_bytes())
        except OSError as error:
            raise CorpusError(
                f"There is no document {name}.", "`footnote corpus list` shows what there is."
            ) from error

    def documents(self) -> Iterator[Document]:
        """Yield the current documents, by id."""
        return (self.document(entry.id) for entry in self.entries() if entry.state == "current")

    def add(self, name: str, content: bytes, identity: str, given: Mapping[str, object]) -> Added:
        """Read a source and keep it; ``given`` metadata goes before what the reader found."""
        digest = hashlib.sha256(content + repr(sorted(given.items())).encode()).hexdigest()
        known = next((entry for entry in self.entries() if entry.identity == identity), None)
        if known is not None and known.content == digest:
            return Added(known, "unchanged")
        reading = read(name, content)
        entry = (
            Entry(self._free_id(identity), identity, 1, digest)
            if known is None
            else replace(known, revision=known.revision + 1, content=digest)
        )
        source = replace(reading.source, **given)  # type: ignore[arg-type] # the caller's names are Source's
        document = replace(reading, source=source).document(entry.id)
        folder = self.root / entry.id
        files.write(folder / f"original-{entry.revision}{PurePath(name).suffix}", content)
        files.write(folder / "document.json", records.dump(document))
        files.write(folder / "entry.json", json.dumps(asdict(entry)).encode())
        return Added(entry, "added" if known is None else "revised")

    def remove(self, name: str) -> None:
        """Take a source out of the library."""
        self.document(name)
        shutil.rmtree(self.root / name)

    def _entry(self, path: Path) -> Entry:
        try:
            return Entry(**json.loads(path.read_bytes()))
        except (OSError, ValueError, TypeError) as error:
            raise CorpusError(f"{path} is damaged.", "Remove its folder, add it again.") from error

    def _free_id(self, identity: str) -> str:
        stem = slug(identity)
        taken = {entry.id for entry in self.entries()}
        names = (stem if turn == 1 else f"{stem}-{turn}" for turn in range(1, len(taken) + 2))
        return next(name for name in names if name not in taken)


def slug(identity: str) -> str:
    """Return the id that a URL's path or a file's stem gives."""
    parts = urlsplit(identity)
    name = parts.path.strip("/") if parts.scheme in {"http", "https"} else Path(identity).stem
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-") or "document"
