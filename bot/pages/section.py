"""The parts of a report."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.pages.plot import Plot


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under headings; the first cell of a row names it. A page may draw it too."""

    caption: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    plot: Plot | None = None


@dataclass(frozen=True, slots=True)
class Case:
    """One topic: what was asked, what was made of it, what was shown and what was wanted."""

    topic: str
    question: str
    thread: tuple[str, ...]
    outcome: str
    shown: str
    wanted: str


@dataclass(frozen=True, slots=True)
class Section:
    """A heading, what is to be known to read what follows, the tables and the topics."""

    heading: str
    explained: str
    tables: tuple[Table, ...] = ()
    cases: tuple[Case, ...] = ()
