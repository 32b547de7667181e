"""The table of rules: the first that applies to a part of a claim and a unit of guidance decides.

Each has a name, which ``check --explain`` shows, and a sentence that says when it applies.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.answering.claims import roles, swaps, turns
from bot.answering.claims.comparing import Relation
from bot.answering.claims.pairing import neighbours
from bot.answering.claims.saying import Saying, saying
from bot.answering.claims.verdict import Difference, Ruling
from bot.answering.quantities import Kind
from bot.answering.quantities.dates import as_days
from corpus.document import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from bot.answering.claims.alignment import Alignment
    from bot.answering.claims.pairing import Pair
    from bot.answering.claims.statement import Statement
    from bot.answering.quantities import Quantity

HAS_A = re.compile(
    r"\b(?:has|have|had|houses?|holds?|owns?|uses?|operates?|offers?|with)\s+(?:also\s+)?an?\s+"
    r"(?:[\w-]+\s+){0,3}$",
    re.IGNORECASE,
)
SWAPS: dict[str, Callable[[Alignment], swaps.Swap | None]] = {
    "opposite_word": swaps.opposite_word,
    "other_people": swaps.other_people,
    "other_place": swaps.other_place,
    "other_thing": swaps.other_thing,
}
LEAST = 2
"""Words and figures: a claim of fewer is none."""
BESIDE = 0.3
"""The share of a figure's neighbours that must stand beside the figure that it is held against."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A named rule: when it applies, and what it then decides."""

    name: str
    ruling: Ruling
    says: str
    applies: Callable[[Alignment], bool]


def _swapped(swap: Callable[[Alignment], swaps.Swap | None]) -> Callable[[Alignment], bool]:
    return lambda alignment: swap(alignment) is not None


def clashing(alignment: Alignment) -> tuple[Pair, ...]:
    """Return the claimed quantities that a found one excludes."""
    return tuple(p for p in alignment.pairs if p.relation is Relation.EXCLUDES)


def differences(rule: Rule, alignment: Alignment) -> tuple[Difference, ...]:
    """Return what was claimed against what was found: each figure not proved, or the one word."""
    if rule.name == "words_not_said":
        return ()
    swap = SWAPS[rule.name](alignment) if rule.name in SWAPS else None
    if swap is not None:
        return (_words(*swap),)
    here = alignment.unit.here
    return tuple(
        Difference(
            p.claimed.text,
            p.found.text,
            _about(p),
            saying(alignment.claim, p.claimed),
            saying(_stated(here, p.found), p.found, here),
        )
        for p in alignment.pairs
        if p.found is not None and p.relation is not Relation.PROVES
    )


def _words(claimed: str, found: str) -> Difference:
    whole = Saying(claimed, Span(0, len(claimed))), Saying(found, Span(0, len(found)))
    return Difference(claimed, found, "word", *whole)


def _stated(here: Sequence[Statement], found: Quantity) -> Statement:
    """Return the statement that a found quantity stands in."""
    return next(
        said
        for said in here
        if any((q.span, q.text) == (found.span, found.text) for q in said.quantities)
    )


def _about(pair: Pair) -> str:
    counted = pair.claimed.counted or (pair.found and pair.found.counted)
    return counted.text if counted else pair.claimed.kind.value


def _missing(alignment: Alignment) -> bool:
    return bool(alignment.missing)


def _nothing(alignment: Alignment) -> bool:
    return len(alignment.placed) + len(alignment.pairs) < LEAST


def _unsaid_figure(alignment: Alignment) -> bool:
    return any(
        p.found is None and not _of_the_page(alignment, p) and not _ranks(alignment, p)
        for p in alignment.pairs
    )


def _ranks(alignment: Alignment, pair: Pair) -> bool:
    """Say whether an ordinal belongs to a superlative, "second largest": that is weighed as one."""
    return any(s.span.start == pair.claimed.span.end + 1 for s in alignment.claim.superlatives)


def _of_the_page(alignment: Alignment, pair: Pair) -> bool:
    """Say whether a claimed date is no more than that of the page: its figures are of that day."""
    written = alignment.unit.document.source.written
    days = as_days(pair.claimed) if pair.claimed.timed else None
    return bool(written and days and days[0] <= written.toordinal() <= days[1])


def _open_figure(alignment: Alignment) -> bool:
    return any(p.relation is Relation.LEAVES_OPEN for p in alignment.pairs)


def _foreign(pair: Pair) -> bool:
    found = pair.found
    return found is not None and pair.claimed.kind is Kind.MONEY and pair.claimed.unit != found.unit


def _currency(alignment: Alignment) -> bool:
    return any(
        _foreign(p) and p.found is not None and p.claimed.value == p.found.value
        for p in alignment.pairs
    )


def _other_money(alignment: Alignment) -> bool:
    return any(_foreign(p) for p in alignment.pairs)


def _clashes(*kinds: Kind) -> Callable[[Alignment], bool]:
    def applies(alignment: Alignment) -> bool:
        clashes = [p for p in clashing(alignment) if p.claimed.kind in kinds]
        if any(_one_of_many(alignment, p) for p in clashes):
            return False
        return any(p.counted or p.alike >= BESIDE for p in clashes)

    return applies


def _one_of_many(alignment: Alignment, pair: Pair) -> bool:
    """Say whether the claim is of one more thing: "has a 3 Tesla scanner" denies no other."""
    text = alignment.claim.text
    before = text[: pair.claimed.span.start]
    return pair.claimed.kind is Kind.MEASURE and HAS_A.search(before) is not None


def _any_clash(alignment: Alignment) -> bool:
    return bool(clashing(alignment))


def _apart(alignment: Alignment) -> bool:
    """Say whether a figure is found, but nothing that the claim puts beside it stands there."""
    return any(
        p.found is not None
        and not p.counted
        and p.alike == 0
        and neighbours(alignment.claim, p.claimed)
        for p in alignment.pairs
    )


def _order(alignment: Alignment) -> bool:
    """Say whether the largest is claimed and the second largest said, or first and third."""
    return _clashes(Kind.ORDINAL)(alignment) or any(
        (found := turns.superlative(alignment, one)) is not None and found[1].order != one.order
        for one in alignment.claim.superlatives
    )


def _another_time(alignment: Alignment) -> bool:
    """Say whether a rate, or a figure that differs too, is claimed of another time."""
    timed = [p for p in alignment.pairs if p.claimed.timed and p.relation is not Relation.PROVES]
    others = [p for p in alignment.pairs if not p.claimed.timed]
    if not timed or not others or all(_of_the_page(alignment, p) for p in timed):
        return False
    rate = any(p.claimed.per or (p.found and p.found.per) for p in others)
    return rate or any(p.relation is not Relation.PROVES for p in others)


def _denied_of_another(alignment: Alignment) -> bool:
    elsewhere = roles.not_its_subject(alignment) or turns.loosely(alignment)
    return turns.negated(alignment) and elsewhere


def _denied_rightly(alignment: Alignment) -> bool:
    """Say whether the claim denies one date of an event, and the guidance gives another."""
    claim, said = alignment.claim, alignment.unit.said
    clashes = clashing(alignment)
    dated = len(clashes) == 1 and clashes[0].claimed.timed and clashes[0].alike >= BESIDE
    others = [p for p in alignment.pairs if p.relation is not Relation.PROVES]
    return dated and len(claim.denials) == 1 and not said.denials and others == list(clashes)


def _denied_figure(alignment: Alignment) -> bool:
    return turns.negated(alignment) and _any_clash(alignment)


NOT_COVERED, CONTRADICTED = Ruling.NOT_COVERED, Ruling.CONTRADICTED
FIGURES = (Kind.COUNT, Kind.MONEY, Kind.PERCENT, Kind.FRACTION, Kind.MEASURE)
_TABLE: tuple[tuple[str, Ruling, Callable[[Alignment], bool], str], ...] = (
    (
        "opposite_word",
        CONTRADICTED,
        _swapped(swaps.opposite_word),
        "One word differs, and is the opposite.",
    ),
    ("other_people", CONTRADICTED, _swapped(swaps.other_people), "Only whose it is differs."),
    ("other_place", CONTRADICTED, _swapped(swaps.other_place), "Only the city or country differs."),
    ("other_thing", CONTRADICTED, _swapped(swaps.other_thing), "Only what it is differs."),
    ("too_little", NOT_COVERED, _nothing, "The claim and the passage share too little."),
    ("words_not_said", NOT_COVERED, _missing, "The passage does not speak of all of it."),
    ("never_named", NOT_COVERED, roles.nameless, "The claim never names what it is of."),
    ("other_person", NOT_COVERED, roles.other_person, "The claim is of you, the passage is not."),
    ("said_of_another", NOT_COVERED, roles.exchanged, "It is said of something else."),
    ("done_by_another", NOT_COVERED, roles.by_another, "It was done by someone else."),
    ("of_another", NOT_COVERED, roles.of_another, "It is one of something else."),
    ("denial_unclear", NOT_COVERED, turns.denial_unclear, "What is denied is not plain."),
    ("only_one_of_several", CONTRADICTED, turns.not_only, "The guidance names others beside it."),
    ("not_all", CONTRADICTED, turns.not_all, "It is said of a few among them, not of all."),
    ("other_side", CONTRADICTED, turns.other_side, "One says before, the other after."),
    ("side_not_said", NOT_COVERED, turns.side_not_said, "Before or after is not said."),
    ("other_modal", NOT_COVERED, turns.other_modal, "Duty, advice and permission differ."),
    ("forecast", NOT_COVERED, turns.other_mood, "One speaks of what is expected, one of what is."),
    ("figure_not_said", NOT_COVERED, _unsaid_figure, "The passage gives no such figure."),
    ("currency_differs", CONTRADICTED, _currency, "The same amount, in another currency."),
    ("other_currency", NOT_COVERED, _other_money, "Two currencies are not compared."),
    ("another_time", NOT_COVERED, _another_time, "The figure found is of another time."),
    (
        "denied_rightly",
        Ruling.SUPPORTED,
        _denied_rightly,
        "Another time than the denied one is said.",
    ),
    ("denied_figure", NOT_COVERED, _denied_figure, "The claim denies a figure that is not given."),
    (
        "superlative_not_said",
        NOT_COVERED,
        turns.no_superlative,
        "The passage has no such superlative.",
    ),
    ("denied_of_another", NOT_COVERED, _denied_of_another, "It is denied of something else."),
    ("negated", CONTRADICTED, turns.negated, "One denies what the other says."),
    ("order_differs", CONTRADICTED, _order, "Another place in an order is said."),
    ("figure_differs", CONTRADICTED, _clashes(*FIGURES), "The same measure has another value."),
    ("date_differs", CONTRADICTED, _clashes(Kind.YEAR, Kind.DATE), "It is said of another time."),
    ("figure_of_another", NOT_COVERED, _any_clash, "The figure found may be of something else."),
    ("figure_apart", NOT_COVERED, _apart, "The figure stands beside something else."),
    ("bound_left_open", NOT_COVERED, _open_figure, "The figure found neither proves nor excludes."),
    ("reach_not_said", NOT_COVERED, turns.not_so_far, "The claim is of more than the passage is."),
    ("condition_dropped", NOT_COVERED, turns.hedged, "The passage says it with a reservation."),
    ("scattered", NOT_COVERED, turns.scattered, "Its words stand far apart in the passage."),
    ("all_said", Ruling.SUPPORTED, lambda _: True, "Every part is in the quoted words."),
)
RULES = tuple(Rule(name, ruling, says, applies) for name, ruling, applies, says in _TABLE)
SOURCES_DIFFER = Rule(
    "sources_differ", NOT_COVERED, "Two pages of the guidance say different things.", lambda _: True
)
OTHERS = {
    "nothing_near": "No passage shares a word with the claim.",
    "passed_over": "It says nothing that can be checked.",
    "too_far_down": "It comes after as many statements as are checked.",
    "nothing_to_check": "The claim says nothing that can be checked.",
    "too_long": "The claim is too long to be checked.",
    "no_edition": "No index is published that can be read.",
    "more_of_one": "Both counts stand in the passage, and are weighed.",
}
SAYS = {rule.name: rule.says for rule in (*RULES, SOURCES_DIFFER)} | OTHERS
"""What each rule says, for ``check --explain``."""
