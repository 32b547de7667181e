"""Risk against coverage: how often an answer misleads, the more questions are answered.

Questions are answered from the highest score down (El-Yaniv & Wiener 2010); those with one score
are answered together.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from bot.evaluation.responses import Response


@dataclass(frozen=True, slots=True)
class Point:
    """Where questions that score at least ``score`` are answered.

    ``coverage`` is the share that is answered, ``risk`` the share of those that are answered
    wrongly, ``silent`` the share of the silent questions that are answered.
    """

    score: float
    coverage: float
    risk: float
    silent: float


def curve(given: Iterable[Response]) -> tuple[Point, ...]:
    """Return a point for each score, the highest first."""
    ordered = sorted(given, key=lambda one: -one.score)
    return tuple(_points(ordered))


def _points(ordered: Sequence[Response]) -> Iterator[Point]:
    unanswerable = sum(not one.wanted.answerable for one in ordered)
    wrong = silent = 0
    for number, one in enumerate(ordered, start=1):
        wrong += one.wrong
        silent += not one.wanted.answerable
        if number == len(ordered) or ordered[number].score < one.score:
            share = silent / unanswerable if unanswerable else 0.0
            yield Point(one.score, number / len(ordered), wrong / number, share)


def chosen(given: Sequence[Response]) -> Point | None:
    """Return where the decision as it is made stands, vetoes and all; None of no answers."""
    answered = [one for one in given if one.answered]
    if not answered:
        return None
    unanswerable = sum(not one.wanted.answerable for one in given)
    bluffed = sum(not one.wanted.answerable for one in answered)
    return Point(
        min(one.score for one in answered),
        len(answered) / len(given),
        sum(one.wrong for one in answered) / len(answered),
        bluffed / unanswerable if unanswerable else 0.0,
    )
