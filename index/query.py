"""A question as the index sees it: clauses, each the best of its alternatives."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


class Form(NamedTuple):
    """One way to say what is asked: a term, how much it counts, and its field if another one."""

    term: str
    share: float = 1.0
    field: str = ""


class Clause(NamedTuple):
    """One thing asked for in one field: forms that mean the same, each with its share (at most 1).

    Alternatives never add up: the best of them counts, so that a word with many synonyms does not
    outweigh a word with none.
    """

    field: str
    alternatives: tuple[Form, ...]
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Query:
    """Score of a passage = sum over clauses of weight × the best alternative's share × BM25."""

    clauses: tuple[Clause, ...]
