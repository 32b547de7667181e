"""What a new edition takes over from the one before: of documents that are as they were, all.

Their postings stand in the rows of the edition before, so its rows are the numbers of their terms.
"""

from __future__ import annotations

from itertools import count, pairwise
from typing import TYPE_CHECKING

import numpy as np

from index import lexicon, strings
from index.kinds import counted, once
from index.packing import Packing, code_bits
from index.store import Documents
from index.stretch import Stretch
from index.vocabulary import HALF, Numbers, Stems

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from corpus.document import Document
    from index.arrays import Arrays
    from index.fields import Field
    from index.manifest import Manifest, Terms

STRETCH = 1 << 18
"""Postings that are read in one go, about."""
UNIT = 32
"""Bits of a text's number in a key."""
GONE = -1


class Taken:
    """An edition before, and the numbers that its documents and passages have in the new one."""

    def __init__(self, manifest: Manifest, arrays: Arrays) -> None:
        self.arrays = arrays
        self._numbers = {name: row for row, name in enumerate(strings.unpack(arrays, "ids"))}
        self.documents = np.full(manifest.documents, GONE, np.int32)
        self.passages = np.full(manifest.passages, GONE, np.int32)
        self._name = manifest.digest[:12]
        self._fields = {field.name: field for field in manifest.fields}

    def keep(self, name: str, number: int, first: int) -> int:
        """Keep ``name``, now ``number`` with passages from ``first``; return how many it has."""
        was = self.number(name)
        start, end = self.arrays["first"][was : was + 2].tolist()
        self.documents[was] = number
        self.passages[start:end] = np.arange(first, first + end - start)
        return int(end - start)

    def number(self, name: str) -> int:
        """Return which document ``name`` was."""
        return self._numbers[name]

    def gone(self) -> Iterator[Document]:
        """Yield the documents that were not kept."""
        documents = Documents(self.arrays, self._name)
        return map(documents.at, np.flatnonzero(self.documents == GONE).tolist())

    def terms(self) -> Numbers:
        """Return the terms of the edition before, by row."""
        return Numbers(zip(strings.unpack(self.arrays, "terms"), count(), strict=False))

    def stems(self) -> Stems:
        """Return the stems of its words."""
        return Stems(lexicon.unpack(self.arrays))

    def field(self, field: Field) -> TakenField:
        """Return what is taken over in ``field``."""
        units = self.documents if field.whole else self.passages
        bits = code_bits(max(len(self.documents), len(self.passages)))
        return TakenField(self.arrays, self._fields[field.name], units, bits)


class TakenField:
    """The postings of one field that are taken over."""

    def __init__(self, arrays: Arrays, of: Terms, units: np.ndarray, bits: int) -> None:
        pairs = arrays["pairs"]
        self.numbers = len(pairs) - 1
        if of.pairs:
            firsts = np.repeat(np.arange(self.numbers), np.diff(pairs))
            self._terms = firsts << HALF | arrays["others"].astype(np.int64)
        else:
            self._terms = np.arange(self.numbers)
        self._starts = arrays["starts"][of.starts : of.starts + len(self._terms) + 1]
        self._postings = arrays["postings"]
        self._packing = Packing(bits, arrays["late"], arrays["late_codes"])
        self._units = units
        self.kinds = arrays["kinds"][of.table : of.table + of.kinds]

    @property
    def texts(self) -> int:
        """How many texts are taken over."""
        return int(np.count_nonzero(self._units != GONE))

    def merged(self, added: Iterable[Stretch]) -> Iterator[Stretch]:
        """Yield the postings taken over together with those ``added``, in the order of the terms.

        Terms that the edition before did not have come last.
        """
        terms, keys, kinds = self._keyed(list(added))
        for first, last in self._stretches():
            low, high = keys.searchsorted([first << UNIT, last << UNIT])
            old, own = self._read(first, last), (keys[low:high], kinds[low:high])
            yield _stretch(terms, *(_together(*old, *own) if low < high else old))
        new = keys.searchsorted(len(self._terms) << UNIT)
        yield _stretch(terms, keys[new:], kinds[new:])

    def _keyed(self, added: list[Stretch]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Return all terms, those of the edition before first; and what is added, sorted.

        A key is a term's place among them and, in the lowest bits, the text.
        """
        none = Stretch(*(np.zeros(0, np.int64) for _ in Stretch._fields))
        said, counts, units, kinds = map(np.concatenate, zip(none, *added, strict=True))
        at = self._terms.searchsorted(said)
        known = np.append(self._terms, -1)[at] == said
        new = once(said[~known])
        places = np.where(known, at, len(self._terms) + new.searchsorted(said))
        keys = np.repeat(places, counts) << UNIT | units
        by_key = np.argsort(keys)
        return np.append(self._terms, new), keys[by_key], kinds[by_key]

    def _stretches(self) -> Iterator[tuple[int, int]]:
        marks = np.arange(int(self._starts[0]), int(self._starts[-1]), STRETCH)
        inside = self._starts.searchsorted(marks.astype(np.uint32)).tolist()
        return pairwise(sorted({0, *inside, len(self._terms)}))

    def _read(self, first: int, last: int) -> tuple[np.ndarray, np.ndarray]:
        starts = self._starts[first : last + 1].astype(np.int64)
        postings = self._postings[starts[0] : starts[-1]]
        units = self._units[self._packing.units(postings)]
        kinds = self._packing.codes(postings, int(starts[0]))
        keys = np.repeat(np.arange(first, last) << UNIT, np.diff(starts)) | units
        kept = units != GONE
        return (keys, kinds) if kept.all() else (keys[kept], kinds[kept])


def _together(
    keys: np.ndarray, kinds: np.ndarray, more: np.ndarray, their: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """Return both, which are sorted, in one."""
    at = keys.searchsorted(more)
    return np.insert(keys, at, more), np.insert(kinds.astype(np.int64), at, their)


def _stretch(terms: np.ndarray, keys: np.ndarray, kinds: np.ndarray) -> Stretch:
    places, counts = counted(keys >> UNIT)
    return Stretch(terms[places], counts, keys & ((1 << UNIT) - 1), kinds)
