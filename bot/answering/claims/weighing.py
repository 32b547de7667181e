"""More of one thing than of another: both counts stand in one passage, and are compared."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.answering.claims.matching import same
from bot.answering.claims.statement import read
from bot.answering.quantities import Kind, Quantity
from index.analysis import STEMS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.answering.claims.evidence import Unit

MORE = re.compile(
    r"\b(?P<sign>more|fewer|less)\s+(?P<one>[^.,;]+?)\s+than\s+(?:it does\s+|there are\s+)?"
    r"(?P<other>[^.,;?]+?)(?P<period>\s+(?:a|each|per|every)\s+\w+|\s+annually)?"
    r"(?P<place>\s+(?:in|at|on|across)\s[^.,;?]+?)?\s*[.?!]?\s*$",
    re.IGNORECASE,
)


OUTNUMBER = re.compile(
    r"^\W*(?P<one>[^.,;]+?)\s+outnumber(?:s|ed)?\s+(?P<other>[^.,;?]+?)"
    r"(?P<rest>\s+(?:in|at|of|for)\s[^.,;?]+)?\s*[.?!]?\s*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Weighing:
    """A claim that there is more of ``one`` than of ``other``."""

    more: bool
    one: tuple[str, ...]
    other: tuple[str, ...]
    rest: str


def weighing(claim: str) -> Weighing | None:
    """Return what ``claim`` weighs against what, or None where it weighs nothing."""
    match = MORE.search(claim) or OUTNUMBER.search(claim)
    if match is None or read(match["one"]).quantities or read(match["other"]).quantities:
        return None
    one, other = STEMS.terms(match["one"]), STEMS.terms(match["other"])
    if not one or not other:
        return None
    made = match.groupdict()
    more = (made.get("sign") or "more").lower() == "more"
    rest = made.get("rest") or f"{claim[: match.start()]} {made.get('place') or ''}"
    return Weighing(more, tuple(one), tuple(other), rest)


def weighed(claim: Weighing, found: Sequence[Unit]) -> tuple[Unit, Unit, bool] | None:
    """Return the units that count the two things, and whether the claim holds; None if unsure."""
    for one in found:
        ours = _count(one, claim.one)
        if ours is None or not _speaks_of(one, claim.rest):
            continue
        for other in found:
            theirs = _count(other, claim.other)
            beside = other.passage == one.passage and other.lead_spans == one.lead_spans
            if theirs is not None and beside and theirs.value != ours.value:
                return one, other, (ours.value > theirs.value) is claim.more
    return None


def _count(unit: Unit, thing: Sequence[str]) -> Quantity | None:
    for quantity in unit.said.quantities:
        if quantity.kind is Kind.COUNT and quantity.counted:
            counted = STEMS.terms(quantity.counted.text)
            if len(counted) == len(thing) and all(map(same, counted, thing)):
                return quantity
    return None


def _speaks_of(unit: Unit, words: str) -> bool:
    """Say whether what the claim says besides is said of the unit too."""
    from bot.answering.claims.alignment import Alignment
    from bot.answering.claims.lexicon import Lexicon

    return not Alignment(read(words), unit, Lexicon()).missing
