"""The terms of one field are gathered block by block, and laid out as postings.

A block's terms are sorted on their own and put aside, so that a corpus of any size is gathered in
the memory of one block.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from index.kernel import CHAMPIONS
from index.kinds import Kinds, counted
from index.okapi import parts
from index.packing import LONG, Packing, block_bits

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from index.arrays import Arrays
    from index.fields import Field
    from index.taking import TakenField

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


class Stretch(NamedTuple):
    """Postings by term: each term once with the number of its texts; by posting, text and kind."""

    terms: np.ndarray
    counts: np.ndarray
    units: np.ndarray
    kinds: np.ndarray


class _Block(NamedTuple):
    """Postings sorted by term, then by text: terms with places in ``units``, and kinds."""

    units: np.ndarray
    keys: Kept
    kinds: Kept

    def read(self) -> Stretch:
        found = self.keys()
        units = self.units[found & ((1 << TEXT) - 1)]
        return Stretch(*counted(found >> TEXT), units, self.kinds())


class _Sums(NamedTuple):
    """Every term once, sorted, and in how many texts it stands; how often each kind does."""

    terms: np.ndarray
    counts: np.ndarray
    often: np.ndarray
    empty: int
    """Texts without terms."""


class FieldBuilder:
    """Takes the terms of each text of one field in order, and gives its postings.

    ``taken`` are the texts of an edition before that are as they were; all others are added.
    """

    def __init__(
        self,
        field: Field,
        keep: Callable[[np.ndarray], Kept] = held,
        taken: TakenField | None = None,
    ) -> None:
        self.field = field
        self._added = 0
        self._keep = keep
        self._taken = taken
        self._kinds = Kinds(None if taken is None else taken.kinds)
        self._blocks: list[_Block] = []

    def add(self, terms: np.ndarray, lengths: np.ndarray, units: np.ndarray | None = None) -> None:
        """Take the terms (numbers, or pairs of them) of the next texts, so many each.

        ``units`` are the numbers of the texts, where others stand between them.
        """
        units = self._added + np.arange(len(lengths)) if units is None else units
        ends = np.append(0, np.cumsum(lengths))
        for first in range(0, len(lengths), 1 << TEXT):
            own = slice(first, first + (1 << TEXT))
            bounds = ends[first], ends[first + len(lengths[own])]
            self._add(terms[slice(*bounds)], lengths[own], units[own])
        self._added += len(lengths)

    def _add(self, terms: np.ndarray, lengths: np.ndarray, units: np.ndarray) -> None:
        texts = np.repeat(np.arange(len(lengths)), lengths)
        keys, frequencies = counted(np.sort(terms << TEXT | texts))
        kinds = self._kinds.numbers(frequencies, lengths[keys & ((1 << TEXT) - 1)])
        self._blocks.append(_Block(units, self._keep(keys), self._keep(kinds)))

    @property
    def texts(self) -> int:
        """How many texts there are by now."""
        return self._added + (0 if self._taken is None else self._taken.texts)

    @property
    def terms(self) -> np.ndarray:
        """Every term once, sorted by number."""
        return self._sums.terms

    @property
    def size(self) -> int:
        """How many postings there are."""
        return int(self._sums.counts.sum())

    def postings(
        self, rows: Callable[[np.ndarray], np.ndarray], size: int, bits: int, laid: np.ndarray
    ) -> Arrays:
        """Lay the postings into ``laid``, in ``size`` rows, and return what belongs to them.

        ``rows`` are those of terms, ``bits`` of a code.
        ``starts`` has one place more than there are rows; places count from the field's first.
        """
        sums, starts = self._sums, np.zeros(size + 1, np.int64)
        starts[1 + rows(sums.terms)] = sums.counts
        np.cumsum(starts, out=starts)
        kinds, code_of = self._kinds.ordered(sums.often)
        free, packing = starts[:-1].copy(), Packing(bits)
        late: list[np.ndarray] = [np.zeros((2, 0), np.int64)]
        for terms, counts, units, numbers in self._read():
            own, codes = rows(terms), code_of[numbers]
            before = np.cumsum(counts) - counts
            places = np.repeat(free[own] - before, counts) + np.arange(len(units))
            free[own] += counts
            laid[places] = packing.packed(units, codes)
            late.append(np.array([places, codes])[:, codes >= packing.late])
        found = np.concatenate(late, axis=1)
        found = found[:, np.argsort(found[0])].astype(np.uint32)
        given = parts(kinds.tolist(), self._average(), self.field.k1, self.field.b)
        made = {"starts": starts, "late": found[0], "late_codes": found[1]}
        made |= {"parts": given, "kinds": kinds.astype(np.uint32)}
        packing = packing.knowing(found[0], found[1])
        return made | _best(starts, laid, given, packing, self.texts)

    def _average(self) -> float:
        # rank_bm25 is given a text without terms as one of length 1: see index/okapi.py.
        said = int(self._sums.often @ self._kinds.frequencies)
        return (said + self._sums.empty) / max(self.texts, 1) or 1.0

    @cached_property
    def _sums(self) -> _Sums:
        often, said = np.zeros(len(self._kinds), np.int64), np.zeros(self.texts, bool)
        tally = _Tally()
        for terms, counts, units, kinds in self._read():
            tally.add(terms, counts)
            often += np.bincount(kinds, minlength=len(often))
            said[units] = True
        return _Sums(*tally.made(), often, int(np.count_nonzero(~said)))

    def _read(self) -> Iterator[Stretch]:
        """Yield all postings, those of a term in the order of their texts."""
        blocks = (block.read() for block in self._blocks)
        return blocks if self._taken is None else self._taken.merged(blocks)


class _Tally:
    """Adds up in how many texts terms stand, block by block.

    What is new waits until it is more than what is known: each term is sorted a few times at most.
    """

    def __init__(self) -> None:
        self._terms, self._counts = [np.zeros(0, np.int64)], [np.zeros(0, np.int64)]

    def add(self, terms: np.ndarray, counts: np.ndarray) -> None:
        self._terms.append(terms)
        self._counts.append(counts)
        if sum(map(len, self._terms[1:])) > len(self._terms[0]):
            self.made()

    def made(self) -> tuple[np.ndarray, np.ndarray]:
        terms, places = np.unique(np.concatenate(self._terms), return_inverse=True)
        counts = np.bincount(places, np.concatenate(self._counts), len(terms)).astype(np.int64)
        self._terms, self._counts = [terms], [counts]
        return terms, counts


def _best(
    starts: np.ndarray, postings: np.ndarray, given: np.ndarray, packing: Packing, texts: int
) -> Arrays:
    """Return, for terms that many texts hold, the best, what it is given, and where blocks begin.

    A block is so many texts that some eight of them hold the term: see index/packing.py.
    """
    long = np.flatnonzero(np.diff(starts) > LONG)
    champions, tops = np.zeros((len(long), CHAMPIONS), np.uint32), np.zeros(len(long))
    skips = [np.zeros(0, np.uint32)]
    for place, row in enumerate(long.tolist()):
        words = postings[starts[row] : starts[row + 1]]
        worth = given[packing.codes(words, int(starts[row]))]
        best = np.argpartition(worth, -CHAMPIONS)[-CHAMPIONS:]
        champions[place], tops[place] = packing.units(words[best]), worth[best].max()
        block = 1 << block_bits(texts, len(words))
        begins = np.arange(0, texts + block, block).astype(np.uint32)
        skips.append(packing.units(words).searchsorted(begins).astype(np.uint32))
    blocks = np.cumsum([0, *map(len, skips[1:-1])])[: len(long)]
    kept: Arrays = {"long": long, "champions": champions, "tops": tops}
    return {**kept, "blocks": blocks, "skips": np.concatenate(skips)}
