"""What is to be drawn: lines over coverage or the like, bars with an interval, or counts."""

from __future__ import annotations

from dataclasses import dataclass

Place = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Line:
    """A named line through places; a line of one place is a mark."""

    name: str
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Lines:
    """Lines that share their axes, both from 0 to 1; ``title`` says in words what they show."""

    title: str
    across: str
    up: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Bar:
    """A value between 0 and 1, and its interval."""

    name: str
    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Bars:
    """A bar a group, from the top."""

    title: str
    across: str
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Counts:
    """A bar a name, as long as there are of it, from the top."""

    title: str
    across: str
    bars: tuple[tuple[str, int], ...]


Plot = Lines | Bars | Counts
