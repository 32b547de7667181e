"""Postings of texts in a row, by term: sorted on their own, and put aside.

A corpus of any size is gathered so in the memory of what is sorted at once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from index.kinds import counted, numbered

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from index.arrays import Kept

TEXT = 15
"""Bits of a text's number in its block: together with a pair it fits into 63."""


class Stretch(NamedTuple):
    """Postings by term: each term once with the number of its texts; by posting, text and kind."""

    terms: np.ndarray
    counts: np.ndarray
    units: np.ndarray
    kinds: np.ndarray


class Aside(NamedTuple):
    """A stretch that was put aside."""

    terms: Kept
    counts: Kept
    units: Kept
    kinds: Kept

    @classmethod
    def put(cls, stretch: Stretch, keep: Callable[[np.ndarray], Kept]) -> Aside:
        """Put ``stretch`` aside."""
        terms, counts, units, kinds = stretch
        small = counts.astype(np.int32), units.astype(np.uint32), kinds
        return cls(*map(keep, (terms, *small)))


class Gathered(NamedTuple):
    """The postings of some texts, put aside; their kinds are places among ``kinds``."""

    texts: int
    kinds: np.ndarray
    postings: Aside


def gathered(
    terms: np.ndarray, lengths: np.ndarray, units: np.ndarray, keep: Callable[[np.ndarray], Kept]
) -> Iterator[Gathered]:
    """Yield the postings of texts with these numbers, of so many terms each (or pairs of them)."""
    ends = np.append(0, np.cumsum(lengths))
    for first in range(0, len(lengths), 1 << TEXT):
        own = lengths[first : first + (1 << TEXT)]
        texts = np.repeat(np.arange(len(own)), own)
        keys = terms[ends[first] : ends[first + len(own)]] << TEXT | texts
        keys, frequencies = counted(np.sort(keys))
        texts = keys & ((1 << TEXT) - 1)
        kinds, places = numbered(frequencies, texts, own)
        stretch = Stretch(*counted(keys >> TEXT), units[first:][texts], places)
        yield Gathered(len(own), kinds, Aside.put(stretch, keep))
