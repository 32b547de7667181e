"""What an edition says of itself, beside its arrays, in ``manifest.json``."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from corpus import files
from index.arrays import Stamp
from index.errors import DamagedError, IndexingError

if TYPE_CHECKING:
    from pathlib import Path

FORMAT = 11
NAME = "manifest.json"


@dataclass(frozen=True, slots=True)
class Terms:
    """One field of an edition: where its ``starts`` begin, and its ``kinds``, with a part each.

    ``texts`` counts the passages, or the documents where the field is of the ``whole`` document.
    """

    name: str
    whole: bool
    texts: int
    starts: int
    table: int
    kinds: int
    pairs: bool
    """Whether its terms are pairs of terms."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """What an edition was made of: the same parts give the same digest."""

    format: int
    digest: str
    recipe: str
    """What made it of a corpus: only an edition of the same recipe can be taken over."""
    made: str
    documents: int
    passages: int
    fields: tuple[Terms, ...]
    files: dict[str, Stamp]

    @property
    def size(self) -> int:
        """Bytes on disk, the manifest's own left out."""
        return sum(stamp.size for stamp in self.files.values())


def write(folder: Path, manifest: Manifest) -> None:
    """Write the manifest with its own checksum, through to the disk."""
    record = asdict(manifest)
    content = json.dumps({**record, "checksum": _checksum(record)}, indent=1)
    files.write(folder / NAME, content.encode())


def read(folder: Path) -> Manifest:
    """Read the manifest of the edition in ``folder``; an IndexingError says why it cannot be."""
    try:
        record = json.loads((folder / NAME).read_bytes())
        checksum, known = record.pop("checksum"), record["format"]
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise DamagedError(folder.name, NAME) from error
    if known != FORMAT:
        age = "a newer" if isinstance(known, int) and known > FORMAT else "another"
        raise IndexingError(
            f"Edition {folder.name} was made by {age} version ({NAME}: format {known}).",
            "Run `footnote reindex` with this version.",
        )
    if checksum != _checksum(record):
        raise DamagedError(folder.name, NAME)
    fields = tuple(Terms(**one) for one in record["fields"])
    stamps = {name: Stamp(**stamp) for name, stamp in record["files"].items()}
    return Manifest(**{**record, "fields": fields, "files": stamps})


def _checksum(record: dict[str, Any]) -> str:
    return hashlib.sha256(json.dumps(record, sort_keys=True).encode()).hexdigest()
