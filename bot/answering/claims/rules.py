"""The table of rules: the first that applies to a part of a claim and a unit of guidance decides.

Each has a name, which ``check --explain`` shows, and a sentence that says when it applies.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.answering.claims import turns
from bot.answering.claims.comparing import Relation
from bot.answering.claims.verdict import Difference, Ruling
from bot.answering.quantities import Comparator, Kind

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.answering.claims.alignment import Alignment
    from bot.answering.claims.pairing import Pair

BESIDE = 0.34
"""The share of a figure's neighbours that must stand beside the figure that it is held against."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A named rule: when it applies, and what it then decides."""

    name: str
    ruling: Ruling
    says: str
    applies: Callable[[Alignment], bool]


def clashing(alignment: Alignment) -> tuple[Pair, ...]:
    """Return the claimed quantities that a found one excludes."""
    return tuple(p for p in alignment.pairs if p.relation is Relation.EXCLUDES)


def differences(alignment: Alignment) -> tuple[Difference, ...]:
    """Return what was claimed against what was found, for each quantity that is not proved."""
    return tuple(
        Difference(p.claimed.text, p.found.text, _about(p))
        for p in alignment.pairs
        if p.found is not None and p.relation is not Relation.PROVES
    )


def _about(pair: Pair) -> str:
    counted = pair.claimed.counted or (pair.found and pair.found.counted)
    return counted.text if counted else pair.claimed.kind.value


def _missing(alignment: Alignment) -> bool:
    return bool(alignment.missing)


def _unsaid_figure(alignment: Alignment) -> bool:
    return any(p.found is None for p in alignment.pairs)


def _open_figure(alignment: Alignment) -> bool:
    return any(p.relation is Relation.LEAVES_OPEN for p in alignment.pairs)


def _currency(alignment: Alignment) -> bool:
    return any(_foreign(p) and _same_number(p) for p in alignment.pairs)


def _foreign(pair: Pair) -> bool:
    found = pair.found
    return found is not None and pair.claimed.kind is Kind.MONEY and pair.claimed.unit != found.unit


def _same_number(pair: Pair) -> bool:
    return pair.found is not None and pair.claimed.value == pair.found.value


def _other_money(alignment: Alignment) -> bool:
    return any(_foreign(p) and not _same_number(p) for p in alignment.pairs)


def _clashes(*kinds: Kind) -> Callable[[Alignment], bool]:
    def applies(alignment: Alignment) -> bool:
        return any(
            p.claimed.kind in kinds and (p.counted or p.alike >= BESIDE)
            for p in clashing(alignment)
        )

    return applies


def _any_clash(alignment: Alignment) -> bool:
    return bool(clashing(alignment))


def _another_time(alignment: Alignment) -> bool:
    """Both the figure and its time differ, or a rate is given for another time."""
    timed = [p for p in alignment.pairs if p.claimed.timed and p.relation is not Relation.PROVES]
    others = [p for p in alignment.pairs if not p.claimed.timed]
    if not timed or not others:
        return False
    by = all(p.found is not None and p.found.comparator is Comparator.UP_TO for p in timed)
    proved = all(p.relation is Relation.PROVES for p in others)
    return not (by and proved)


def _nothing(alignment: Alignment) -> bool:
    return not alignment.placed


RULES = (
    Rule("nothing_to_check", Ruling.NOT_COVERED, "The claim has no checkable words.", _nothing),
    Rule(
        "words_not_said", Ruling.NOT_COVERED, "The passage does not speak of all of it.", _missing
    ),
    Rule(
        "forecast",
        Ruling.NOT_COVERED,
        "One speaks of what is expected, the other of what is.",
        turns.other_mood,
    ),
    Rule(
        "figure_not_said", Ruling.NOT_COVERED, "The passage gives no such figure.", _unsaid_figure
    ),
    Rule(
        "currency_differs", Ruling.CONTRADICTED, "The same amount, in another currency.", _currency
    ),
    Rule(
        "other_currency",
        Ruling.NOT_COVERED,
        "Amounts in two currencies are not compared.",
        _other_money,
    ),
    Rule("another_time", Ruling.NOT_COVERED, "The figure is of another time.", _another_time),
    Rule("negated", Ruling.CONTRADICTED, "One denies what the other says.", turns.negated),
    Rule(
        "figure_differs",
        Ruling.CONTRADICTED,
        "The same thing, measured the same way, has another value.",
        _clashes(Kind.COUNT, Kind.MONEY, Kind.PERCENT, Kind.FRACTION, Kind.MEASURE),
    ),
    Rule(
        "place_in_order_differs",
        Ruling.CONTRADICTED,
        "First against second.",
        _clashes(Kind.ORDINAL),
    ),
    Rule(
        "date_differs",
        Ruling.CONTRADICTED,
        "The same event, at another time.",
        _clashes(Kind.YEAR, Kind.DATE),
    ),
    Rule(
        "figure_of_something_else",
        Ruling.NOT_COVERED,
        "The figure found may be of something else.",
        _any_clash,
    ),
    Rule(
        "bound_left_open",
        Ruling.NOT_COVERED,
        "The figure found neither proves nor excludes the claimed one.",
        _open_figure,
    ),
    Rule(
        "scope_not_said",
        Ruling.NOT_COVERED,
        "A superlative or “only” reaches further than the passage.",
        turns.beyond_scope,
    ),
    Rule(
        "condition_dropped",
        Ruling.NOT_COVERED,
        "The passage says it under a condition, or of most.",
        turns.hedged,
    ),
    Rule(
        "all_said",
        Ruling.SUPPORTED,
        "Every part of the claim is in the quoted words.",
        lambda _: True,
    ),
)

SAYS = {rule.name: rule.says for rule in RULES} | {
    "nothing_near": "No passage shares a word with the claim.",
    "no_edition": "No index is published that can be read.",
}
"""What each rule says, for ``check --explain``."""
