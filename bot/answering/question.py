"""A question, the thread that it stands in, and how it is read."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Question:
    """What was typed, and the questions asked before it in the thread, oldest first."""

    text: str
    thread: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Correction:
    """A word as typed, and the word of the guidance that it is read as."""

    typed: str
    read: str


@dataclass(frozen=True, slots=True)
class Reading:
    """A question made to stand alone: the words that are asked, and what the thread adds."""

    text: str
    carried: tuple[str, ...] = ()
    corrections: tuple[Correction, ...] = ()

    @property
    def sentence(self) -> str:
        """The reading as it is shown to the asker."""
        return " · ".join((self.text, *self.carried))
