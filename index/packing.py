"""A posting in four bytes: its unit (a passage or a document) and, in the lowest bits, its code.

Codes are numbered by how often they stand there; the few that have no room stand beside.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

LONG = 256
"""A term of more texts has its best kept, and where its blocks begin."""
BLOCK = 16
"""Postings of a block, at most, of a term of few texts, spread evenly: half as many at least."""
SLOT = 5
"""Bits of a slot's number in its block: a slot is one text of a common term, some of a rare one."""
MOST = 16
"""Bits of a code, at most."""
NONE = np.zeros(0, np.uint32)


def code_bits(units: int) -> int:
    """Return how many bits so many units leave for a code."""
    return min(MOST, 32 - max(units - 1, 1).bit_length())


def block_bits(units: int, postings: int) -> int:
    """Return how many of a unit's lowest bits tell nothing of its block."""
    return max((BLOCK * units // postings).bit_length() - 1, SLOT)


class Packing(NamedTuple):
    """How many bits are a code's, and the codes of those postings whose code has no room."""

    bits: int
    places: np.ndarray = NONE
    numbers: np.ndarray = NONE

    @property
    def late(self) -> int:
        """What stands for a code that has no room, and the least such code."""
        return (1 << self.bits) - 1

    def knowing(self, places: np.ndarray, numbers: np.ndarray) -> Packing:
        """Return this with the codes at ``places`` that have no room."""
        return Packing(self.bits, places, numbers)

    def packed(self, units: np.ndarray, codes: np.ndarray) -> np.ndarray:
        """Return the postings of units with their codes."""
        packed: np.ndarray = units << self.bits | np.minimum(codes, self.late)
        return packed.astype(np.uint32)

    def units(self, postings: np.ndarray) -> np.ndarray:
        """Return the units of postings."""
        units: np.ndarray = postings >> np.uint32(self.bits)
        return units

    def codes(
        self, postings: np.ndarray, first: int, places: np.ndarray | None = None
    ) -> np.ndarray:
        """Return the codes of postings that stand from ``first`` on, or ``places`` behind it."""
        codes = postings & np.uint32(self.late)
        if len(self.places):
            late = np.nonzero(codes == self.late)
            at = (first + (late[0] if places is None else places[late])).astype(np.uint32)
            codes[late] = self.numbers.take(self.places.searchsorted(at), mode="clip")
        return codes
