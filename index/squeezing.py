"""Records compressed against a primer: what they share, most of a short one, is said once."""

from __future__ import annotations

import zlib
from array import array
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from index.arrays import Joined
from index.shelf import held

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from index.arrays import Kept, Made

LEVEL = 5
"""Of zlib: its own 6 takes half as long again, and saves less than a hundredth."""
PRIMER = 1 << 15
"""Bytes of the first records that all are compressed against: as far back as zlib looks."""
PART = 1 << 22
"""Bytes of compressed records that are put aside in one go."""


class Squeezer:
    """Takes records in order, and puts them aside compressed; what is said once is the primer."""

    def __init__(self, primer: bytes = b"", keep: Callable[[np.ndarray], Kept] = held) -> None:
        """Compress against ``primer``, where an edition before had one."""
        self.primer = primer
        """Empty until the first records make one."""
        self._keep = keep
        self._first: list[bytes] = []
        self._last: list[bytes] = []
        self._size = 0
        self._lengths = array("Q")
        self._parts: list[Kept] = []

    def add(self, record: bytes) -> None:
        """Take the next record; the first wait until they make a primer."""
        if self.primer:
            self.take(squeezed(record, self.primer))
            return
        self._first.append(record)
        if sum(map(len, self._first)) >= PRIMER:
            self._begin()

    def take(self, record: bytes) -> None:
        """Take the next record, which is compressed against the primer that was given."""
        self._last.append(record)
        self._size += len(record)
        if self._size >= PART:
            self._put()

    def arrays(self) -> Made:
        """Return the primer, and every record compressed against it.

        Where the first records of an edition before are no longer the first, all are compressed
        anew: no word of a record that is gone is kept.
        """
        if not self.primer:
            self._begin()
        self._put()
        primer = self._opening()
        if primer != self.primer:
            return self._against(primer).arrays()
        bounds = np.zeros(len(self._lengths) + 1, np.uint64)
        np.cumsum(self._lengths, out=bounds[1:])
        records = Joined((int(bounds[-1]),), np.dtype(np.uint8), self._parts)
        primed = np.frombuffer(self.primer, np.uint8)
        return {"records": records, "records_bounds": bounds, "primer": primed}

    def _begin(self) -> None:
        self.primer = b"".join(self._first)[:PRIMER]
        for record in self._first:
            self.take(squeezed(record, self.primer))

    def _put(self) -> None:
        self._lengths.extend(map(len, self._last))
        self._parts.append(self._keep(np.frombuffer(b"".join(self._last), np.uint8)))
        self._last, self._size = [], 0

    def _records(self) -> Iterator[bytes]:
        lengths = iter(self._lengths)
        for part in self._parts:
            content = part().tobytes()
            at = 0
            while at < len(content):
                end = at + next(lengths)
                yield expanded(content[at:end], self.primer)
                at = end

    def _opening(self) -> bytes:
        """Return what the first records say, as much of it as makes a primer."""
        opening = b""
        for record in self._records():
            opening += record
            if len(opening) >= PRIMER:
                break
        return opening[:PRIMER]

    def _against(self, primer: bytes) -> Squeezer:
        anew = Squeezer(primer, self._keep)
        for record in self._records():
            anew.add(record)
        return anew


def expanded(squeezed: bytes, primer: bytes) -> bytes:
    """Return the record; ValueError where it or the primer is not as it was."""
    try:
        return zlib.decompressobj(zdict=primer).decompress(squeezed)
    except zlib.error as error:
        raise ValueError(str(error)) from error


def squeezed(record: bytes, primer: bytes) -> bytes:
    """Return ``record`` compressed against ``primer``."""
    work = _primed(primer).copy()
    return work.compress(record) + work.flush()


@lru_cache(1)
def _primed(primer: bytes) -> zlib._Compress:
    """Return what is copied for each record: reading the primer takes a third of the time."""
    return zlib.compressobj(LEVEL, zdict=primer)
