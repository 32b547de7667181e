"""Claims against guidance: what matches, what differs, and what the guidance does not say."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bot import verdict_wording
from bot.answering.claims.claim import claim_in
from bot.answering.claims.verdict import Ruling
from bot.answering.factcheck import check, judge
from corpus.entry import Original
from corpus.library import Library
from index.editions import Editions

if TYPE_CHECKING:
    from index.edition import Edition

TODAY = date(2026, 11, 24)
PAGE = """Lantern survey

Published 3 May 2021

Lanterns of the coast

The Lamp Office (LO) inspects over 400 lanterns each year, including:

- brass lanterns (250)
- glass lanterns (120)

The lantern market is expected to reach £1.5 billion by the end of 2024.

In Whitby, the Harbour House of Light holds the country's first 9 metre lantern. It opened in 2012.

The Lamp Office does not inspect candles.
"""


@pytest.fixture(scope="module")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Edition:
    """An edition of one small page that the rules were not written on."""
    root = tmp_path_factory.mktemp("claims")
    library = Library(root / "library")
    library.add(Original.of(Path("/lanterns.txt"), PAGE.encode()), {}, TODAY)
    return Editions(root / "editions").publish(library.documents(), "2026-11-24T00:00:00+00:00")


@pytest.mark.parametrize(
    ("claim", "ruling"),
    [
        ("The Lamp Office inspects 250 brass lanterns a year.", Ruling.SUPPORTED),
        ("LO inspects more than 400 lanterns annually", Ruling.SUPPORTED),
        ("The Harbour House of Light opened in 2012.", Ruling.SUPPORTED),
        ("The Lamp Office inspects 310 brass lanterns a year.", Ruling.CONTRADICTED),
        ("The Lamp Office inspects fewer than 300 lanterns a year.", Ruling.CONTRADICTED),
        ("The Harbour House of Light opened in 2015.", Ruling.CONTRADICTED),
        (
            "The lantern market is expected to reach £1.9 billion by the end of 2024.",
            Ruling.CONTRADICTED,
        ),
        ("The Lamp Office inspects 250 copper lanterns a year.", Ruling.NOT_COVERED),
        ("The Lamp Office inspected 250 brass lanterns in 1999.", Ruling.NOT_COVERED),
        ("The Lamp Office inspects more than 500 lanterns a year.", Ruling.NOT_COVERED),
        ("A lantern costs £40.", Ruling.NOT_COVERED),
        (
            "The lantern market is expected to grow to £1.5 billion by the end of 2024.",
            Ruling.SUPPORTED,
        ),
        ("The Lamp Office inspects more glass lanterns than brass lanterns.", Ruling.CONTRADICTED),
        ("Lanterns that LO inspects top 400 a year.", Ruling.SUPPORTED),
        ("Brass lanterns at the Lamp Office: 310 each year.", Ruling.CONTRADICTED),
        ("The Lamp Office does not inspect glass lanterns.", Ruling.CONTRADICTED),
        ("The Lamp Office does 120 glass examinations a year.", Ruling.NOT_COVERED),
        ("The Harbour House of Light did not open until 2015.", Ruling.CONTRADICTED),
        ("The Harbour House of Light did not open until 2012.", Ruling.SUPPORTED),
        ("In fact, the Harbour House of Light opened its doors in 2012.", Ruling.SUPPORTED),
    ],
)
def test_a_claim_is_compared_with_what_the_page_says(
    edition: Edition, claim: str, ruling: Ruling
) -> None:
    """The same thing with another value differs; what is not on the page is not covered."""
    assert check(claim, edition, TODAY).ruling is ruling


def test_a_difference_names_both_figures_and_quotes_with_the_lead_in(edition: Edition) -> None:
    """A reader sees claimed against found, and the item with the sentence that it hangs on."""
    verdict = check("The Lamp Office inspects 310 brass lanterns a year.", edition, TODAY)
    difference = verdict.parts[0].differences[0]
    assert (difference.claimed, difference.found) == ("310", "250")
    assert [span.role.value for span in verdict.quotes[0].spans] == ["lead_in", "answer"]
    assert verdict.as_of == date(2021, 5, 3)


@pytest.mark.parametrize(
    ("claim", "side_by_side"),
    [
        (
            "The Lamp Office inspects 310 brass lanterns a year.",
            "You wrote: 310 brass lanterns a year. Guidance: brass lanterns (*250*), each year.",
        ),
        (
            "Each year, under 300 lanterns are inspected by the Lamp Office.",
            "You wrote: under 300 lanterns, each year. Guidance: *over 400* lanterns each year.",
        ),
        ("The Harbour House of Light opened in 2015.", "You wrote: 2015. Guidance: *2012*."),
        (
            "The Harbour House of Light holds the country's last 9 metre lantern.",
            "You wrote: last. Guidance: *first*.",
        ),
    ],
)
def test_claimed_and_found_stand_side_by_side(
    edition: Edition, claim: str, side_by_side: str
) -> None:
    """Both figures come with what they count and how often, as written, the found one bold."""
    (difference,) = check(claim, edition, TODAY).parts[0].differences
    assert "*".join(verdict_wording.difference(difference)) == side_by_side


def test_what_is_not_spoken_of_is_named(edition: Edition) -> None:
    """The nearest passage comes with the words that it does not speak of."""
    verdict = check("The Lamp Office inspects 250 copper lanterns a year.", edition, TODAY)
    assert verdict.missing == ("copper",)
    assert verdict.quotes


def test_what_is_looked_for_in_another_s_place_is_not_said_by_it(tmp_path: Path) -> None:
    """A father is found where parents are spoken of; a page on parents says nothing of fathers."""
    text = "Lamp leave\n\nA parent of the lamp keeper receives £40 a week.\n\nThe tower is tall."
    library = Library(tmp_path / "library")
    library.add(Original.of(Path("/leave.txt"), text.encode()), {}, TODAY)
    edition = Editions(tmp_path / "editions").publish(library.documents(), "2026-11-24")
    assert (
        check("A parent of the lamp keeper receives £40 a week.", edition, TODAY).rule == "all_said"
    )
    verdict = check("A father of the lamp keeper receives £40 a week.", edition, TODAY)
    assert verdict.missing == ("father",)


@pytest.mark.parametrize(
    ("claim", "evidence", "ruling"),
    [
        ("The bridge opened in 1932.", "The bridge was opened on 19 March 1932.", Ruling.SUPPORTED),
        (
            "The bridge opened in 1933.",
            "The bridge was opened on 19 March 1932.",
            Ruling.CONTRADICTED,
        ),
        ("The bridge opened in 1932, not 1933.", "The bridge opened in 1932.", Ruling.SUPPORTED),
        ("The bridge is in Leeds, not York.", "The bridge is in York.", Ruling.CONTRADICTED),
        ("The bridge opened in May 1932.", "The bridge opened in 1932.", Ruling.NOT_COVERED),
        ("The bridge is painted.", "The bridge was opened on 19 March 1932.", Ruling.NOT_COVERED),
        ("The bridge uses harmful paint.", "The bridge uses harmless paint.", Ruling.CONTRADICTED),
        ("The bridge uses unsafe paint.", "The bridge uses safe paint.", Ruling.CONTRADICTED),
    ],
)
def test_evidence_is_judged_by_the_same_rules(claim: str, evidence: str, ruling: Ruling) -> None:
    """A claim with given evidence needs no index."""
    assert judge(claim, [evidence]).ruling is ruling


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("Is it true that ICE opened in 2017?", "ICE opened in 2017"),
        ("ICE opened in 2017, right?", "ICE opened in 2017"),
        ("ICE opened in 2017, didn't it?", "ICE opened in 2017"),
        ("Can you confirm that ICE opened in 2017?", "ICE opened in 2017"),
        ("When did ICE open?", None),
        ("ICE opened in 2017.", None),
        ("right?", None),
        ("How many hubs are there?", None),
        ("which hubs are there?", None),
    ],
)
def test_a_claim_in_a_question_is_found(text: str, claim: str | None) -> None:
    """Only a question that asks for confirmation holds a claim."""
    assert claim_in(text) == claim
