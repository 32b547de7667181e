"""Words become a query: each word asks in every field, and the best of its forms counts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from index.analysis import STEMS, SURFACE, pairs
from index.fields import FIELDS
from index.query import Clause, Query

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


@dataclass(frozen=True, slots=True)
class Asked:
    """A piece of text that is asked for, and how much it counts beside the others."""

    text: str
    weight: float = 1.0


def query(asked: Iterable[Asked]) -> Query:
    """Ask for all of ``asked``; of a term in two pieces the higher weight counts."""
    clauses: dict[tuple[str, str], float] = {}
    for piece in asked:
        for field, term, weight in _terms(piece):
            clauses[field, term] = max(weight, clauses.get((field, term), 0.0))
    return Query(
        tuple(Clause(field, ((term, 1.0),), weight) for (field, term), weight in clauses.items())
    )


def _terms(piece: Asked) -> Iterator[tuple[str, str, float]]:
    stems = STEMS.terms(piece.text)
    by_name = {"words": SURFACE.terms(piece.text), "pairs": pairs(stems)}
    for field in FIELDS:
        for term in by_name.get(field.name, stems):
            yield field.name, term, field.weight * piece.weight
