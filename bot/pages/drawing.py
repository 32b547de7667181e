"""Plots as SVG that stands in a page: its words stay words, and no two drawings share an id."""

from __future__ import annotations

import re
from io import StringIO
from typing import TYPE_CHECKING, Any

import matplotlib as mpl
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator

from bot.pages.plot import Bars, Counts, Lines

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from bot.pages.plot import Plot

WIDE, HIGH = 4.8, 4.2
"""Inches: about what a small telephone shows, so that nothing shrinks there."""
ROW = 0.34
STYLE: dict[Any, Any] = {
    "font.family": "sans-serif",
    "font.sans-serif": ["DejaVu Sans"],
    "font.size": 13,
    "svg.fonttype": "none",
    "svg.hashsalt": "footnote",
    "axes.spines.top": False,
    "axes.spines.right": False,
}
LINES = (("#a8320a", "-"), ("#0b5394", "--"), ("#2e6b2e", ":"))
"""Told apart by their dashes too, for those who see no colours."""
BAR = "#5b8db8"
INK = "#1a1a1a"
NAMED = re.compile(r'(\bid="|href="#|url\(#)')
TAG = re.compile(r"<svg\b[^>]*>", re.DOTALL)


def svg(plot: Plot, name: str) -> str:
    """Draw ``plot``; ``name`` sets its ids apart from those of other drawings."""
    with mpl.rc_context(STYLE):
        figure = _figure(plot)
        written = StringIO()
        figure.savefig(written, format="svg", metadata={"Date": None, "Creator": None})
    drawn = written.getvalue()
    return _named(drawn[drawn.index("<svg") :], name)


def _figure(plot: Plot) -> Figure:
    if isinstance(plot, Bars):
        return _bars(plot)
    return _counts(plot) if isinstance(plot, Counts) else _lines(plot)


def _lines(plot: Lines) -> Figure:
    figure = Figure(figsize=(WIDE, HIGH), layout="constrained")
    axes = figure.add_subplot()
    styles = iter(LINES)
    for line in plot.lines:
        across, up = zip(*line.places, strict=True)
        if len(line.places) == 1:
            axes.plot(across, up, "D", color=INK, markersize=8, label=line.name)
        else:
            color, dashes = next(styles)
            axes.plot(across, up, color=color, linestyle=dashes, linewidth=2, label=line.name)
    axes.set(xlim=(0, 1.02), ylim=(0, 1.02), xlabel=plot.across, ylabel=plot.up)
    axes.grid(visible=True, color="#d0d0d0", linewidth=0.6)
    figure.legend(loc="outside upper left", frameon=False, fontsize="small")
    return figure


def _bars(plot: Bars) -> Figure:
    figure = Figure(figsize=(WIDE, 0.9 + ROW * len(plot.bars)), layout="constrained")
    axes = figure.add_subplot()
    rows = range(len(plot.bars))
    values = [bar.value for bar in plot.bars]
    reach = [
        [max(0.0, bar.value - bar.low) for bar in plot.bars],
        [max(0.0, bar.high - bar.value) for bar in plot.bars],
    ]
    axes.barh(rows, values, color=BAR, xerr=reach, ecolor=INK, capsize=3)
    axes.set(xlim=(0, 1.02), xlabel=plot.across, yticks=rows)
    axes.set_yticklabels([bar.name for bar in plot.bars])
    _from_the_top(axes)
    return figure


def _counts(plot: Counts) -> Figure:
    figure = Figure(figsize=(WIDE, 0.9 + ROW * len(plot.bars)), layout="constrained")
    axes = figure.add_subplot()
    names, numbers = zip(*plot.bars, strict=True)
    drawn = axes.barh(range(len(names)), numbers, color=BAR)
    axes.bar_label(drawn, fmt="{:,.0f}", padding=3)
    axes.set(xlim=(0, max(numbers) * 1.15 or 1), xlabel=plot.across, yticks=range(len(names)))
    axes.set_yticklabels(names)
    axes.xaxis.set_major_locator(MaxNLocator(integer=True))
    _from_the_top(axes)
    return figure


def _from_the_top(axes: Axes) -> None:
    axes.invert_yaxis()
    axes.grid(visible=True, axis="x", color="#d0d0d0", linewidth=0.6)
    axes.set_axisbelow(True)


def _named(drawn: str, name: str) -> str:
    """Set ids apart, and let the page's caption and table speak for the drawing."""
    apart = NAMED.sub(rf"\g<1>{name}-", drawn)
    box = re.search(r'viewBox="[^"]*"', apart)
    shape = box.group() if box else ""
    tag = f'<svg xmlns:xlink="http://www.w3.org/1999/xlink" {shape} role="img"'
    return TAG.sub(f'{tag} aria-labelledby="{name}-title">', apart, count=1)
