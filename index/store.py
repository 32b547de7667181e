"""The documents and passages of an edition: one is read without reading the rest."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, overload

from corpus import records
from corpus.document import Span
from corpus.passage import Passage
from index.strings import Strings

if TYPE_CHECKING:
    from corpus.document import Document
    from index.arrays import Arrays

HELD = 256
"""Documents kept in memory once read."""


class Documents(Mapping[str, "Document"]):
    """The documents by id, in the order of their ids."""

    def __init__(self, arrays: Arrays) -> None:
        self._ids = Strings(arrays, "ids")
        self._records = Strings(arrays, "records")
        self.at = lru_cache(HELD)(self._read)

    def __len__(self) -> int:
        return len(self._ids)

    def __iter__(self) -> Iterator[str]:
        return map(self._ids.text, range(len(self)))

    def __getitem__(self, name: str) -> Document:
        number = self._ids.find(name)
        if number is None:
            raise KeyError(name)
        return self.at(number)

    def id(self, number: int) -> str:
        """Return the id of document ``number``."""
        return self._ids.text(number)

    def _read(self, number: int) -> Document:
        return records.load(self._records[number])


class Passages(Sequence[Passage]):
    """The passages by number: in the order of their documents' ids, then of their positions."""

    def __init__(self, arrays: Arrays, documents: Documents) -> None:
        self._rows = arrays["passages"]
        self._trails = Strings(arrays, "trails")
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

    def id(self, number: int) -> str:
        """Return the id of passage ``number`` without reading its text."""
        owner, position = self._rows[number, :2].tolist()
        return f"{self._documents.id(owner)}#{position}"
