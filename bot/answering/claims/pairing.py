"""Which found quantity answers which claimed one: the same thing counted, the same event dated."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.answering.claims.comparing import Relation, comparable, relation
from bot.answering.claims.matching import same
from bot.answering.claims.statement import BORN, DIED, Statement
from bot.answering.claims.vocabulary import LIGHT
from bot.answering.quantities import Kind, Quantity
from index.analysis import STEMS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.answering.claims.statement import Word
    from corpus.document import Span

NEAR = 7
"""Words on either side of a figure that say what it is a figure of."""
BREAK = re.compile(r"[;:]|\b(?:but|which|who|while)\b")
AFTER = 8
"""Words that standing after a date, and not before it, counts for."""
RIVAL = 0.5
"""How near, against the best, another figure must stand to speak of the claim as well."""
ACROSS = 4
"""Words that a comma between a word and a figure counts for."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A claimed quantity, the found one that answers it, and what that means for the claim."""

    claimed: Quantity
    found: Quantity | None
    relation: Relation | None
    alike: float = 0.0
    """The share of the claimed figure's neighbours that stand beside the found one."""
    near: float = 0.0
    """The same, where a neighbour further from the found figure counts for less."""
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
    best = [_best(claim, quantity, found) for quantity in claim.quantities]
    proved = [pair.found for pair in best if pair.relation is Relation.PROVES]
    # A figure that proves one figure of the claim says nothing of another.
    left = [(said, quantity) for said, quantity in found if quantity not in proved]
    settled = (
        pair if pair.relation is Relation.PROVES else _best(claim, pair.claimed, left)
        for pair in best
    )
    return tuple(_of_the_item(pair, here) for pair in settled)


def _of_the_item(pair: Pair, here: Sequence[Statement]) -> Pair:
    """Leave open what only a lead-in's figure excludes, where the item has one of its own."""
    found = pair.found
    own = {(q.span, q.text) for q in here[-1].quantities if comparable(pair.claimed, q)}
    if found is None or len(here) == 1 or not own or (found.span, found.text) in own:
        return pair
    excludes = pair.relation is Relation.EXCLUDES
    return replace(pair, relation=Relation.LEAVES_OPEN) if excludes else pair


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
    best = max(answers, key=_strength, default=Pair(claimed, None, None))
    return replace(best, relation=Relation.LEAVES_OPEN) if _contested(best, answers) else best


def _contested(best: Pair, answers: Sequence[Pair]) -> bool:
    """Say whether another figure of the sentence may be meant, and would mean the contrary."""
    contrary = {Relation.PROVES: Relation.EXCLUDES, Relation.EXCLUDES: Relation.PROVES}
    rivals = [
        p for p in answers if p.relation is contrary.get(best.relation or Relation.LEAVES_OPEN)
    ]
    if best.relation is Relation.PROVES:
        # "Most of the 20 centres …, but 3 have …": what is said of 3 is not said of 20.
        return any(
            p.found and p.found.counted is None and p.near > best.near and p.claimed.counted
            for p in rivals
        )
    sure = best.counted == 1 and best.claimed.kind is not Kind.ORDINAL
    return not sure and any(p.near > RIVAL * best.near for p in rivals)


def _strength(pair: Pair) -> tuple[float, float, bool]:
    return pair.counted, pair.near, pair.relation is Relation.PROVES


def _pair(claim: Statement, claimed: Quantity, said: Statement, found: Quantity) -> Pair | None:
    counted = _same_counted(claimed, found)
    if counted == 0:
        return None
    event = next((event for start, event in said.events if start == found.span.start), None)
    told = event is not None and any(same(word.stem, event) for word in claim.words)
    alike, near = (
        (1.0, 1.0) if told else _alike(neighbours(claim, claimed), neighbours(said, found))
    )
    return Pair(claimed, found, relation(claimed, found), alike, near, counted or 0.0)


def _same_counted(claimed: Quantity, found: Quantity) -> float | None:
    """Compare what is counted, from 0, other things, to 1; None where one does not say."""
    if claimed.counted is None or found.counted is None:
        return None
    if claimed.kind is Kind.ORDINAL:
        return None
    if claimed.counted.part != found.counted.part:
        return 0.0
    ours, theirs = STEMS.terms(claimed.counted.text), STEMS.terms(found.counted.text)
    if not ours or not theirs:
        return None
    if not any(same(ours[-1], their) for their in theirs):
        return 0.0
    shared = sum(any(same(our, their) for their in theirs) for our in ours)
    return shared / max(len(ours), len(theirs))


def neighbours(said: Statement, quantity: Quantity) -> tuple[str, ...]:
    """Return the words beside a figure, nearest first; a comma sets words further off."""
    events = tuple(event for start, event in said.events if start == quantity.span.start)
    if events and events[0] in {BORN, DIED}:
        return events
    text, span = said.text, quantity.span
    breaks = [m.span() for m in BREAK.finditer(text)]
    left = max((end for _, end in breaks if end <= span.start), default=0)
    right = min((start for start, _ in breaks if start >= span.end), default=len(text))
    near = [w for w in said.words if left <= w.start < right and w.stem not in LIGHT]
    # A date belongs to the verb before it, unless it opens the clause.
    closes = quantity.timed and len([w for w in near if w.end <= span.start]) > 1
    near.sort(
        key=lambda word: _distance(text, word, span) + AFTER * (closes and word.start > span.end)
    )
    return tuple(word.stem for word in near[:NEAR])


def _distance(text: str, word: Word, span: Span) -> int:
    between = text[word.end : span.start] if word.end <= span.start else text[span.end : word.start]
    return len(between.split()) + ACROSS * between.count(", ")


def _alike(ours: Sequence[str], theirs: Sequence[str]) -> tuple[float, float]:
    """Weigh, nearest first, which of our neighbours stand beside the other figure, and how near."""
    alike = near = 0.0
    for at, our in enumerate(ours):
        there = next((place for place, their in enumerate(theirs) if same(our, their)), None)
        if there is not None:
            alike += _weight(at)
            near += _weight(at) * _weight(there)
    whole = sum(map(_weight, range(len(ours)))) or 1.0
    return alike / whole, near


def _weight(place: int) -> float:
    return 1 / (1 + place)
