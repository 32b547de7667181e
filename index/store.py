"""The documents and passages of an edition: one is read without reading the rest."""

from __future__ import annotations

import hashlib
import json
from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple, overload

import numpy as np

from corpus import records
from corpus.document import Span
from corpus.passage import Passage
from index import strings
from index.errors import DamagedError
from index.shelf import held
from index.squeezing import Squeezer, expanded
from index.strings import Sorted, Strings, encode

if TYPE_CHECKING:
    from corpus.document import Document
    from index.arrays import Arrays, Kept, Made

HELD = 256
"""Documents kept in memory once read."""


class Documents(Mapping[str, "Document"]):
    """The documents by id, in the order of their ids."""

    def __init__(self, arrays: Arrays, edition: str) -> None:
        self._edition = edition
        self._ids = Sorted(arrays, "ids")
        self._records = Strings(arrays, "records")
        self._primer = arrays["primer"].tobytes()
        self._digests = arrays["digests"]
        self._checked = arrays["checked"]
        self.at = lru_cache(HELD)(self._read)

    def __len__(self) -> int:
        return len(self._ids)

    def __iter__(self) -> Iterator[str]:
        return map(self._ids.text, range(len(self)))

    def __getitem__(self, name: str) -> Document:
        return self.at(self.number(name))

    def numbers(self, names: Iterable[str]) -> list[int]:
        """Return the numbers of those documents of these ``names`` that there are."""
        return [number for number in map(self._ids.find, names) if number is not None]

    def id(self, number: int) -> str:
        """Return the id of document ``number``."""
        return self._ids.text(number)

    def number(self, name: str) -> int:
        """Return the number of document ``name``; KeyError where there is none."""
        found = self._ids.find(name)
        if found is None:
            raise KeyError(name)
        return found

    def digests(self) -> dict[str, bytes]:
        """Return, by id, SHA-256 of each document as it is kept."""
        return dict(zip(self, map(bytes, np.asarray(self._digests)), strict=True))

    def _read(self, number: int) -> Document:
        """Read a document, to the letter as it was published, or not at all (DamagedError)."""
        try:
            record = expanded(self._records[number], self._primer)
        except ValueError as error:
            raise DamagedError(self._edition, "records.npy") from error
        if _digest(record) != self._digests[number].tobytes():
            raise DamagedError(self._edition, "records.npy")
        return _looked_at(records.load(record), int(self._checked[number]))


def _looked_at(document: Document, day: int) -> Document:
    """Return ``document`` as last looked at on this day, counted from the year 1 on; 0 is never."""
    checked = date.fromordinal(day) if day else None
    return replace(document, source=replace(document.source, checked=checked))


def _digest(record: bytes) -> bytes:
    return hashlib.sha256(record).digest()


class Passages(Sequence[Passage]):
    """The passages by number: in the order of their documents' ids, then of their positions."""

    def __init__(self, arrays: Arrays, documents: Documents) -> None:
        self._rows = arrays["passages"]
        self.first = arrays["first"]
        """The first passage of each document, and one past the last."""
        self._trails = Strings(arrays, "trails")
        self._first = arrays["first"]
        self._documents = documents

    def __len__(self) -> int:
        return len(self._rows)

    @overload
    def __getitem__(self, number: int) -> Passage: ...
    @overload
    def __getitem__(self, number: slice) -> Sequence[Passage]: ...
    def __getitem__(self, number: int | slice) -> Passage | Sequence[Passage]:
        if isinstance(number, slice):
            return [self[one] for one in range(*number.indices(len(self)))]
        owner, position, first, last, start, end, trail = self._rows[number].tolist()
        document, span = self._documents.at(owner), Span(start, end)
        headings, anchor = json.loads(self._trails[trail])
        text = span.of(document.text)
        return Passage(document.id, position, first, last, span, text, tuple(headings), anchor)

    def of(self, document: str) -> range:
        """Return the numbers of the passages of ``document``; KeyError where there is none."""
        number = self._documents.number(document)
        return range(*self._first[number : number + 2].tolist())

    def sections(self, mask: np.ndarray) -> int:
        """Return in how many sections those stand that the mask, one for each, allows.

        Neighbours of one document and trail are of one section.
        """
        rows = np.asarray(self._rows)[mask][:, [0, -1]]
        return int(np.any(rows[1:] != rows[:-1], axis=1).sum()) + min(1, len(rows))

    def id(self, number: int) -> str:
        """Return the id of passage ``number`` without reading its text."""
        owner, position = self._rows[number, :2].tolist()
        return f"{self._documents.id(owner)}#{position}"


class Stored(NamedTuple):
    """What is kept of a document beside its record; of passages, where they were cut."""

    name: str
    digest: bytes
    checked: date | None
    cuts: Sequence[Sequence[int]]
    trails: Sequence[bytes]

    @classmethod
    def of(cls, document: Document, passages: Sequence[Passage], record: bytes) -> Stored:
        """Return what is kept of ``document``, which is this ``record``."""
        cuts = [(p.position, p.first, p.last, p.span.start, p.span.end) for p in passages]
        trails = [json.dumps([p.headings, p.anchor]).encode() for p in passages]
        return cls(document.id, _digest(record), document.source.checked, cuts, trails)


class StoreBuilder:
    """Takes documents by id with their passages, and gives the arrays of the store."""

    def __init__(self, primer: bytes = b"", keep: Callable[[np.ndarray], Kept] = held) -> None:
        """Compress against ``primer``, that of an edition before, if documents of it are kept."""
        self._ids: list[str] = []
        self._records = Squeezer(primer, keep)
        self._digests: list[bytes] = []
        self._checked: list[int] = []
        self._trails: dict[bytes, int] = {}
        self._rows = array("I")
        self._first = [0]

    @property
    def documents(self) -> int:
        """How many documents were taken."""
        return len(self._ids)

    @property
    def passages(self) -> int:
        """How many passages were taken."""
        return self._first[-1]

    @property
    def primer(self) -> bytes:
        """What the next records are compressed against; empty where it is not known yet."""
        return self._records.primer

    def add(self, one: Stored, record: bytes, primer: bytes) -> None:
        """Take the next document, whose record is compressed if there was a ``primer``."""
        if primer:
            self._records.take(record)
        else:
            self._records.add(record)
        self._take(one)

    def keep(self, arrays: Arrays, number: int, checked: date | None) -> None:
        """Take document ``number`` of an edition before, whose ``primer`` is ours, as the next.

        It was ``checked`` since.
        """
        start, end = arrays["first"][number : number + 2].tolist()
        rows = arrays["passages"][start:end].tolist()
        trails, name = Strings(arrays, "trails"), Strings(arrays, "ids").text(number)
        digest, cuts = arrays["digests"][number].tobytes(), [row[1:-1] for row in rows]
        self._records.take(Strings(arrays, "records")[number])
        self._take(Stored(name, digest, checked, cuts, [trails[row[-1]] for row in rows]))

    def _take(self, one: Stored) -> None:
        if self._ids and encode(one.name) <= encode(self._ids[-1]):
            raise ValueError(f"{one.name} does not follow {self._ids[-1]}")
        owner = len(self._ids)
        for cut, trail in zip(one.cuts, one.trails, strict=True):
            number = self._trails.setdefault(trail, len(self._trails))
            self._rows.extend((owner, *cut, number))
        self._ids.append(one.name)
        self._digests.append(one.digest)
        self._checked.append(0 if one.checked is None else one.checked.toordinal())
        self._first.append(self._first[-1] + len(one.cuts))

    def arrays(self) -> tuple[bytes, Made]:
        """Return a digest of what was taken, and what ``Documents`` and ``Passages`` read.

        How records are compressed, which depends on what came first, is not part of the digest.
        """
        said: Arrays = {
            **strings.pack_sorted("ids", self._ids),
            "digests": np.frombuffer(b"".join(self._digests), np.uint8).reshape(-1, 32),
            "checked": np.array(self._checked, np.uint32),
            **strings.pack("trails", self._trails),
            "passages": np.frombuffer(self._rows, np.uint32).reshape(-1, 7),
            "first": np.array(self._first, np.uint32),
        }
        digest = hashlib.sha256()
        for one in said.values():
            digest.update(one.tobytes())
        return digest.digest(), said | self._records.arrays()
