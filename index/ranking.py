"""What a ranking is made of, and what every ranker promises."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping

    from corpus.passage import Passage
    from index.query import Query


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that was found, its score, and what each field gave to it."""

    passage: Passage
    score: float
    fields: Mapping[str, float]


class Ranker(Protocol):
    """Finds the passages that score above zero, best first; ties by passage number."""

    def rank(self, query: Query, depth: int) -> list[tuple[int, float]]:
        """Return at most ``depth`` passage numbers with their scores."""
        ...

    def fields(self, query: Query, passage: int) -> dict[str, float]:
        """Return what each field gives to the score of one passage."""
        ...
