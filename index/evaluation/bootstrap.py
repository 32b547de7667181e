"""How far a measure may be chance: percentile intervals of the bootstrap (Efron 1979).

Topics are drawn with replacement as often as there are topics, and the statistic is taken of each
draw. Two runs are compared on the topics that both have, drawn together (Sakai 2006).
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Statistic = Callable[[Floats], float]
    """Takes a row a topic; NaN where the rows do not say."""

RESAMPLES = 1000
LEVEL = 0.95


@dataclass(frozen=True, slots=True)
class Estimate:
    """A statistic of some topics, and the interval that holds it in 95 of 100 samples like this."""

    value: float
    low: float
    high: float
    topics: int


def estimate(rows: Floats, statistic: Statistic, seed: int) -> Estimate:
    """Estimate ``statistic`` of ``rows``, a row a topic; the same seed gives the same interval."""
    drawn = [statistic(rows[chosen]) for chosen in _draws(len(rows), seed)]
    return Estimate(statistic(rows), *_interval(drawn), len(rows))


def difference(before: Floats, after: Floats, statistic: Statistic, seed: int) -> Estimate:
    """Estimate how much ``statistic`` of the same topics rose from ``before`` to ``after``."""
    drawn = [
        statistic(after[chosen]) - statistic(before[chosen]) for chosen in _draws(len(before), seed)
    ]
    return Estimate(statistic(after) - statistic(before), *_interval(drawn), len(before))


def _draws(topics: int, seed: int) -> Iterator[NDArray[np.int64]]:
    random = np.random.default_rng(seed)
    for _ in range(RESAMPLES):
        yield random.integers(topics, size=topics)


def _interval(drawn: list[float]) -> tuple[float, float]:
    known = [value for value in drawn if not math.isnan(value)] or [math.nan]
    low, high = np.quantile(known, [(1 - LEVEL) / 2, (1 + LEVEL) / 2])
    return float(low), float(high)
