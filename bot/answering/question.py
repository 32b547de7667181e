"""A question, the thread that it stands in, and how it is read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.answering.kinds import Kind

if TYPE_CHECKING:
    from index.forms import Correction
    from index.querying import Asked


@dataclass(frozen=True, slots=True)
class Question:
    """What was typed, and the questions asked before it in the thread, oldest first."""

    text: str
    thread: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Term:
    """A word that the question turns on: as typed, its stem, and how much it counts (at most 1).

    ``name`` marks names and numbers, which nothing else can stand for; ``focus`` marks the noun
    that is asked for ("how many *scanners*"); ``carried`` marks words of earlier questions.
    """

    typed: str
    stem: str
    weight: float = 1.0
    name: bool = False
    focus: bool = False
    carried: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """A question made to stand alone: its kind, its own terms, and what the thread adds."""

    text: str
    kind: Kind = Kind.OTHER
    terms: tuple[Term, ...] = ()
    carried: tuple[Asked, ...] = ()
    corrections: tuple[Correction, ...] = ()

    @property
    def sentence(self) -> str:
        """The reading as it is shown to the asker."""
        return " · ".join((self.text, *(asked.text for asked in self.carried)))
