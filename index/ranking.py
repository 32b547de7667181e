"""What a ranking is made of, and what every ranker promises."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from corpus.passage import Passage
    from index.query import Query


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that was found, its score, and what each field gave to it."""

    passage: Passage
    score: float
    fields: Mapping[str, float]


@dataclass(frozen=True, slots=True, eq=False)
class Allowed:
    """The passages that may be found: their numbers, ascending, and a yes or no for each."""

    numbers: np.ndarray
    mask: np.ndarray

    @classmethod
    def of(
        cls, first: np.ndarray, within: Iterable[int] | None, stopped: Iterable[int] = ()
    ) -> Allowed:
        """Allow the documents ``within``, None all, but for the ``stopped`` ones.

        ``first`` says where the passages of each document begin.
        """
        mask = np.full(int(first[-1]), within is None)
        for documents, may in ((within or (), True), (stopped, False)):
            for document in documents:
                mask[first[document] : first[document + 1]] = may
        return cls(np.flatnonzero(mask).astype(np.uint32), mask)


class Ranker(Protocol):
    """Finds the passages that score above zero, best first; ties by passage number."""

    def rank(
        self, query: Query, depth: int, allowed: Allowed | None = None
    ) -> list[tuple[int, float]]:
        """Return at most ``depth`` passage numbers with their scores.

        Where only some are ``allowed`` no other is found; the scores are those of the whole
        corpus, whose idf and average length hold.
        """
        ...

    def fields(self, query: Query, passage: int) -> dict[str, float]:
        """Return what each field gives to the score of one passage."""
        ...
