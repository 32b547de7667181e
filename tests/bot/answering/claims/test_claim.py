"""A message is cut into claims, each at its place; what claims nothing is passed over."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answering.claims.claim import MOST, claim_in, parts
from bot.answering.factcheck import judge


@pytest.mark.parametrize(
    ("claim", "cut"),
    [
        ("It is 5. They are 6.", ["It is 5.", "They are 6."]),
        (
            "The NHS does 25 million X-rays and 10 million CT scans a year.",
            ["The NHS does 25 million X-rays", "The NHS does  10 million CT scans a year."],
        ),
        (
            "ICE, which opened in 2012, focuses on stroke.",
            ["ICE opened in 2012", "ICE focuses on stroke."],
        ),
        ("The lamp (2005 film) was shot in Leeds.", ["The lamp             was shot in Leeds."]),
        ("The office sells lamps and candles.", ["The office sells lamps and candles."]),
    ],
)
def test_a_claim_is_cut_where_it_goes_on_to_another_figure(claim: str, cut: list[str]) -> None:
    """Each part stands alone: the subject is said again, what tells titles apart is not."""
    assert [part.text for part in parts(claim)] == cut


@pytest.mark.parametrize(
    "text",
    [
        "Hello there!",
        "👍 🎉",
        "```x = 25 million```",
        "<@U024BE7LH>",
        "https://example.com/25/million",
        "Does the office sell lamps?",
        "I think lamps are great.",
        "Thanks, that's great",
        "?!",
        "",
    ],
)
def test_what_claims_nothing_is_passed_over(text: str) -> None:
    """Greetings, questions, views, code, links, people and emoji get no verdict of their own."""
    assert not any(part.checkable for part in parts(text))
    assert judge(text, ["The office sells 25 million lamps."]).ruling == "not_covered"


def test_beside_a_claim_a_greeting_changes_nothing() -> None:
    """Of a message of several sentences the checkable ones decide."""
    verdict = judge("Hi all! The office sells lamps.", ["The office sells lamps."])
    assert [part.rule for part in verdict.parts] == ["passed_over", "all_said"]
    assert verdict.ruling == "supported"


def test_sentences_that_contradict_each_other_are_judged_each() -> None:
    """One matches, the other differs; the whole differs."""
    verdict = judge(
        "The hall opened in 2012. The hall opened in 2013.", ["The hall opened in 2012."]
    )
    assert [part.ruling for part in verdict.parts] == ["supported", "contradicted"]
    assert verdict.ruling == "contradicted"


def test_of_forty_sentences_the_first_are_checked_and_the_rest_passed_over() -> None:
    """A long message is not refused; what is passed over is said to be."""
    verdict = judge("The office sells lamps. " * 40, ["The office sells lamps."])
    rules = [part.rule for part in verdict.parts]
    assert rules == ["all_said"] * MOST + ["too_far_down"] * (40 - MOST)


@pytest.mark.parametrize(
    "number", ["1,00,000", "1.000,5", "10^6", "½", "MMXII", "NaN", "10¹⁰⁰", "10^99999999999"]
)
def test_odd_numbers_never_match_another(number: str) -> None:
    """However a number is written, it is not taken for one that it is not."""
    assert (
        judge(f"The office sells {number} lamps.", ["The office sells 7 lamps."]).ruling
        != "supported"
    )


def test_a_claim_too_long_to_be_one_is_not_covered() -> None:
    """A text of many pages is no claim; the verdict says so."""
    verdict = judge("The office sells lamps. " * 1_000, ["The office sells lamps."])
    assert (verdict.ruling, verdict.rule) == ("not_covered", "too_long")


@given(st.text(alphabet="The NHS does 25 million X-rays, which and but. It is?!()", max_size=120))
def test_parts_stand_in_the_claim_in_order(claim: str) -> None:
    """Whatever is typed, the parts are places of it that do not overlap."""
    ends = 0
    for part in parts(claim):
        assert ends <= part.span.start <= part.span.end <= len(claim)
        ends = part.span.end


@given(st.text(max_size=80))
def test_any_text_gets_a_verdict(claim: str) -> None:
    """No text is an error."""
    assert judge(claim, [claim or "x"]).ruling in {"supported", "contradicted", "not_covered"}


@given(st.text(max_size=60))
def test_what_asks_for_no_confirmation_holds_no_claim(text: str) -> None:
    """A claim is found only within the text that asks."""
    claim = claim_in(text)
    assert claim is None or claim in text
