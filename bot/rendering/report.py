"""The sections of a report as tables in a terminal."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from rich.console import Console
from rich.table import Table as Drawn
from rich.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.pages.section import Section, Table

PIPE_WIDTH = 240
"""Columns where there is no screen to fit."""


def show(sections: Iterable[Section]) -> None:
    """Print the tables of ``sections``."""
    console = Console(width=None if sys.stdout.isatty() else PIPE_WIDTH, highlight=False)
    for section in sections:
        if not section.tables:
            continue  # topics are read on a page
        console.print(Text(section.heading, style="bold"))
        console.print(Text(section.explained, style="dim"))
        for table in section.tables:
            console.print(_drawn(table))
        console.print()


def _drawn(table: Table) -> Drawn:
    drawn = Drawn(
        title=table.caption,
        title_justify="left",
        title_style="",
        box=None,
        pad_edge=False,
        padding=(0, 1, 0, 0),
    )
    for number, heading in enumerate(table.headings):
        drawn.add_column(heading, justify="right" if number else "left", overflow="fold")
    for row in table.rows:
        drawn.add_row(*map(Text, row))
    return drawn
