"""A query against one edition: which runs of postings it reads, and what each is worth at most."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property
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
    champions: int
    """The row of the texts that get most of it, or -1 where they are too few to tell."""
    idf: float
    share: float
    weight: float
    most: float
    """What the best of its postings is worth."""


@dataclass(frozen=True)
class Plan:
    """For each clause its runs; a passage gets the best of them, and the clauses add up in order.

    After MaxScore (Turtle & Flood 1995): the clauses in ``order``, of which no passage that has
    none but the first few can reach a score already found. Those that have many postings for
    what they are worth come first, so that few postings are left to be read.
    """

    clauses: tuple[tuple[Run, ...], ...]

    @cached_property
    def order(self) -> list[int]:
        """The clauses by what they are worth at most for each posting, least first."""
        worth = [m / n for m, n in zip(self._most, self._lengths, strict=True)]
        return sorted(range(len(self.clauses)), key=worth.__getitem__)

    @cached_property
    def reach(self) -> list[float]:
        """What the first n clauses of ``order`` give a passage at most, for every n."""
        return list(accumulate((self._most[clause] for clause in self.order), initial=0.0))

    @cached_property
    def columns(self) -> tuple[np.ndarray, np.ndarray]:
        """A row of numbers for each run, and where each clause begins."""
        runs = list(chain.from_iterable(self.clauses))
        numbers = np.fromiter(chain.from_iterable(runs), float, len(runs) * len(Run._fields))
        starts = np.array(list(accumulate(map(len, self.clauses), initial=0)))
        return numbers.reshape(-1, len(Run._fields)), starts

    @cached_property
    def _most(self) -> list[float]:
        return [max([run.most for run in clause]) for clause in self.clauses]

    @cached_property
    def _lengths(self) -> list[int]:
        return [sum([run.last - run.first for run in clause]) for clause in self.clauses]

    def split(self, least: float) -> int:
        """Return how many clauses of ``order`` do not reach ``least`` by themselves."""
        return max(bisect_left(self.reach, least) - 1, 0)

    def postings(self, ordered: int = 0) -> int:
        """Return how many postings the clauses from ``ordered`` on have."""
        return sum([self._lengths[clause] for clause in self.order[ordered:]])
