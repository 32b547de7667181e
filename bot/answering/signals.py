"""What speaks for and against an answer: a few numbers, each with a meaning one can read."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.answering.matching import BEFORE, HEADING, TITLE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.answering.matching import Weights
    from bot.answering.question import Reading

LONGEST = 100
"""Stems: a longer unit is as long as this one."""


@dataclass(frozen=True, slots=True)
class Signals:
    """Each lies between 0 and 1."""

    coverage: float
    """Share of the question's weight that is spoken of, the more the nearer to the quoted unit."""
    own: float
    """Share of the question's weight that the unit, or what it leans on, speaks of."""
    names: float
    """Share of the names and numbers asked for that the unit, or what it leans on, has."""
    focus: float
    """How near the noun that is asked for stands, 1 where none is named."""
    untyped: float
    """1 where the kind of thing asked for has a shape and the unit has nothing of that shape."""
    typed: float
    """1 where that kind has a shape and the unit has a thing of that shape."""
    unnamed: float
    """1 where a name or number asked for stands nowhere near: nothing else can stand for it."""
    adrift: float
    """1 where what all turns on stands nowhere near."""
    short: float
    """1 for a question of one term, falling with each more."""
    length: float
    """How long the unit is, by the logarithm of its words: a long one says more by chance."""


def signals(
    reading: Reading,
    found: Mapping[str, float],
    weights: Weights,
    *,
    typed: bool | None,
    length: int,
) -> Signals:
    """Take the signals of what was ``found``, by stem, in a unit of ``length`` stems."""
    total = sum(weights.values()) or 1.0
    names = [term.stem for term in reading.terms if term.name]
    focus = [found.get(term.stem, 0.0) for term in reading.terms if term.focus]
    return Signals(
        coverage=sum(w * found.get(stem, 0.0) ** 0.5 for stem, w in weights.items()) / total,
        own=sum(w for stem, w in weights.items() if found.get(stem, 0.0) >= BEFORE) / total,
        names=sum(found.get(s, 0.0) >= TITLE for s in names) / len(names) if names else 1.0,
        focus=min(focus, default=1.0),
        untyped=float(typed is False),
        typed=float(typed is True),
        unnamed=float(any(stem not in found for stem in names)),
        adrift=float(any(t.crucial and found.get(t.stem, 0.0) < HEADING for t in reading.terms)),
        short=1 / max(1, len(weights)),
        length=min(1.0, math.log(1 + length) / math.log(LONGEST)),
    )
