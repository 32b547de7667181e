"""What the library knows of a source beside its words: where it came from, and its revision."""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from dataclasses import asdict, dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import PurePath

LONGEST_ID = 80


@dataclass(frozen=True, slots=True)
class Original:
    """The bytes of a source as they were given, and where they were found."""

    name: str
    """A file's name: its ending says the format."""
    place: str
    """The absolute path; `-` and the title for what came on standard input."""
    stem: str
    """What the id is made from."""
    content: bytes
    etag: str | None = None
    modified: str | None = None
    """What a host said of this version, to be asked whether it is still the same."""

    @classmethod
    def of(cls, place: PurePath, content: bytes, name: str = "") -> Original:
        """Take a file at ``place``, called ``name`` by whoever gave it."""
        return cls(name or place.name, str(place), place.stem, content)

    @property
    def slug(self) -> str:
        """The id that this source gets where no other has it."""
        return slug(self.stem)

    def digest(self, given: Mapping[str, object]) -> str:
        """Return SHA-256 of the bytes and of the metadata given with them, in hex."""
        return hashlib.sha256(self.content + repr(sorted(given.items())).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Entry:
    """One source of the library; a source is known again by its URL, else by its place."""

    id: str
    url: str | None
    place: str
    name: str
    revision: int
    original: str
    """SHA-256 of the original bytes and of the metadata given with them."""
    record: str
    """SHA-256 of the document as it is stored."""
    etag: str | None = None
    modified: str | None = None
    checked: str | None = None
    """The day, in ISO's form, on which somebody last looked whether the source is still so."""
    given: Mapping[str, str] = field(default_factory=dict, hash=False)
    """The metadata given with it, as a maintainer would write them."""

    @property
    def identity(self) -> str:
        """The URL, else the place."""
        return self.url or self.place

    @property
    def is_page(self) -> bool:
        """Whether it was fetched, and can be again."""
        return self.place.startswith("https://")

    @property
    def looked_at(self) -> date | None:
        """``checked`` as a date."""
        return None if self.checked is None else date.fromisoformat(self.checked)

    @property
    def folder(self) -> str:
        """The name of the folder of this revision, within that of the source."""
        return f"revision-{self.revision}"


def dump(entry: Entry) -> bytes:
    """Return ``entry`` as JSON; a path that is no Unicode survives."""
    return json.dumps(asdict(entry), indent=1).encode()


def load(content: bytes) -> Entry:
    """Return what ``dump`` wrote; ValueError or TypeError where it is damaged."""
    entry = Entry(**json.loads(content))
    if not all(isinstance(v, str) for v in (entry.id, entry.place, entry.record)):
        raise TypeError("an entry's parts are strings")
    return replace(entry, revision=int(entry.revision))


def slug(words: str) -> str:
    """Return the id that a stem, a title or a URL's path gives."""
    parts = urlsplit(words)
    name = parts.path if parts.scheme in {"http", "https"} else words
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain)[:LONGEST_ID].strip("-") or "document"
