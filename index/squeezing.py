"""Records compressed against a primer: what they share, most of a short one, is said once."""

from __future__ import annotations

import zlib
from functools import lru_cache

LEVEL = 5
"""Of zlib: its own 6 takes half as long again, and saves less than a hundredth."""
PRIMER = 1 << 15
"""Bytes of the first records that all are compressed against: as far back as zlib looks."""


class Squeezer:
    """Takes records in order, and gives the primer and the compressed records."""

    def __init__(self, primer: bytes = b"") -> None:
        """Compress against ``primer``, where an edition before had one."""
        self.primer = primer
        """Empty until the first records make one."""
        self._first: list[bytes] = []
        self._squeezed: list[bytes] = []

    def add(self, record: bytes) -> None:
        """Take the next record; the first wait until they make a primer."""
        if self.primer:
            self._squeezed.append(squeezed(record, self.primer))
            return
        self._first.append(record)
        if sum(map(len, self._first)) >= PRIMER:
            self.primer, self._squeezed = self._begun()

    def take(self, record: bytes) -> None:
        """Take the next record, which is compressed against the primer that was given."""
        self._squeezed.append(record)

    def made(self) -> tuple[bytes, list[bytes]]:
        """Return the primer, and every record compressed against it.

        Where the first records of an edition before are no longer the first, all are compressed
        anew: no word of a record that is gone is kept.
        """
        if not self.primer:
            return self._begun()
        primer = self._opening()
        if primer != self.primer:
            records = (expanded(one, self.primer) for one in self._squeezed)
            self._squeezed = [squeezed(record, primer) for record in records]
            self.primer = primer
        return self.primer, self._squeezed

    def _begun(self) -> tuple[bytes, list[bytes]]:
        primer = b"".join(self._first)[:PRIMER]
        return primer, [squeezed(record, primer) for record in self._first]

    def _opening(self) -> bytes:
        """Return what the first records say, as much of it as makes a primer."""
        opening = b""
        for one in self._squeezed:
            if len(opening) >= PRIMER:
                break
            opening += expanded(one, self.primer)
        return opening[:PRIMER]


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
