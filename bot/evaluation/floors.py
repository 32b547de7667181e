"""Floors that measures must keep: what has been reached is not lost unnoticed."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from bot.errors import BotError
from bot.evaluation.claims import FALSE
from bot.evaluation.marks import ALL, grouped
from bot.evaluation.responses import SILENT
from bot.evaluation.statistics import rows, statistic

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from bot.evaluation.marks import Mark

    Floors = Mapping[str, Mapping[str, float]]
    """Collection → measure → what it must reach."""

CEILINGS = (SILENT, FALSE)
"""Measures that are better the lower they are: their floor is the most that they may be."""


def floors(path: Path) -> Floors:
    """Read {"collections": {name: {measure: value}}}; a BotError says what is wrong with it."""
    try:
        found = json.loads(path.read_bytes())["collections"]
        return {
            name: {measure: float(value) for measure, value in of.items()}
            for name, of in found.items()
        }
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise BotError(
            f"{path} holds no floors ({type(error).__name__}: {error}).",
            'Write {"collections": {"name": {"nDCG@10": 0.5, "silent answered": 0.1}}}.',
        ) from error


def breaches(kept: Floors, marks: Iterable[Mark]) -> Iterator[str]:
    """Say which measures of the collections that were measured break their floor, or are absent."""
    reached = _reached(marks)
    for name, values in reached.items():
        for measure, floor in kept.get(name, {}).items():
            value = values.get(measure)
            if value is None:
                yield f"{name}: {measure} was not measured"
            elif measure in CEILINGS and value > floor:
                yield f"{name}: {measure} {value:.3f} is more than {floor}"
            elif measure not in CEILINGS and not value >= floor:
                yield f"{name}: {measure} {value:.3f} is less than {floor}"


def _reached(marks: Iterable[Mark]) -> dict[str, dict[str, float]]:
    found: dict[str, dict[str, float]] = {}
    for (name, measure, group), of in grouped(marks).items():
        if group == ALL:
            found.setdefault(name, {})[measure] = statistic(measure)(rows(of.values()))
    return found
