"""Risk against coverage: how often an answer misleads, the more questions are answered.

Questions are answered from the highest score down (El-Yaniv & Wiener 2010); those with one score
are answered together.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

import numpy as np

from bot.evaluation.statistics import bar

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.evaluation.responses import Response


@dataclass(frozen=True, slots=True)
class Point:
    """Where questions that score at least ``score`` are answered.

    ``coverage`` is the share that is answered, ``risk`` the share of those that are answered
    wrongly, ``silent`` the share of the silent questions that are answered, ``lost`` the share of
    the answerable ones that are not.
    """

    score: float
    coverage: float
    risk: float
    silent: float
    lost: float


def curve(given: Sequence[Response]) -> tuple[Point, ...]:
    """Return a point for each score, the highest first."""
    return tuple(_points(sorted(given, key=_falling)))


def _points(ordered: Sequence[Response]) -> Iterator[Point]:
    held = sum(one.wanted.answerable for one in ordered)
    answered = right = wrong = 0
    for _, those in groupby(ordered, _falling):
        for one in those:
            answered += 1
            right += one.wanted.answerable
            wrong += one.wrong
        yield _made(one.score, (answered, right, wrong), (len(ordered), held))


def chosen(given: Sequence[Response]) -> Point | None:
    """Return where the decision as it is made stands, vetoes and all; None of no answers."""
    answered = [one for one in given if one.answered]
    return _point(answered, given) if answered else None


def strict(given: Sequence[Response]) -> Point | None:
    """Return where at most 2 in 100 silent questions are answered, vetoes and all; else None."""
    silent = [one.firm for one in given if not one.wanted.answerable]
    if not silent:
        return None
    least = bar(np.array(silent))
    answered = [one for one in given if one.firm > least]
    return _point(answered, given) if answered else None


def _falling(one: Response) -> float:
    return -one.score


def _point(answered: Sequence[Response], given: Sequence[Response]) -> Point:
    right = sum(one.wanted.answerable for one in answered)
    wrong = sum(one.wrong for one in answered)
    held = sum(one.wanted.answerable for one in given)
    least = min(one.score for one in answered)
    return _made(least, (len(answered), right, wrong), (len(given), held))


def _made(score: float, answered: tuple[int, int, int], given: tuple[int, int]) -> Point:
    """Make a point of how many are answered, rightly so and wrongly, of all and of answerable."""
    (count, right, wrong), (of, held) = answered, given
    return Point(
        score,
        count / of,
        wrong / count,
        _share(count - right, of - held),
        _share(held - right, held),
    )


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0
