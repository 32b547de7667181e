"""The section of verdicts: precision against coverage, rule by rule."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.evaluation.verdicts import curve
from bot.pages.plot import Line, Lines
from bot.pages.section import Section, Table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.evaluation.verdicts import Judged, Point
    from bot.pages.plot import Plot

EXPLAINED = (
    "Rules are heeded one after another, the surest first. Coverage is the share of claims that "
    "are decided by then, precision the share of those that are decided rightly: a rule further "
    "down buys coverage, and this is its price."
)
HEADINGS = ("Rule", "Given", "Right", "Coverage so far", "Precision so far")


def verdicts_section(name: str, given: Sequence[Judged]) -> Section:
    """Tell the curve, a row a rule."""
    points = curve(given)
    table = Table(f"{len(given)} claims", HEADINGS, tuple(map(_row, points)), _plot(name, points))
    return Section(f"{name}: precision against coverage, by rule", EXPLAINED, (table,))


def _plot(name: str, points: Sequence[Point]) -> Plot | None:
    """Draw the curve, where any claim was decided."""
    line = Line("Precision", tuple((point.coverage, point.precision) for point in points))
    title = f"{name}: the more claims are decided, the fewer rightly"
    return (
        Lines(title, "Coverage: share of claims decided", "Precision", (line,)) if points else None
    )


def _row(point: Point) -> tuple[str, ...]:
    shares = (f"{share:.3f}" for share in (point.coverage, point.precision))
    return point.rule, str(point.given), str(point.right), *shares
