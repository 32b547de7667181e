"""The section of risk against coverage: what it costs to mislead seldom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.evaluation.risk import chosen, curve, strict
from bot.pages.plot import Line, Lines
from bot.pages.section import Section, Table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.evaluation.responses import Response
    from bot.evaluation.risk import Point
    from bot.pages.plot import Plot

EXPLAINED = (
    "Coverage is the share of questions that are answered, from the highest score down; risk is "
    "the share of those answers that mislead: to a question on which the guidance is silent, or "
    "with words that do not answer. Lost are questions that the guidance answers and that get no "
    "answer."
)
HEADINGS = ("Answered where", "Coverage", "Risk", "Silent answered", "Answers lost")
DECIDED, STRICTLY = "as it is decided", "≤ 2% of silent"
STEPS = 10


def risk_section(name: str, given: Sequence[Response]) -> Section:
    """Tell the curve in steps of a tenth, where the decision stands, and where a strict one."""
    points = curve(given)
    rows = [_row(f"score ≥ {point.score:.3f}", point) for point in _tenths(points)]
    made, least = chosen(given), strict(given)
    if made is not None:
        rows.append(_row(DECIDED, made))
    if least is not None:
        rows.append(_row(f"{STRICTLY}: score ≥ {least.score:.3f}", least))
    plot = _plot(name, points, made)
    table = Table(f"{len(given)} questions", HEADINGS, tuple(rows), plot)
    return Section(f"{name}: risk against coverage", EXPLAINED, (table,))


def _plot(name: str, points: Sequence[Point], made: Point | None) -> Plot:
    risk = Line("Risk", tuple((point.coverage, point.risk) for point in points))
    silent = Line("Silent questions answered", tuple((p.coverage, p.silent) for p in points))
    lines = [line for line in (risk, silent) if len(points) > 1]
    if made is not None:
        lines.append(Line("Risk as it is decided", ((made.coverage, made.risk),)))
    title = f"{name}: the more questions are answered, the more answers mislead"
    return Lines(title, "Coverage: share of questions answered", "Share", tuple(lines))


def _tenths(points: Sequence[Point]) -> Iterator[Point]:
    """Yield the first point at or above each tenth of coverage, each once."""
    told = 0
    for point in points:
        reached = int(point.coverage * STEPS + 1e-9)
        if reached > told:
            told = reached
            yield point


def _row(name: str, point: Point) -> tuple[str, ...]:
    shares = point.coverage, point.risk, point.silent, point.lost
    return name, *(f"{share:.3f}" for share in shares)
