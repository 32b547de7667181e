"""A query against one edition: which runs of postings it reads, and what each is worth at most."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import accumulate, chain
from typing import NamedTuple

import numpy as np


class Run(NamedTuple):
    """The postings of one form: a posting is worth weight × (share × (idf × its part))."""

    first: int
    last: int
    table: int
    """Where the parts of its field begin."""
    whole: bool
    """Whether the postings name documents, each for all its passages."""
    long: int
    """Its row among the terms of many texts, or -1."""
    block: int
    """The bits of a unit that its block leaves out, where there are blocks."""
    idf: float
    share: float
    weight: float
    most: float
    """What the best of its postings is worth, at most."""

    def packed(self) -> bytes:
        """Return what ``Plan`` is made of."""
        return _PACKING.pack(*self)


_PACKING = struct.Struct("6q4d")
RUN = np.dtype(list(zip(Run._fields, ["i8"] * 6 + ["f8"] * 4, strict=True)))
"""A packed run."""


@lru_cache(1 << 14)
def _unpacked(run: bytes) -> Run:
    return Run(*_PACKING.unpack(run))


@dataclass(frozen=True)
class Plan:
    """The runs of each clause, packed: a passage gets the best of them, and the clauses add up."""

    packed: list[list[bytes]]

    @cached_property
    def runs(self) -> np.ndarray:
        """All runs in a row."""
        return np.frombuffer(b"".join(chain.from_iterable(self.packed)), RUN)

    @cached_property
    def bounds(self) -> np.ndarray:
        """Where each clause begins among the runs, and where the last one ends."""
        return np.array([0, *accumulate(map(len, self.packed))])

    @cached_property
    def clauses(self) -> list[tuple[Run, ...]]:
        """The runs of each clause, one by one."""
        return [tuple(map(_unpacked, clause)) for clause in self.packed]

    def order(self) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Return the clauses, those first that are worth most for each posting, after MaxScore.

        And, for each place in that order, what the clauses from there on give at most, and how many
        postings those before it have (Turtle & Flood 1995).
        """
        most = np.maximum.reduceat(self.runs["most"], self.bounds[:-1])
        lengths = np.add.reduceat(self.runs["last"] - self.runs["first"], self.bounds[:-1])
        order = np.argsort(-most / lengths)
        reach = np.append(0.0, most[order[::-1]].cumsum())[::-1]
        return order, reach, np.append(0, lengths[order].cumsum())

    @property
    def postings(self) -> int:
        """How many postings there are to read."""
        return int((self.runs["last"] - self.runs["first"]).sum())
