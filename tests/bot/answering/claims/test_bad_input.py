"""What people paste: whatever stands around a claim, its verdict is that of the claim."""

from __future__ import annotations

import pytest

from bot.answering.claims.claim import claim_in, is_statement
from bot.answering.claims.verdict import Ruling
from bot.answering.factcheck import judge

EVIDENCE = ["The Lamp Office sells 100,000 lamps a year."]
RIGHT = "The Lamp Office sells 100,000 lamps a year"
WRONG = "The Lamp Office sells 90,000 lamps a year"
AROUND = [
    "{}",
    "{}.",
    "“{}”",
    '"{}."',
    "> {}",
    "{} 🎉 :tada:",
    "<@U024BE7LH> {}",
    "<!channel> {}",
    "{} https://example.org/2019/7",
    "{} <https://example.org/5>",
    "```\nx = 5 million\n```\n{}",
    "{}\n```y = 7```",
    "*{}*",
    "Hi all! {}.",
    "FYI, {}",
    "I heard that {}",
    "I was told {}",
    "In fact, {}",
    "- {}\n",
    "  {}\t",
]


@pytest.mark.parametrize("around", AROUND)
@pytest.mark.parametrize(
    ("claim", "ruling"), [(RIGHT, Ruling.SUPPORTED), (WRONG, Ruling.CONTRADICTED)]
)
def test_what_stands_around_a_claim_changes_nothing(
    around: str, claim: str, ruling: Ruling
) -> None:
    """Quotes, bars, emoji, people, links, code and greetings are neither judged nor in the way."""
    assert judge(around.format(claim), EVIDENCE).ruling is ruling


@pytest.mark.parametrize(
    "written", ["`90,000`", "*90,000*", "_90,000_", "~90,000~", "```90,000```", "**90,000**"]
)
def test_a_figure_in_marks_is_part_of_its_sentence(written: str) -> None:
    """Left out, the sentence without it would match what has another figure."""
    verdict = judge(f"The Lamp Office sells {written} lamps a year.", EVIDENCE)
    assert verdict.ruling is Ruling.CONTRADICTED


def test_a_link_s_words_are_part_of_its_sentence() -> None:
    """Only the address is left out."""
    claim = "The Lamp Office sells <https://example.org/1|90,000 lamps> a year."
    assert judge(claim, EVIDENCE).ruling is Ruling.CONTRADICTED


@pytest.mark.parametrize("claim", [RIGHT, WRONG])
def test_capitals_change_nothing(claim: str) -> None:
    """A shout is read as if it were said."""
    assert judge(claim.upper(), EVIDENCE).ruling is judge(claim, EVIDENCE).ruling


@pytest.mark.parametrize(
    ("written", "ruling"),
    [
        ("1,00,000", Ruling.SUPPORTED),
        ("10^5", Ruling.SUPPORTED),
        ("10⁵", Ruling.SUPPORTED),
        ("100.000,0", Ruling.SUPPORTED),
        ("a hundred thousand", Ruling.SUPPORTED),
        ("10^6", Ruling.CONTRADICTED),
        ("10¹⁰⁰", Ruling.CONTRADICTED),
        ("½", Ruling.CONTRADICTED),
        ("1.000,5", Ruling.CONTRADICTED),
        ("9" * 300, Ruling.CONTRADICTED),
        ("9" * 4_500, Ruling.NOT_COVERED),
        ("10^" + "9" * 4_500, Ruling.NOT_COVERED),
        ("NaN", Ruling.NOT_COVERED),
        ("Infinity", Ruling.NOT_COVERED),
        ("MMXII", Ruling.NOT_COVERED),
    ],
)
def test_odd_numbers_are_worth_what_they_say(written: str, ruling: Ruling) -> None:
    """What is read is compared; what cannot be read decides nothing."""
    assert judge(f"The Lamp Office sells {written} lamps a year.", EVIDENCE).ruling is ruling


@pytest.mark.parametrize(
    "text", ["a" * 5_000, "9" * 5_000, "(" * 5_000, "1," * 2_500 + "000th", "lamp. " * 800]
)
def test_five_thousand_characters_get_a_verdict(text: str) -> None:
    """Nothing that is pasted is an error, and none of it is found in the guidance."""
    assert judge(text, EVIDENCE).ruling is Ruling.NOT_COVERED


def test_a_long_claim_is_judged_for_each_of_its_sentences() -> None:
    """5,000 characters of one statement after another: the one that differs decides."""
    text = f"{RIGHT}. " * 15 + f"{WRONG}. " + f"{RIGHT}. " * 90
    assert 4_500 < len(text) < 6_000
    assert judge(text, EVIDENCE).ruling is Ruling.CONTRADICTED


def test_each_line_is_a_statement_of_its_own() -> None:
    """A list needs no full stops; a line that was only wrapped goes on."""
    listed = judge(f"- {RIGHT}\n- {WRONG}\n", EVIDENCE)
    assert [part.ruling for part in listed.parts] == [Ruling.SUPPORTED, Ruling.CONTRADICTED]
    wrapped = judge("The Lamp Office sells\n100,000 lamps\na year", EVIDENCE)
    assert wrapped.ruling is Ruling.SUPPORTED


@pytest.mark.parametrize(
    ("text", "states"),
    [
        (RIGHT, True),
        ("The Lamp Office opened in 2012.", True),
        ("Does the Lamp Office sell lamps?", False),
        ("How many lamps the Lamp Office sells", False),
        ("lamps a year", False),
        ("Thanks for the lamps!", False),
        ("I love lamps.", False),
        ("Tell me about lamps.", False),
        ("", False),
    ],
)
def test_a_statement_is_told_from_a_question(text: str, states: bool) -> None:  # noqa: FBT001
    """Only what states something that could be checked offers a check."""
    assert is_statement(text) is states


@pytest.mark.parametrize("text", ["Is it true?", "right?", "Is that right?", "correct?"])
def test_a_question_that_claims_nothing_holds_no_claim(text: str) -> None:
    """It asks about something said before."""
    assert claim_in(text) is None
