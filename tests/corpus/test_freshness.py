"""What time has done to a statement: the dates that it looked ahead to, and its words of now."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.freshness import age, is_old, passed_date, time_words
from corpus.moments import moments
from corpus.readers import read
from corpus.sentences import sentences

if TYPE_CHECKING:
    from pathlib import Path

WRITTEN = date(2018, 10, 15)
TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("sentence", "passed"),
    [
        ("The market is expected to reach $2.63 billion by the end of 2020.", "the end of 2020"),
        ("It will open in summer 2021.", "summer 2021"),
        ("The rate rises from 6 April 2024.", "6 April 2024"),
        ("You can apply until 31 March 2025.", "31 March 2025"),
        ("Apply before April 6th, 2024.", "April 6th, 2024"),
        ("It starts in mid-2019.", "mid-2019"),
        ("It starts early in Q3 2021.", "Q3 2021"),
        ("It ends in the second half of 2022.", "the second half of 2022"),
        ("The fee for the 2020 to 2021 tax year is £5.", "2020 to 2021"),
        ("The fee for 2020-21 is £5.", "2020-21"),
        ("By 2020 all of it is done.", "2020"),
        ("It is due by the end of 2018.", "the end of 2018"),
        ("Half of it by December 2018, all by 2019.", "December 2018"),
        ("It was expected to open by March 2019.", "March 2019"),
        ("Companies registered abroad must apply by 31 March 2020.", "31 March 2020"),
    ],
)
def test_a_date_that_lay_ahead_and_is_past(sentence: str, passed: str) -> None:
    """It is told in the sentence's own words."""
    assert passed_date(sentence, WRITTEN, TODAY) == passed
    assert passed in sentence


@pytest.mark.parametrize(
    "sentence",
    [
        "ICE, which opened in 2017, focuses on stroke.",
        "It was published on 3 May 2016.",
        "It rose by 5% in 2018.",
        "It runs until the end of 2030.",
        "It is done by 2026.",
        "The Children Act 1989 applies.",
        "The Horizon 2020 programme funds it.",
        "Regulation (EU) 2019/1020 applies.",
        "Call 0300 2020 100.",
        "It costs £2020 or 2,020 euros, room 2020.5.",
        "You may apply if you joined a scheme on or before 4 October 2019.",
        "The rules changed on 6 April 2021.",
        "The deadline was 30 June 2021.",
        "Apply by 31 February 2020.",
        "There is no date in it.",
        "",
    ],
)
def test_what_is_no_date_that_has_passed(sentence: str) -> None:
    """Years past when written, still ahead, part of a name or number, or told as history."""
    assert passed_date(sentence, WRITTEN, TODAY) is None


def test_without_a_date_only_what_looks_ahead_has_passed() -> None:
    """Where nobody knows when it was written, a year alone says nothing."""
    assert passed_date("It opened in 2019.", None, TODAY) is None
    assert passed_date("The market is expected to reach £3m in 2020.", None, TODAY) == "2020"
    assert passed_date("You can apply until 31 March 2025.", None, TODAY) == "31 March 2025"


def test_the_last_day_itself_has_not_passed() -> None:
    """A date is past from the day after it."""
    sentence = "You can apply until 24 November 2026."
    assert passed_date(sentence, WRITTEN, TODAY) is None
    assert passed_date(sentence, WRITTEN, date(2026, 11, 25)) == "24 November 2026"


@pytest.mark.needs_material
def test_the_original_guidance(material: Path) -> None:
    """One sentence of the page has a date that has passed; five speak of the time of writing."""
    page = material / "guidance" / "medical-imaging.txt"
    document = read(page.name, page.read_bytes()).document("page")
    spans = [s for block in document.blocks for s in sentences(document.text, block.span)]
    said = [span.of(document.text) for span in spans]
    passed = [past for words in said if (past := passed_date(words, WRITTEN, TODAY))]
    assert passed == ["the end of 2020"]
    assert [spoken for words in said for spoken in time_words(words)] == [
        "continues to be",
        "Recent",
        "currently",
        "underway",
        "latest",
    ]


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("There are currently over 1,000 studies.", ("currently",)),
        (
            "Recent work is underway; recent work is under way.",
            ("Recent", "underway", "recent", "under way"),
        ),
        ("The current rate is £5.", ("current",)),
        ("The scheme is now closed.", ("now",)),
        ("If you currently get it, or you’ve recently moved, tell us.", ()),
        ("Bring your current passport and your most recent payslip.", ()),
        ("Keep it up to date, as soon as possible. Apply now.", ()),
        ("A new driver still pays.", ()),
    ],
)
def test_time_words(sentence: str, words: tuple[str, ...]) -> None:
    """Words of the time of writing, as written; the reader's own present is none."""
    assert time_words(sentence) == words


@pytest.mark.parametrize(
    ("published", "today", "years"),
    [
        (date(2018, 10, 15), date(2026, 11, 24), 8),
        (date(2024, 11, 24), date(2026, 11, 24), 2),
        (date(2024, 11, 25), date(2026, 11, 24), 1),
        (date(2024, 2, 29), date(2025, 2, 28), 0),
        (date(2027, 1, 1), date(2026, 11, 24), 0),
    ],
)
def test_age_is_in_whole_years(published: date, today: date, years: int) -> None:
    """A source is old after two of them."""
    assert age(published, today) == years
    assert is_old(published, today) == (years >= 2)


@given(st.text(alphabet="by in the end of2019 20 May-to,/. Q1H", max_size=60))
def test_moments_are_words_of_the_sentence(sentence: str) -> None:
    """Each stands in the sentence, none overlaps, and none ends before it begins."""
    found = moments(sentence)
    assert all(moment.span.of(sentence) == moment.words for moment in found)
    assert all(moment.first <= moment.last for moment in found)
    ends = [edge for moment in found for edge in (moment.span.start, moment.span.end)]
    assert ends == sorted(ends)
