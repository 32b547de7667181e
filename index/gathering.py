"""The terms of one field are gathered block by block, and laid out as postings.

A block's terms are sorted on their own and put aside, so that a corpus of any size is gathered in
the memory of one block.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from index.kernel import CHAMPIONS
from index.kinds import Kinds, counted, merged, numbered
from index.okapi import parts
from index.packing import LONG, SLOT, Packing, block_bits

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from index.arrays import Arrays, Kept
    from index.fields import Field
    from index.taking import TakenField

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
        # Without a header, as Python 3.11 may fail to parse two at once; and not by ``tofile``,
        # which says nothing where the disk is full when it closes the file.
        path.write_bytes(np.ascontiguousarray(array).data)
        return lambda: np.fromfile(path, dtype)


class Stretch(NamedTuple):
    """Postings by term: each term once with the number of its texts; by posting, text and kind."""

    terms: np.ndarray
    counts: np.ndarray
    units: np.ndarray
    kinds: np.ndarray


class _Block(NamedTuple):
    """A stretch that was put aside."""

    terms: Kept
    counts: Kept
    units: Kept
    kinds: Kept

    def read(self) -> Stretch:
        return Stretch(*(kept() for kept in self))


class _Sums(NamedTuple):
    """Every term once, sorted; how many postings there are, and how often each kind stands."""

    terms: np.ndarray
    size: int
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
        own = keys & ((1 << TEXT) - 1)
        kinds, places = numbered(frequencies, own, lengths)
        self._blocks.append(
            self._aside(*counted(keys >> TEXT), units[own], self._kinds.numbers(kinds)[places])
        )

    def _aside(
        self, terms: np.ndarray, counts: np.ndarray, units: np.ndarray, kinds: np.ndarray
    ) -> _Block:
        small = counts.astype(np.int32), units.astype(np.uint32), kinds.astype(np.uint32)
        return _Block(*map(self._keep, (terms, *small)))

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
        return self._sums.size

    def postings(
        self, rows: Callable[[np.ndarray], np.ndarray], size: int, bits: int
    ) -> tuple[Kept, Arrays]:
        """Lay out the postings in ``size`` rows, and return them with what belongs to them.

        ``rows`` are those of terms, ``bits`` of a code.
        ``starts`` has one place more than there are rows; places count from the field's first.
        """
        starts = np.zeros(size + 1, np.int64)
        places: list[Kept] = []
        for block in self._merged:
            own = rows(block.terms())
            starts[1 + own] += block.counts()
            places.append(self._keep(own.astype(np.uint32)))
        np.cumsum(starts, out=starts)
        kinds, code_of = self._kinds.ordered(self._sums.often)
        free, packing = starts[:-1].copy(), Packing(bits)
        laid = np.zeros(self.size, np.uint32)
        late: list[np.ndarray] = [np.zeros((2, 0), np.int64)]
        for block, asked in zip(self._merged, places, strict=True):
            own, counts, codes = asked(), block.counts(), code_of[block.kinds()]
            ends = np.cumsum(counts)
            at = np.repeat(free[own] - ends + counts, counts) + np.arange(len(codes))
            free[own] += counts
            laid[at] = packing.packed(block.units(), codes)
            late.append(np.array([at, codes])[:, codes >= packing.late])
        found = np.concatenate(late, axis=1)
        found = found[:, np.argsort(found[0])].astype(np.uint32)
        given = parts(kinds.tolist(), self._average(), self.field.k1, self.field.b)
        made = {"starts": starts, "late": found[0], "late_codes": found[1]}
        made |= {"parts": given, "kinds": kinds.astype(np.uint32)}
        packing = packing.knowing(found[0], found[1])
        return self._keep(laid), made | _best(starts, laid, given, packing, self.texts)

    def _average(self) -> float:
        # rank_bm25 is given a text without terms as one of length 1: see index/okapi.py.
        said = int(self._sums.often @ self._kinds.frequencies)
        return (said + self._sums.empty) / max(self.texts, 1) or 1.0

    @cached_property
    def _sums(self) -> _Sums:
        often, said = np.zeros(len(self._kinds), np.int64), np.zeros(self.texts, bool)
        met = _Met()
        for block in self._merged:
            met.add(block.terms())
            often += np.bincount(block.kinds(), minlength=len(often))
            said[block.units()] = True
        return _Sums(met.once(), int(often.sum()), often, int(np.count_nonzero(~said)))

    @cached_property
    def _merged(self) -> list[_Block]:
        """All postings, those of a term in the order of their texts."""
        if self._taken is None:
            return self._blocks
        added = (block.read() for block in self._blocks)
        return [self._aside(*stretch) for stretch in self._taken.merged(added)]


class _Met:
    """Terms that were met, block by block.

    What is new waits until it is more than what is known: each term is merged a few times at most.
    """

    def __init__(self) -> None:
        self._terms = [np.zeros(0, np.int64)]

    def add(self, terms: np.ndarray) -> None:
        self._terms.append(terms)
        if sum(map(len, self._terms[1:])) > len(self._terms[0]):
            self.once()

    def once(self) -> np.ndarray:
        self._terms = [merged(self._terms)]
        return self._terms[0]


def _best(
    starts: np.ndarray, postings: np.ndarray, given: np.ndarray, packing: Packing, texts: int
) -> Arrays:
    """Return, for terms that many texts hold, the best, what it is given, and where blocks begin.

    A block is so many texts that some eight of them hold the term: see index/packing.py.
    """
    long = np.flatnonzero(np.diff(starts) > LONG)
    champions, tops = np.zeros((len(long), CHAMPIONS), np.uint32), np.zeros(len(long))
    skips = [np.zeros(0, np.uint64)]
    for place, row in enumerate(long.tolist()):
        words = postings[starts[row] : starts[row + 1]]
        worth = given[packing.codes(words, int(starts[row]))]
        best = np.argpartition(worth, -CHAMPIONS)[-CHAMPIONS:]
        champions[place], tops[place] = packing.units(words[best]), worth[best].max()
        skips.append(_skips(packing.units(words), texts))
    blocks = np.cumsum([0, *map(len, skips[1:-1])])[: len(long)]
    kept: Arrays = {"long": long, "champions": champions, "tops": tops}
    return {**kept, "blocks": blocks, "skips": np.concatenate(skips)}


def _skips(units: np.ndarray, texts: int) -> np.ndarray:
    """Return for each block of texts how many postings stand before it and, below, its slots."""
    block = block_bits(texts, len(units))
    counts = np.bincount(units >> block, minlength=(texts >> block) + 1)
    slots = np.unique(units >> (block - SLOT)).astype(np.int64)
    bits = np.bincount(slots >> SLOT, 1 << (slots & 31), len(counts)).astype(np.uint64)
    before = (np.cumsum(counts) - counts).astype(np.uint64)
    return before << np.uint64(32) | bits
