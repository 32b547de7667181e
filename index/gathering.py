"""The postings of one field, put aside in stretches, are laid out in the rows of an edition."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from index.fields import Kind
from index.kernel import CHAMPIONS
from index.kinds import Kinds, counted, merged
from index.okapi import parts
from index.packing import LONG, SLOT, Packing, block_bits
from index.shelf import held
from index.stretch import Aside, Stretch
from index.vocabulary import halves, renumbered

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from index.arrays import Arrays, Kept
    from index.fields import Field
    from index.stretch import Gathered
    from index.taking import TakenField


class _Block(NamedTuple):
    """What was put aside, and the numbers of its terms and of its kinds."""

    aside: Aside
    terms: np.ndarray
    kinds: np.ndarray

    def codes(self, of: np.ndarray) -> np.ndarray:
        """Return, by posting, what ``of`` says of its kind."""
        codes: np.ndarray = of[self.kinds][self.aside.kinds()]
        return codes


class _Sums(NamedTuple):
    """How many postings there are, how often each kind stands, and how many texts have none."""

    size: int
    often: np.ndarray
    empty: int


class FieldBuilder:
    """Takes the postings of the texts of one field in order, and lays them out.

    ``taken`` are the texts of an edition before that are as they were; all others are added.
    """

    def __init__(
        self,
        field: Field,
        keep: Callable[[np.ndarray], Kept] = held,
        taken: TakenField | None = None,
    ) -> None:
        self.field = field
        self.paired = field.kind is Kind.PAIRS
        self._added = 0
        self._keep = keep
        self._taken = taken
        self._kinds = Kinds(None if taken is None else taken.kinds)
        self._blocks: list[_Block] = []

    def add(self, gathered: Iterable[Gathered], terms: np.ndarray) -> None:
        """Take the postings of the next texts, and the number of each of their ``terms``."""
        for texts, kinds, aside in gathered:
            self._blocks.append(_Block(aside, terms, self._kinds.numbers(kinds)))
            self._added += texts

    @property
    def texts(self) -> int:
        """How many texts there are by now."""
        return self._added + (0 if self._taken is None else self._taken.texts)

    @property
    def size(self) -> int:
        """How many postings there are."""
        return self._sums.size

    def terms(self, numbers: int) -> np.ndarray:
        """Return which of so many terms stand here, alone or in pairs: each once and sorted."""
        met = np.zeros(numbers, bool)
        for block in self._merged:
            terms = block.aside.terms()
            for some in halves(terms) if self.paired else (terms,):
                met[block.terms[some]] = True
        return np.flatnonzero(met)

    def pairs(self, rows: np.ndarray) -> np.ndarray:
        """Return the pairs of ``rows`` that stand here, each once and sorted."""
        known = np.zeros(0, np.int64)
        new: list[np.ndarray] = []
        for block in self._merged:
            new.append(self._in_rows(block, rows))
            if sum(map(len, new)) > len(known):  # so that each is merged a few times at most
                known, new = merged((known, *new)), []
        return merged((known, *new))

    def postings(
        self, rows: np.ndarray, size: int, pairs: np.ndarray | None, bits: int
    ) -> tuple[Kept, Arrays]:
        """Lay out the postings, and return them with what belongs to them.

        ``rows`` are those of terms, by number, of ``size`` in all; a field of pairs has one row
        for each of these ``pairs`` of them. ``bits`` are those of a code.
        ``starts`` has one place more than there are rows; places count from the field's first.
        """
        starts = np.zeros(1 + (size if pairs is None else len(pairs)), np.int64)
        own: list[Kept] = []
        for block in self._merged:
            at = self._in_rows(block, rows)
            at = at if pairs is None else pairs.searchsorted(at)
            starts[1 + at] += block.aside.counts()
            own.append(self._keep(at.astype(np.uint32)))
        np.cumsum(starts, out=starts)
        kinds, code_of = self._kinds.ordered(self._sums.often)
        packing = Packing(bits)
        laid, late = self._laid(own, starts[:-1].copy(), code_of, packing)
        given = parts(kinds.tolist(), self._average(), self.field.k1, self.field.b)
        made = {"starts": starts, "late": late[0], "late_codes": late[1]}
        made |= {"parts": given, "kinds": kinds.astype(np.uint32)}
        packing = packing.knowing(late[0], late[1])
        return self._keep(laid), made | _best(starts, laid, given, packing, self.texts)

    def _laid(
        self, rows: list[Kept], free: np.ndarray, code_of: np.ndarray, packing: Packing
    ) -> tuple[np.ndarray, np.ndarray]:
        """Return the postings, and the places and codes of those whose code has no room."""
        laid = np.zeros(self.size, np.uint32)
        late: list[np.ndarray] = [np.zeros((2, 0), np.int64)]
        for block, asked in zip(self._merged, rows, strict=True):
            own, counts, codes = asked(), block.aside.counts(), block.codes(code_of)
            ends = np.cumsum(counts)
            at = np.repeat(free[own] - ends + counts, counts) + np.arange(len(codes))
            free[own] += counts
            laid[at] = packing.packed(block.aside.units(), codes)
            late.append(np.array([at, codes])[:, codes >= packing.late])
        found = np.concatenate(late, axis=1)
        return laid, found[:, np.argsort(found[0])].astype(np.uint32)

    def _in_rows(self, block: _Block, rows: np.ndarray) -> np.ndarray:
        return renumbered(block.aside.terms(), rows[block.terms], paired=self.paired)

    def _average(self) -> float:
        # rank_bm25 is given a text without terms as one of length 1: see index/okapi.py.
        said = int(self._sums.often @ self._kinds.frequencies)
        return (said + self._sums.empty) / max(self.texts, 1) or 1.0

    @cached_property
    def _sums(self) -> _Sums:
        often, said = np.zeros(len(self._kinds), np.int64), np.zeros(self.texts, bool)
        for block in self._merged:
            own = block.aside.kinds()
            often[block.kinds] += np.bincount(own, minlength=len(block.kinds))
            said[block.aside.units()] = True
        return _Sums(int(often.sum()), often, int(np.count_nonzero(~said)))

    @cached_property
    def _merged(self) -> list[_Block]:
        """All postings, those of a term in the order of their texts."""
        if self._taken is None:
            return self._blocks
        stretches = self._taken.merged(map(self._read, self._blocks))
        numbers = max((1 + int(block.terms.max(initial=-1)) for block in self._blocks), default=0)
        terms, kinds = np.arange(max(numbers, self._taken.numbers)), np.arange(len(self._kinds))
        return [_Block(Aside.put(one, self._keep), terms, kinds) for one in stretches]

    def _read(self, block: _Block) -> Stretch:
        aside = block.aside
        terms, kinds = (
            renumbered(aside.terms(), block.terms, paired=self.paired),
            block.kinds[aside.kinds()],
        )
        return Stretch(terms, aside.counts(), aside.units(), kinds)


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
    slots = counted(units >> (block - SLOT))[0].astype(np.int64)
    bits = np.bincount(slots >> SLOT, 1 << (slots & ((1 << SLOT) - 1)), len(counts)).astype(
        np.uint64
    )
    before = (np.cumsum(counts) - counts).astype(np.uint64)
    return before << np.uint64(32) | bits
