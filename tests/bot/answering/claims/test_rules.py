"""Every rule of the table decides a claim of its own, and says so."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bot.answering.claims.rules import OTHERS, RULES, SAYS, SOURCES_DIFFER
from bot.answering.factcheck import check, judge
from corpus.entry import Original
from corpus.library import Library
from index.editions import Editions

if TYPE_CHECKING:
    from bot.answering.claims.verdict import Verdict

TODAY = date(2026, 11, 24)

EXAMPLES = [
    (
        "not_all",
        "All 20 halls have a stage.",
        "Most of the 20 halls have a garden, but 3 have a stage.",
    ),
    (
        "opposite_word",
        "The Whitby lamp is cheap and safe.",
        "The Whitby lamp is cheap and dangerous.",
    ),
    (
        "opposite_word",
        "The Dee is the shortest river in Wales.",
        "The Dee is the longest river in Wales.",
    ),
    ("other_people", "Brubaker is a Canadian prison film.", "Brubaker is an American prison film."),
    ("words_not_said", "The lamp museum is in Leeds.", "The lamp museum is in Whitby."),
    ("other_place", "The lamp museum is in Leeds.", "In Bristol, the lamp museum is open to all."),
    ("other_thing", "Blue Lamp is a comedy.", "Blue Lamp is a horror film."),
    ("too_little", "Lamps are useful things.", "Lamps burn oil at night."),
    ("words_not_said", "The Lamp Office sells candles.", "The Lamp Office sells lamps."),
    (
        "never_named",
        "It opened in Whitby in 2012.",
        "The museum opened in Whitby in 2012. A second hall came. A third came.",
    ),
    ("other_person", "You must keep a lamp lit.", "Masters must keep a lamp lit."),
    ("other_modal", "Masters must keep a lamp lit.", "Masters should keep a lamp lit."),
    (
        "done_by_another",
        "The lamp was painted by Ann Hall.",
        "The lamp was built by Ann Hall and painted by Jo Lee.",
    ),
    ("of_another", "Aled was the king of Dyfed.", "Aled was the king of Powys and lord of Dyfed."),
    (
        "said_of_another",
        "The harbour museum opened in 2012.",
        "The lamp, which opened in 2012, is run by the town at the harbour museum.",
    ),
    (
        "denial_unclear",
        "The Lamp Office sells lamps in Whitby.",
        "The Lamp Office sells, without fuss or hurry, lamps in Whitby.",
    ),
    (
        "only_one_of_several",
        "The fund pays only for lamps.",
        "The fund pays for lamps, candles and oil.",
    ),
    (
        "other_side",
        "The Lamp Office shuts before the ferry sails.",
        "The Lamp Office shuts after the ferry sails.",
    ),
    (
        "side_not_said",
        "The Lamp Office shuts before the ferry sails.",
        "The Lamp Office shuts as the ferry sails.",
    ),
    (
        "forecast",
        "The lamp market reached £2 billion.",
        "The lamp market is expected to reach £2 billion.",
    ),
    ("figure_not_said", "The Lamp Office inspects 40 lamps.", "The Lamp Office inspects lamps."),
    (
        "currency_differs",
        "The lamp market is worth £2 billion.",
        "The lamp market is worth $2 billion.",
    ),
    (
        "other_currency",
        "The lamp market is worth £3 billion.",
        "The lamp market is worth $2 billion.",
    ),
    (
        "another_time",
        "The Lamp Office inspected 40 lamps a year in 2001.",
        "The Lamp Office inspected 40 lamps a year in 2009.",
    ),
    ("denied_rightly", "The museum did not open in 2011.", "The museum opened in 2012."),
    (
        "denied_figure",
        "The Lamp Office does not inspect 40 lamps.",
        "The Lamp Office inspects 90 lamps.",
    ),
    ("superlative_not_said", "The lamp is the tallest in Whitby.", "The lamp stands in Whitby."),
    (
        "denied_of_another",
        "The Lamp Office does not sell candles.",
        "The Lamp Office sells candles if asked.",
    ),
    ("negated", "The Lamp Office does not inspect candles.", "The Lamp Office inspects candles."),
    (
        "order_differs",
        "The Dee is the second longest river in Wales.",
        "The Dee is the longest river in Wales.",
    ),
    (
        "order_differs",
        "It was the third lamp of the Whitby fleet.",
        "It was the second lamp of the Whitby fleet.",
    ),
    ("figure_differs", "The Lamp Office inspects 40 lamps.", "The Lamp Office inspects 90 lamps."),
    ("date_differs", "The museum opened in 2011.", "The museum opened in 2012."),
    (
        "figure_of_another",
        "Radium was found in 1935.",
        "It was found by Ann Hall (born April 9, 2014), a scientist.",
    ),
    ("figure_apart", "The hall opened in 2012.", "The hall is open; Ann Lee left in 2012."),
    (
        "bound_left_open",
        "The Lamp Office inspects more than 5,000 lamps.",
        "The Lamp Office inspects over 4,000 lamps.",
    ),
    (
        "reach_not_said",
        "The Dee is the longest river in Britain.",
        "The Dee is the longest navigable river in Britain.",
    ),
    (
        "condition_dropped",
        "The Lamp Office inspects lamps.",
        "The Lamp Office inspects lamps if they smoke.",
    ),
    (
        "all_said",
        "The Lamp Office inspects 90 lamps.",
        "The Lamp Office inspects 90 lamps each year.",
    ),
]
ELSEWHERE = {
    "nothing_near",
    "too_long",
    "passed_over",
    "too_far_down",
    "nothing_to_check",
    "no_edition",
    "more_of_one",
    "scattered",
}


@pytest.mark.parametrize(("rule", "claim", "evidence"), EXAMPLES)
def test_a_rule_decides_its_example(rule: str, claim: str, evidence: str) -> None:
    """The first rule of the table that applies is the one that is named."""
    assert judge(claim, [evidence]).parts[0].rule == rule


def test_every_rule_has_an_example_and_a_sentence() -> None:
    """A rule that decides nothing, or that cannot be explained, is named."""
    shown = {rule for rule, _, _ in EXAMPLES} | ELSEWHERE | {SOURCES_DIFFER.name}
    assert {rule.name for rule in RULES} | OTHERS.keys() | {SOURCES_DIFFER.name} == shown
    assert all(sentence.endswith(".") for sentence in SAYS.values())


def published(root: Path, **pages: str) -> Verdict:
    """The verdict on one claim, against an edition of ``pages``."""
    library = Library(root / "library")
    for name, text in pages.items():
        library.add(Original.of(Path(f"/{name}.txt"), text.encode()), {}, TODAY)
    edition = Editions(root / "editions").publish(library.documents(), "2026-11-24T00:00:00+00:00")
    return check("The Lamp Office inspects 90 lamps each year.", edition, TODAY)


def test_pages_that_say_different_things_decide_nothing(tmp_path: Path) -> None:
    """One page matches and another differs: the claim is not covered, and the reader sees why."""
    filling = "\n\nThe harbour has walls. The town has streets. Boats come and go."
    verdict = published(
        tmp_path,
        old=f"The Lamp Office inspects 90 lamps each year.{filling}",
        new=f"The Lamp Office inspects 70 lamps each year.{filling}",
    )
    assert (verdict.ruling, verdict.rule) == ("not_covered", "sources_differ")


def test_more_of_one_than_of_another_is_weighed() -> None:
    """Two counts of one list decide which is more."""
    text = (
        "The Lamp Office inspects lamps of 2 kinds. It holds 90 oil lamps. It holds 20 gas lamps."
    )
    assert judge("It holds more oil lamps than gas lamps.", [text]).rule == "more_of_one"


def test_words_gathered_from_afar_decide_nothing() -> None:
    """A very long sentence that holds all the words, far apart, says something else."""
    far = " and then the boats of the town came in by night with fish and rope and tar" * 8
    evidence = f"The Lamp Office has a house{far} and a yard where men inspect candles."
    assert judge("The Lamp Office inspects candles.", [evidence]).rule == "scattered"


def test_every_rule_stands_in_the_readme() -> None:
    """The table that people read is the table that decides."""
    readme = (Path(__file__).parents[4] / "bot" / "README.md").read_text(encoding="utf-8")
    assert [name for name, says in SAYS.items() if f"| `{name}` |" not in readme] == []
    assert [says for says in SAYS.values() if says not in readme] == []
