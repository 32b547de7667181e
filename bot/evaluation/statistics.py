"""What marks come to: a mean, or for a score that decides, the area under the ROC curve."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.evaluation.marks import Mark
    from index.evaluation.bootstrap import Floats, Statistic

AUROC = "AUROC"
STRICT = "answered at 2%"
MOST_SILENT = 0.02
"""Share of the silent questions that a strict decision answers at the most."""


def rows(marks: Iterable[Mark]) -> Floats:
    """Return a row a mark: its value, and 1 where the guidance holds an answer."""
    return np.array([(mark.value, mark.answerable) for mark in marks], np.float64)


def statistic(measure: str) -> Statistic:
    """Return what ``measure`` makes of rows."""
    return {AUROC: area, STRICT: strict}.get(measure, mean)


def mean(of: Floats) -> float:
    """Return the mean of the values."""
    return float(of[:, 0].mean())


def area(of: Floats) -> float:
    """Return the chance that an answerable question scores above a silent one (Fawcett 2006)."""
    above, below = of[of[:, 1] == 1, 0], np.sort(of[of[:, 1] == 0, 0])
    if not len(above) or not len(below):
        return math.nan
    beaten = np.searchsorted(below, above, "left") + np.searchsorted(below, above, "right")
    return float(beaten.mean() / 2 / len(below))


def strict(of: Floats) -> float:
    """Return the share of answerable questions that score above the bar of the silent ones."""
    above, below = of[of[:, 1] == 1, 0], of[of[:, 1] == 0, 0]
    if not len(above) or not len(below):
        return math.nan
    return float((above > bar(below)).mean())


def bar(silent: Floats) -> float:
    """Return the least score above which at most 2 in 100 of the ``silent`` questions score."""
    return float(np.sort(silent)[::-1][int(len(silent) * MOST_SILENT)])
