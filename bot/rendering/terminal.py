"""Lines on a screen or in a pipe: rich styles them for a person, plain text is for all else."""

from __future__ import annotations

import os
import re
import shutil
import sys
import textwrap
from typing import TYPE_CHECKING

from bot.rendering.lines import Kind, Line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

WIDEST = 100
"""Longer rows are hard to read, however wide the screen is."""

BAR = "  │ "
STYLES = {
    Kind.OPENING: "bold",
    Kind.QUOTE: "",
    Kind.NOTE: "yellow",
    Kind.SOURCE: "dim",
    Kind.LINK: "blue underline",
    Kind.PLAIN: "",
}
UNSAFE = re.compile(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
"""Controls that move the cursor, colour the screen or turn the reading direction."""


def show(lines: Iterable[Line]) -> None:
    """Print ``lines``: styled on a terminal, else plain."""
    safe = [Line(UNSAFE.sub("�", a.text), a.kind, a.mark, a.bold) for a in lines]
    if sys.stdout.isatty():
        _show_styled(safe, _width())
    else:
        print("\n".join(plain(safe, _width())), flush=True)  # noqa: T201 # what it is for


def plain(lines: Iterable[Line], width: int | None = None) -> Iterator[str]:
    """Give the rows of ``lines``; without a width nothing is wrapped, so that words are found."""
    for line in lines:
        first, rest = _prefixes(line)
        rows = [line.text]
        if width and line.kind is not Kind.LINK:
            rows = textwrap.wrap(
                line.text,
                max(20, width - len(first)),
                break_long_words=False,
                break_on_hyphens=False,
            )
        for number, row in enumerate(rows or [""]):
            yield f"{rest if number else first}{row}".rstrip()


def _prefixes(line: Line) -> tuple[str, str]:
    bar = BAR if line.kind is Kind.QUOTE else ""
    return bar + line.mark, bar + " " * len(line.mark)


def _width() -> int | None:
    """Return the screen's width, or $COLUMNS; a pipe has none."""
    if not sys.stdout.isatty() and not os.environ.get("COLUMNS"):
        return None
    return min(WIDEST, shutil.get_terminal_size().columns)


def _show_styled(lines: Iterable[Line], width: int | None) -> None:
    from rich.console import Console
    from rich.text import Text

    console = Console(highlight=False, soft_wrap=True)
    for line in lines:
        text = Text(line.text, STYLES[line.kind])
        for span in line.bold:
            text.stylize("bold", span.start, span.end)
        first, rest = _prefixes(line)
        rows = [text]
        if width and line.kind is not Kind.LINK:
            rows = list(text.wrap(console, max(20, width - len(first))))
        for number, row in enumerate(rows or [text]):
            row.rstrip()
            console.print(Text.assemble((rest if number else first, "cyan"), row))
