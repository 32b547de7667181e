"""The terms of one field are gathered block by block, and laid out as postings.

A block's terms are sorted on their own and put aside, so that a corpus of any size is gathered in
the memory of one block.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from index.kernel import CHAMPIONS
from index.okapi import parts
from index.packing import LONG, Packing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from index.arrays import Arrays
    from index.fields import Field

    Kept = Callable[[], np.ndarray]
    """Gives an array that was put aside."""

TEXT = 15
"""Bits of a text's number in its block: together with a pair it fits into 63."""


def held(array: np.ndarray) -> Kept:
    """Put ``array`` aside in memory."""
    return lambda: array


class Shelf:
    """Puts arrays aside in files of a folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._files = 0

    def __call__(self, array: np.ndarray) -> Kept:
        """Put ``array`` aside."""
        self._files += 1
        path, dtype = self._folder / str(self._files), array.dtype
        array.tofile(path)  # without a header: Python 3.11 may fail to parse two at once
        return lambda: np.fromfile(path, dtype)


class _Block(NamedTuple):
    """Postings sorted by term, then by text: terms with texts, and frequencies."""

    first: int
    keys: Kept
    frequencies: Kept


class FieldBuilder:
    """Takes the terms of each text of one field in order, and gives its postings."""

    def __init__(self, field: Field, keep: Callable[[np.ndarray], Kept] = held) -> None:
        self.field = field
        self.texts = 0
        self._keep = keep
        self._blocks: list[_Block] = []
        self._lengths: list[np.ndarray] = []

    def add(self, terms: np.ndarray, lengths: np.ndarray) -> None:
        """Take the terms (numbers, or pairs of them) of the next texts, so many each."""
        ends = np.append(0, np.cumsum(lengths))
        for first in range(0, len(lengths), 1 << TEXT):
            own = lengths[first : first + (1 << TEXT)]
            self._add(terms[ends[first] : ends[first + len(own)]], own)

    def _add(self, terms: np.ndarray, lengths: np.ndarray) -> None:
        texts = np.repeat(np.arange(len(lengths)), lengths)
        keys, frequencies = _counted(np.sort(terms << TEXT | texts))
        narrow = frequencies.astype(np.min_scalar_type(frequencies.max(initial=0)))
        self._blocks.append(_Block(self.texts, self._keep(keys), self._keep(narrow)))
        self._lengths.append(lengths)
        self.texts += len(lengths)

    def distinct(self) -> np.ndarray:
        """Return every term once, sorted by number."""
        found = np.zeros(0, np.int64)
        for block in self._blocks:
            found = once(np.concatenate([found, once(block.keys() >> TEXT)]))
        return found

    def postings(self, rows: Callable[[np.ndarray], np.ndarray], size: int, bits: int) -> Arrays:
        """Return the postings, in ``size`` rows; ``rows`` are those of terms, ``bits`` of a code.

        ``starts`` has one place more than there are rows; places count from the field's first.
        """
        # rank_bm25 is given a text without terms as one of length 1: see index/okapi.py.
        lengths = np.maximum(np.concatenate([np.zeros(0, np.int64), *self._lengths]), 1)
        average = int(lengths.sum()) / max(len(lengths), 1) or 1.0
        starts, kinds = np.zeros(size + 1, np.int64), _Kinds(lengths)
        for terms, counts, units, frequencies in self._read():
            starts[1 + rows(terms)] += counts
            kinds.count(units, frequencies)
        np.cumsum(starts, out=starts)
        laid, free, packing = np.zeros(starts[-1], np.uint32), starts[:-1].copy(), Packing(bits)
        late: list[np.ndarray] = [np.zeros((2, 0), np.int64)]
        for terms, counts, units, frequencies in self._read():
            own, codes = rows(terms), kinds.codes(units, frequencies)
            before = np.cumsum(counts) - counts
            places = np.repeat(free[own] - before, counts) + np.arange(len(units))
            free[own] += counts
            laid[places] = packing.packed(units, codes)
            late.append(np.array([places, codes])[:, codes >= packing.late])
        found = np.concatenate(late, axis=1)
        found = found[:, np.argsort(found[0])].astype(np.uint32)
        given = parts(kinds.pairs(), average, self.field.k1, self.field.b)
        made = {"starts": starts, "postings": laid, "late": found[0], "late_codes": found[1]}
        return made | {"parts": given} | _best(made, given, packing)

    def _read(self) -> Iterator[tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]]:
        """Yield, block by block, the terms and their counts, and each posting in their order."""
        for first, keys, frequencies in self._blocks:
            found = keys()
            terms, counts = _counted(found >> TEXT)
            units = first + (found & ((1 << TEXT) - 1))
            yield terms, counts, units, frequencies().astype(np.int64)


class _Kinds:
    """The distinct (frequency, length) pairs, numbered; those of most postings come first."""

    def __init__(self, lengths: np.ndarray) -> None:
        self._lengths = lengths
        self._base = int(lengths.max(initial=0)) + 1
        self._keys, self._counts = np.zeros(0, np.int64), np.zeros(0, np.int64)

    def count(self, units: np.ndarray, frequencies: np.ndarray) -> None:
        keys, counts = _counted(np.sort(self._key(units, frequencies)))
        merged, places = np.unique(np.concatenate([self._keys, keys]), return_inverse=True)
        self._counts = np.bincount(places, np.concatenate([self._counts, counts]), len(merged))
        self._keys = merged

    def codes(self, units: np.ndarray, frequencies: np.ndarray) -> np.ndarray:
        numbers = np.zeros(len(self._keys), np.int64)
        numbers[self._order()] = np.arange(len(self._keys))
        found: np.ndarray = numbers[self._keys.searchsorted(self._key(units, frequencies))]
        return found

    def pairs(self) -> list[tuple[int, int]]:
        pairs = np.column_stack(np.divmod(self._keys[self._order()], self._base))
        return [(frequency, length) for frequency, length in pairs.tolist()]

    def _key(self, units: np.ndarray, frequencies: np.ndarray) -> np.ndarray:
        key: np.ndarray = frequencies * self._base + self._lengths[units]
        return key

    def _order(self) -> np.ndarray:
        return np.lexsort((self._keys, -self._counts))


def once(numbers: np.ndarray) -> np.ndarray:
    """Return each number once, sorted: by sorting, which numpy does faster than hashing."""
    return _counted(np.sort(numbers))[0]


def _counted(ordered: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return each of what is sorted once, and how often it stands there."""
    firsts = np.flatnonzero(np.diff(ordered, prepend=-1))
    return ordered[firsts], np.diff(firsts, append=len(ordered))


def _best(made: Arrays, given: np.ndarray, packing: Packing) -> Arrays:
    """Return the best texts of the terms that many texts hold, and what the best is given."""
    starts, postings = made["starts"], made["postings"]
    packing = packing.knowing(made["late"], made["late_codes"])
    long = np.flatnonzero(np.diff(starts) > LONG)
    champions, tops = np.zeros((len(long), CHAMPIONS), np.uint32), np.zeros(len(long))
    for place, row in enumerate(long.tolist()):
        words = postings[starts[row] : starts[row + 1]]
        worth = given[packing.codes(words, int(starts[row]))]
        best = np.argpartition(worth, -CHAMPIONS)[-CHAMPIONS:]
        champions[place], tops[place] = packing.units(words[best]), worth[best].max()
    return {"long": long, "champions": champions, "tops": tops}
