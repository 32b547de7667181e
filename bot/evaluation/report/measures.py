"""The section of a collection's measures: a row a group, each value with its interval."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.evaluation.marks import ALL, ALONE, FOLLOW_UPS
from bot.pages.plot import Bar, Bars
from bot.pages.section import Section, Table

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from bot.evaluation.summary import Summary
    from bot.pages.plot import Plot

    Cells = Mapping[str, Summary]
    """The measures of one group, by name."""

FIRST = (ALL, ALONE, FOLLOW_UPS)
EXPLAINED = (
    "Behind each value stands the interval that holds it in 95 of 100 samples like this one. "
    "A difference inside its own interval is noise."
)


def measures_section(
    heading: str, caption: str, summaries: Iterable[Summary], measures: Sequence[str]
) -> Section:
    """Tell ``measures`` of each group of one collection; the commonest class stands first."""
    cells: dict[str, dict[str, Summary]] = {}
    for one in summaries:
        cells.setdefault(one.group, {})[one.measure] = one
    known = [measure for measure in measures if any(measure in row for row in cells.values())]
    ordered = sorted(cells.items(), key=lambda row: _place(*row))
    rows = tuple(_row(group, of, known) for group, of in ordered)
    plot = _plot(heading, known[0], ordered) if known else None
    table = Table(caption, ("Questions", "How many", *known), rows, plot)
    return Section(heading, EXPLAINED, (table,))


def said(one: Summary) -> str:
    """Say a value with its interval and, beside an earlier run, what has changed."""
    made, change = one.estimate, one.change
    value = f"{made.value:.3f} {made.low:.2f}–{made.high:.2f}"
    if change is None:
        return value
    if change.low == change.high == 0:
        return f"{value} unchanged"
    return f"{value} {change.value:+.3f}{', noise' if one.noise else ''}"


def _plot(heading: str, measure: str, ordered: Iterable[tuple[str, Cells]]) -> Plot:
    """Draw the first measure of each group that has it."""
    drawn = ((group, of[measure].estimate) for group, of in ordered if measure in of)
    bars = tuple(Bar(_words(group), made.value, made.low, made.high) for group, made in drawn)
    return Bars(f"{heading}, {measure} by class of question", measure, bars)


def _words(group: str) -> str:
    return group.replace("_", " ")


def _place(group: str, of: Cells) -> tuple[int, int, str]:
    return FIRST.index(group) if group in FIRST else len(FIRST), -_most(of), group


def _most(of: Cells) -> int:
    return max(one.estimate.topics for one in of.values())


def _row(group: str, of: Cells, measures: Iterable[str]) -> tuple[str, ...]:
    cells = ("" if measure not in of else said(of[measure]) for measure in measures)
    return _words(group), str(_most(of)), *cells
