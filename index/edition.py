"""An edition: one published index, never changed, opened lazily, left and returned to by name."""

from __future__ import annotations

import hashlib
import json
import shutil
from dataclasses import asdict, dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from corpus import files, records
from corpus.errors import CorpusError
from corpus.passages import passages
from index.analysis import STEMS, SURFACE
from index.errors import IndexingError
from index.fields import FIELDS, field_text
from index.okapi import K1, B, OkapiRanker
from index.ranking import Hit

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from corpus.document import Document
    from corpus.passage import Passage
    from index.query import Query

FORMAT = 1


@dataclass(frozen=True, slots=True)
class Manifest:
    """What an edition was made of: the same parts give the same digest."""

    format: int
    digest: str
    made: str
    documents: int
    passages: int


class Edition:
    """A folder that was published; reading it never changes it."""

    def __init__(self, folder: Path, manifest: Manifest) -> None:
        self.folder = folder
        self.manifest = manifest

    @property
    def digest(self) -> str:
        """SHA-256 of corpus, analyzer and parameters, in hex."""
        return self.manifest.digest

    @property
    def name(self) -> str:
        """The first twelve digits of the digest, as shown to people."""
        return self.digest[:12]

    @cached_property
    def documents(self) -> dict[str, Document]:
        """The documents, by id."""
        lines = (self.folder / "documents.jsonl").read_bytes().splitlines()
        return {document.id: document for document in map(records.load, lines)}

    def document(self, name: str) -> Document:
        """Return document ``name`` as this edition holds it."""
        return self.documents[name]

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """The passages, by document id and position."""
        return tuple(p for document in self.documents.values() for p in passages(document))

    @cached_property
    def ranker(self) -> OkapiRanker:
        """The ranker over this edition's fields."""
        return OkapiRanker(
            {
                field.name: [
                    field.analyze(field_text(field, self.document(p.document), p))
                    for p in self.passages
                ]
                for field in FIELDS
            }
        )

    def rank(self, query: Query, depth: int = 10) -> tuple[Hit, ...]:
        """Return the best passages for ``query``, best first."""
        found = self.ranker.rank(query, depth)
        return tuple(Hit(self.passages[n], s, self.ranker.fields(query, n)) for n, s in found)

    @cached_property
    def _frequencies(self) -> dict[str, dict[str, int]]:
        counted: dict[str, dict[str, int]] = {}
        for field in FIELDS:
            counts = counted.setdefault(field.name, {})
            for passage in self.passages:
                text = field_text(field, self.document(passage.document), passage)
                for term in set(field.analyze(text)):
                    counts[term] = counts.get(term, 0) + 1
        return counted

    def frequency(self, field: str, term: str) -> int:
        """Return in how many passages ``term`` stands in ``field``."""
        return self._frequencies[field].get(term, 0)

    def terms(self, field: str) -> Iterable[str]:
        """Return every term of ``field``."""
        return self._frequencies[field]


class Editions:
    """The editions under one folder, and the pointer to the one that answers."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def publish(self, documents: Iterable[Document], made: str) -> Edition:
        """Build an edition of ``documents`` and make it the current one, in one step."""
        lines = [records.dump(d) for d in sorted(documents, key=lambda document: document.id)]
        if not lines:
            raise IndexingError(
                "The library is empty.", "Add a source: `footnote corpus add FILE`."
            )
        parameters = (
            f"{FORMAT} {STEMS!r} {SURFACE!r} {K1} {B} {[(f.name, f.weight) for f in FIELDS]}"
        )
        digest = hashlib.sha256(b"\n".join([parameters.encode(), *lines])).hexdigest()
        folder = self.root / digest[:12]
        if not folder.exists():
            building = self.root / f".{digest[:12]}"
            shutil.rmtree(building, ignore_errors=True)
            files.write(building / "documents.jsonl", b"\n".join(lines))
            count = sum(len(passages(records.load(line))) for line in lines)
            manifest = Manifest(FORMAT, digest, made, len(lines), count)
            files.write(building / "manifest.json", json.dumps(asdict(manifest)).encode())
            building.rename(folder)
        files.write(self.root / "current", digest[:12].encode())
        return self.open(digest[:12])

    def current(self) -> Edition:
        """Open the edition that answers; IndexingError where none was published."""
        try:
            name = (self.root / "current").read_text().strip()
        except OSError as error:
            raise IndexingError("Nothing is published yet.", "Run `footnote reindex`.") from error
        return self.open(name)

    def open(self, name: str) -> Edition:
        """Open edition ``name``."""
        try:
            manifest = Manifest(**json.loads((self.root / name / "manifest.json").read_bytes()))
        except (OSError, ValueError, TypeError, CorpusError) as error:
            raise IndexingError(
                f"Edition {name} is damaged.", "`footnote rollback` goes back."
            ) from error
        return Edition(self.root / name, manifest)
