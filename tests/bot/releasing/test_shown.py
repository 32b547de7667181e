"""How an answer changes is told by its gravest difference."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from bot.releasing.shown import Change, Shown, change, reworded
from tests.fakes.replies import abstained, answered, nearest, quote

OLD = Shown("answered", None, "The office checks 310 lamps a year.", "lamps", "Lamps › A")
NEAR = replace(OLD, outcome="nearest", reason="missing_words")
NONE = Shown("abstained", "off_topic")


@pytest.mark.parametrize(
    ("before", "after", "found"),
    [
        ("It makes 310 lamps.", "It makes 295 lamps.", Change.FIGURE),
        ("It makes 310 lamps.", "It makes over 310 lamps.", Change.FIGURE),
        ("It costs £5.", "It costs $5.", Change.FIGURE),
        ("It is due by 5 April 2025.", "It is due by 5 April 2026.", Change.FIGURE),
        ("It makes 1,000 lamps.", "It makes lamps.", Change.FIGURE),
        ("You must apply.", "You must not apply.", Change.WORDS),
        ("It makes 1,000 lamps.", "It makes 1000 lamps.", Change.COSMETIC),
        ("Apply – by post.", "apply, by  post", Change.COSMETIC),
    ],
)
def test_texts_differ_in_a_figure_in_words_or_in_looks(
    before: str, after: str, found: Change
) -> None:
    """A figure is what it is worth, whatever it looks like."""
    assert reworded(before, after) is found


@pytest.mark.parametrize(
    ("before", "after", "found"),
    [
        (OLD, OLD, None),
        (OLD, replace(OLD, text="The office checks 295 lamps a year."), Change.FIGURE),
        (OLD, NEAR, Change.LOST),
        (OLD, NONE, Change.LOST),
        (NONE, OLD, Change.GAINED),
        (NEAR, NONE, Change.OUTCOME),
        (NEAR, replace(NEAR, reason="wrong_answer_type"), Change.OUTCOME),
        (NEAR, replace(NEAR, text="The office checks 295 lamps a year."), Change.WORDS),
        (OLD, replace(OLD, text="The office checks 310 brass lamps a year."), Change.WORDS),
        (OLD, replace(OLD, trail="Lamps › B", published=date(2026, 1, 1)), Change.COSMETIC),
        (NONE, NONE, None),
    ],
)
def test_the_gravest_difference_counts(before: Shown, after: Shown, found: Change | None) -> None:
    """An outcome before words; the closest passage gives nobody a figure."""
    assert change(before, after) is found


def test_what_is_shown_is_taken_from_an_answer() -> None:
    """Outcome, reason, words, and where they stand; of no quote, nothing."""
    shown = Shown.of(answered().answer)
    assert (shown.outcome, shown.reason, shown.document) == ("answered", None, "widgets")
    assert "widgets (25 million)" in shown.text
    assert Shown.of(nearest().answer).reason == "missing_words"
    assert Shown.of(abstained().answer) == NONE


def test_an_answer_in_the_footnote_alone_is_its_dates() -> None:
    """Where the page says nothing of itself, what is known of it is what was shown."""
    bare = replace(quote(), spans=())
    assert Shown.of(answered(bare).answer).text == "2018-10-15"
