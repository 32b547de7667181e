"""A quantity: what was written, what it is worth, and what it is a quantity of."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from corpus.document import Span


class Kind(StrEnum):
    """What sort of quantity it is; two of different kinds are never compared."""

    COUNT = "count"
    PERCENT = "percent"
    FRACTION = "fraction"
    MONEY = "money"
    MEASURE = "measure"
    ORDINAL = "ordinal"
    YEAR = "year"
    DATE = "date"


class Comparator(StrEnum):
    """How the writer bounds the value."""

    EXACT = "exact"
    OVER = "over"
    AT_LEAST = "at_least"
    ABOUT = "about"
    NEARLY = "nearly"
    UP_TO = "up_to"
    UNDER = "under"
    BETWEEN = "between"


@dataclass(frozen=True, slots=True)
class Counted:
    """The noun phrase that a number counts, and whether it stands before the number."""

    span: Span
    text: str
    before: bool = False
    part: bool = False
    """Whether the number is of some among them: 3 of the centres."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """One quantity of a text.

    ``span`` covers the figure as written, with its currency, scale and unit, without its
    comparator. ``value`` is the figure, the lower end of a range, or the first day of a date as a
    day number; ``high`` is the upper end of a range, and equals ``value`` where there is none.
    ``step`` is the size of the last digit written: 25.2 million is written to 100,000.
    """

    span: Span
    text: str
    kind: Kind
    value: Fraction
    high: Fraction
    step: Fraction = Fraction(1)
    comparator: Comparator = Comparator.EXACT
    unit: str = ""
    counted: Counted | None = None
    per: str = ""
    bound: Span | None = None
    """The figure with the words that bound it: "over 45 million"; None where none do."""

    @property
    def ranged(self) -> bool:
        """Whether two ends were written."""
        return self.high != self.value

    @property
    def timed(self) -> bool:
        """Whether it is a point or a period of time."""
        return self.kind in {Kind.YEAR, Kind.DATE}
