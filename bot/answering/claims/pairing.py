"""Which found quantity answers which claimed one: the same thing counted, the same event dated."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.answering.claims.comparing import Relation, comparable, relation
from bot.answering.claims.matching import same
from bot.answering.quantities import Kind, Quantity
from index.analysis import STEMS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.answering.claims.statement import Statement, Word

NEAR = 7
"""Words on either side of a figure that say what it is a figure of."""
BREAK = re.compile(r"[;:()]|,(?!\s?\d{3})|\b(?:and|but|which|who|while|before|after)\b")


@dataclass(frozen=True, slots=True)
class Pair:
    """A claimed quantity, the found one that answers it, and what that means for the claim."""

    claimed: Quantity
    found: Quantity | None
    relation: Relation | None
    alike: float = 0.0
    """The share of the claimed figure's neighbours that stand beside the found one."""
    counted: float = 0.0
    """The share of words that what both count has in common; nothing where one does not say."""


def pairs(claim: Statement, here: Sequence[Statement]) -> tuple[Pair, ...]:
    """Pair each quantity of ``claim`` with its best answer among the statements quoted."""
    period = next((q.per for said in here for q in said.quantities if q.per), "")
    found = [
        (said, _with_period(q, period) if said is here[-1] else q)
        for said in here
        for q in said.quantities
    ]
    return tuple(_best(claim, quantity, found) for quantity in claim.quantities)


def _with_period(quantity: Quantity, period: str) -> Quantity:
    counts = quantity.kind is Kind.COUNT and not quantity.per
    return replace(quantity, per=period) if counts else quantity


def _best(claim: Statement, claimed: Quantity, found: Sequence[tuple[Statement, Quantity]]) -> Pair:
    answers = [
        pair
        for said, quantity in found
        if comparable(claimed, quantity)
        and (pair := _pair(claim, claimed, said, quantity)) is not None
    ]
    nothing = Pair(claimed, None, None)
    return max(answers, key=_strength, default=nothing)


def _strength(pair: Pair) -> tuple[float, float, bool]:
    return pair.counted, pair.alike, pair.relation is Relation.PROVES


def _pair(claim: Statement, claimed: Quantity, said: Statement, found: Quantity) -> Pair | None:
    counted = _same_counted(claimed, found)
    if counted == 0:
        return None
    alike = _alike(neighbours(claim, claimed), neighbours(said, found))
    return Pair(claimed, found, relation(claimed, found), alike, counted or 0.0)


def _same_counted(claimed: Quantity, found: Quantity) -> float | None:
    """Compare what is counted, from 0, other things, to 1; None where one does not say."""
    if claimed.counted is None or found.counted is None:
        return None
    if claimed.kind is Kind.ORDINAL:
        return None
    ours, theirs = STEMS.terms(claimed.counted.text), STEMS.terms(found.counted.text)
    if not ours or not theirs:
        return None
    if not any(same(ours[-1], their) for their in theirs):
        return 0.0
    shared = sum(any(same(our, their) for their in theirs) for our in ours)
    return shared / max(len(ours), len(theirs))


def neighbours(said: Statement, quantity: Quantity) -> tuple[str, ...]:
    """Return the words beside a figure, within its clause, nearest first."""
    text, span = said.text, quantity.span
    breaks = [m.span() for m in BREAK.finditer(text)]
    left = max((end for start, end in breaks if end <= span.start), default=0)
    right = min((start for start, _ in breaks if start >= span.end), default=len(text))
    near: list[Word] = [w for w in said.words if left <= w.start < right]
    near.sort(key=lambda w: min(abs(w.end - span.start), abs(w.start - span.end)))
    events = tuple(event for start, event in said.events if start == span.start)
    return events or tuple(w.stem for w in near[:NEAR])


def _alike(ours: Sequence[str], theirs: Sequence[str]) -> float:
    if not ours:
        return 0.0
    weights = [1 / (1 + place) for place in range(len(ours))]
    found = sum(
        weight
        for our, weight in zip(ours, weights, strict=True)
        if any(same(our, their) for their in theirs)
    )
    return found / sum(weights)
