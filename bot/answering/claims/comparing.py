"""Two quantities of one kind: the found one proves the claimed one, excludes it, or neither."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction

from bot.answering.quantities import Comparator, Kind, Quantity
from bot.answering.quantities.dates import NO_YEAR, as_days
from bot.answering.quantities.measures import IN_A_YEAR

COARSEST = Fraction(2, 25)
"""The share of a claimed figure that it may be rounded by, up and down together."""
ABOUT = Fraction(1, 10)
"""“About” and “nearly” reach a tenth of the figure; a figure without them, half its last digit."""

CAPPED = {Comparator.UP_TO, Comparator.UNDER}
"""A bare figure does not repeat one that was said to be the most there can be."""

STATISTIC = {Kind.COUNT: 1_000, Kind.MONEY: 1_000_000}
"""A count or amount from which a figure describes the world; smaller ones are what rules set."""

SHARES = {Kind.PERCENT: Fraction(1, 100), Kind.FRACTION: Fraction(1)}
LENGTHS = {
    "decade": Fraction(3650),
    "year": Fraction(365),
    "month": Fraction(365, 12),
    "week": Fraction(7),
    "day": Fraction(1),
}


class Relation(StrEnum):
    """What the found quantity means for the claimed one."""

    PROVES = "proves"
    EXCLUDES = "excludes"
    LEAVES_OPEN = "leaves_open"


@dataclass(frozen=True, slots=True)
class Reach:
    """The values that a quantity allows; an end that is None is open for ever.

    ``bare`` ends are not themselves allowed: "over 45" does not allow 45.
    """

    low: Fraction | None
    high: Fraction | None
    bare: bool = False

    def within(self, other: Reach) -> bool:
        """Say whether every value allowed here is allowed by ``other``."""
        edge = other.bare and not self.bare
        above = other.low is None or (
            self.low is not None and (self.low > other.low or (self.low == other.low and not edge))
        )
        below = other.high is None or (
            self.high is not None
            and (self.high < other.high or (self.high == other.high and not edge))
        )
        return above and below

    def apart(self, other: Reach) -> bool:
        """Say whether no value is allowed by both."""
        touching = self.bare or other.bare
        return _under(self.high, other.low, touching) or _under(other.high, self.low, touching)


def comparable(claimed: Quantity, found: Quantity) -> bool:
    """Say whether two quantities measure the same sort of thing."""
    if claimed.timed and found.timed:
        return (claimed.unit == NO_YEAR) <= (found.kind is Kind.DATE)
    if claimed.kind in SHARES and found.kind in SHARES:
        return True
    if claimed.kind is Kind.MEASURE and found.kind is Kind.MEASURE:
        return claimed.unit == found.unit or {claimed.unit, found.unit} <= LENGTHS.keys()
    return claimed.kind is found.kind


def relation(claimed: Quantity, found: Quantity) -> Relation:
    """Compare two comparable quantities, in what they say of the world."""
    if claimed.timed:
        return _dated(claimed, found)
    if claimed.kind is Kind.ORDINAL:
        return Relation.PROVES if claimed.value == found.value else Relation.EXCLUDES
    if claimed.per and claimed.per != found.per and not found.per:
        return Relation.LEAVES_OPEN
    return _measured(claimed, found, _lift(claimed, found))


def _measured(claimed: Quantity, found: Quantity, lift: Fraction) -> Relation:
    said, unit = _strict(claimed, lift), _unit(found)
    if _same_figure(claimed, found, lift):
        return Relation.PROVES
    if _same_bound(claimed, found) and not (_above(found) and _counts_the_world(found)):
        counts = _above(found) and found.kind is Kind.COUNT
        return Relation.LEAVES_OPEN if counts else Relation.EXCLUDES
    if _reach(found, unit, rounded=False).within(said):
        plain = claimed.comparator in {Comparator.EXACT, Comparator.ABOUT, Comparator.BETWEEN}
        sure = plain or _counts_the_world(found)
        return Relation.PROVES if sure else Relation.LEAVES_OPEN
    apart = said.apart(_reach(found, unit, rounded=True))
    return Relation.EXCLUDES if apart or _other_side(claimed, found, lift) else Relation.LEAVES_OPEN


def _same_bound(claimed: Quantity, found: Quantity) -> bool:
    """Say whether both set a limit on one side: "up to 17 days" is another limit than 5."""
    capped = {claimed.comparator, found.comparator} <= CAPPED
    return capped or (_above(claimed) and _above(found))


def _above(quantity: Quantity) -> bool:
    return quantity.comparator in {Comparator.OVER, Comparator.AT_LEAST}


def _counts_the_world(quantity: Quantity) -> bool:
    """Say whether a figure is a statistic, and no rule: then 45 million is more than 40."""
    if quantity.kind in SHARES:
        return quantity.comparator is Comparator.EXACT
    least = STATISTIC.get(quantity.kind)
    return least is not None and quantity.value >= least


def _same_figure(claimed: Quantity, found: Quantity, lift: Fraction) -> bool:
    """Say whether the claim repeats the figure as written, with the same bound or a lesser one."""
    ends = (claimed.value * lift, claimed.high * lift)
    if ends != (found.value * _unit(found), found.high * _unit(found)):
        return False
    plain = claimed.comparator in {Comparator.EXACT, Comparator.ABOUT}
    return claimed.comparator is found.comparator or (plain and found.comparator not in CAPPED)


def _other_side(claimed: Quantity, found: Quantity, lift: Fraction) -> bool:
    """Say whether both bound one figure, from two sides: under 45 million, over 45 million."""
    above = {Comparator.OVER}
    sides = {claimed.comparator in above, found.comparator in above}
    bounds = {claimed.comparator, found.comparator} <= above | CAPPED
    return bounds and len(sides) == 2 and claimed.value * lift == found.value * _unit(found)  # noqa: PLR2004


def _dated(claimed: Quantity, found: Quantity) -> Relation:
    said, seen = _days(claimed, found)
    if claimed.comparator in {Comparator.OVER, Comparator.UNDER}:
        return _sided(claimed, said, seen)
    if seen[0] >= said[0] and seen[1] <= said[1]:
        return Relation.PROVES
    apart = seen[1] < said[0] or said[1] < seen[0]
    return Relation.EXCLUDES if apart else Relation.LEAVES_OPEN


def _sided(claimed: Quantity, said: tuple[int, int], seen: tuple[int, int]) -> Relation:
    if claimed.comparator is Comparator.OVER:
        proved, excluded = seen[0] > said[1], seen[1] < said[0]
    else:
        proved, excluded = seen[1] < said[0], seen[0] > said[1]
    if proved:
        return Relation.PROVES
    return Relation.EXCLUDES if excluded else Relation.LEAVES_OPEN


def _days(claimed: Quantity, found: Quantity) -> tuple[tuple[int, int], tuple[int, int]]:
    """Bring two dates to one scale: days, or days of a year where the claim has no year."""
    if claimed.unit == NO_YEAR:
        return (int(claimed.value), int(claimed.high)), _month_days(found)
    return as_days(claimed) or (0, 0), as_days(found) or (0, 9**9)


def _month_days(found: Quantity) -> tuple[int, int]:
    from datetime import date

    days = as_days(found)
    if days is None:
        return int(found.value), int(found.high)
    first, last = map(date.fromordinal, days)
    return first.month * 100 + first.day, last.month * 100 + last.day


def _unit(quantity: Quantity) -> Fraction:
    """Return what one of the quantity's units is worth, for units that can be converted."""
    if quantity.kind in SHARES:
        return SHARES[quantity.kind]
    if quantity.kind is Kind.MEASURE:
        return LENGTHS.get(quantity.unit, Fraction(1))
    return Fraction(1)


def _lift(claimed: Quantity, found: Quantity) -> Fraction:
    """Return what brings the claimed figure to the unit and period of the found one."""
    if claimed.per != found.per and {claimed.per, found.per} <= IN_A_YEAR.keys():
        return _unit(claimed) * Fraction(IN_A_YEAR[claimed.per], IN_A_YEAR[found.per])
    return _unit(claimed)


def _strict(claimed: Quantity, lift: Fraction) -> Reach:
    """Return what a claim allows: a rounded figure stands for the figures that round to it.

    A coarse one only for those nearby: $3 billion does not stand for $2.63 billion.
    """
    fine = replace(claimed, step=min(claimed.step, claimed.value * COARSEST))
    return _reach(fine, lift, rounded=claimed.comparator is Comparator.EXACT)


def _reach(quantity: Quantity, lift: Fraction, *, rounded: bool) -> Reach:
    half = quantity.step * lift / 2 if rounded and _rounds(quantity) else Fraction(0)
    low, high = quantity.value * lift, quantity.high * lift
    comparator = quantity.comparator
    bare = comparator in {Comparator.OVER, Comparator.UNDER}
    if comparator in {Comparator.OVER, Comparator.AT_LEAST}:
        return Reach(low - half, None, bare)
    if comparator in CAPPED:
        return Reach(None, high + half, bare)
    if comparator in {Comparator.ABOUT, Comparator.NEARLY}:
        return Reach(low * (1 - ABOUT), high * (1 + ABOUT * (comparator is Comparator.ABOUT)))
    return Reach(low - half, high + half)


def _rounds(quantity: Quantity) -> bool:
    """Say whether a figure may be rounded: a small whole count is exact."""
    return quantity.step > 1 or quantity.step < 1 or quantity.kind in {Kind.PERCENT, Kind.FRACTION}


def _under(high: Fraction | None, low: Fraction | None, touching: bool) -> bool:  # noqa: FBT001
    if high is None or low is None:
        return False
    return high < low or (touching and high == low)
