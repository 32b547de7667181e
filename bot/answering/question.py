"""A question, the thread that it stands in, and how it is read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.answering.kinds import Kind

if TYPE_CHECKING:
    from index.forms import Correction, Word


@dataclass(frozen=True, slots=True)
class Question:
    """What was typed, and the questions asked before it in the thread, oldest first."""

    text: str
    thread: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Term:
    """A word that the question turns on, and how much it counts (at most 1).

    ``name`` marks names and numbers, which nothing else can stand for; ``focus`` the noun that is
    asked for ("the *opening hours* of"); ``crucial`` what all turns on: what is counted or done
    ("how many MRI *scanners*", "who *supplies*"); ``carried`` words of earlier questions.
    """

    word: Word
    weight: float = 1.0
    name: bool = False
    focus: bool = False
    crucial: bool = False
    carried: bool = False

    @property
    def typed(self) -> str:
        """The word as it was typed."""
        return self.word.typed

    @property
    def stem(self) -> str:
        """The stem that it is looked for by."""
        return self.word.stem


@dataclass(frozen=True, slots=True)
class Carried:
    """An earlier question, or what was told before this one, and how much it counts.

    ``weight`` is what its words count in a passage, 0 where the question stands alone; ``whole``
    what they count in telling which document is spoken of.
    """

    text: str
    words: tuple[Word, ...]
    weight: float
    whole: float


@dataclass(frozen=True, slots=True)
class Reading:
    """A question made to stand alone: its kind, its own terms, and what the thread adds."""

    text: str
    kind: Kind = Kind.OTHER
    words: tuple[Word, ...] = ()
    terms: tuple[Term, ...] = ()
    carried: tuple[Carried, ...] = ()
    earlier: Reading | None = None
    """The reading that this one leans on, None where it stands alone."""

    @property
    def corrections(self) -> tuple[Correction, ...]:
        """The words that are read as others, in order."""
        return tuple(word.correction for word in self.words if word.correction is not None)

    @property
    def sentence(self) -> str:
        """The reading as it is shown to the asker: what is asked, then what it is taken from."""
        return " · ".join((self.text, *(c.text for c in self.carried if c.weight)))
