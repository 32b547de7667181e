"""A query against one edition: which runs of postings it reads, and what each is worth at most."""

from __future__ import annotations

import struct
from typing import NamedTuple

import numpy as np

_FIELDS = {
    "first": "i8",
    "last": "i8",
    "table": "i8",  # where the parts of its field begin
    "whole": "i8",  # whether the postings name documents, each for all its passages
    "long": "i8",  # its row among the terms of many texts, or -1
    "block": "i8",  # the bits of a unit that its block leaves out, where there are blocks
    "slot": "i8",  # and those that its slot leaves out
    "idf": "f8",
    "share": "f8",
    "weight": "f8",
    "most": "f8",  # what the best of its postings is worth, at most
}
RUN = np.dtype(list(_FIELDS.items()))
"""The postings of one form: a posting is worth weight × (share × (idf × its part))."""

packed = struct.Struct("7q4d").pack
"""Make the bytes of a run of its fields, in their order."""


class Plan(NamedTuple):
    """The runs of each clause: a passage gets the best of them, and the clauses add up."""

    runs: np.ndarray
    bounds: np.ndarray
    """Where each clause begins among the runs, and where the last one ends."""

    @classmethod
    def of(cls, runs: list[bytes], bounds: list[int]) -> Plan:
        """Return the plan of packed runs."""
        return cls(np.frombuffer(b"".join(runs), RUN), np.array(bounds))

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

    def ordered(self, clauses: np.ndarray) -> Plan:
        """Return the plan of these clauses, in their order."""
        counts = np.diff(self.bounds)[clauses]
        runs = self.runs[ranges(self.bounds[clauses], counts)]
        return Plan(runs, np.append(0, counts.cumsum()))

    @property
    def clauses(self) -> int:
        """How many clauses there are."""
        return len(self.bounds) - 1

    @property
    def postings(self) -> int:
        """How many postings there are to read."""
        return int((self.runs["last"] - self.runs["first"]).sum())


def ranges(begins: np.ndarray, counts: np.ndarray) -> np.ndarray:
    """Return, one range after another, so many numbers from each beginning on."""
    before = counts.cumsum() - counts
    numbers: np.ndarray = (begins - before).repeat(counts) + np.arange(counts.sum())
    return numbers
