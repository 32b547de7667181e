"""What is asked is read without what is said around it, in the guidance's spelling."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.answering import Question
from bot.answering.reading import read

if TYPE_CHECKING:
    from index.edition import Edition


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        ("Sorry to bother you again, what does MMO stand for", "what does MMO stand for"),
        ("Writing a brief for Canada, how many letters a year?", "how many letters a year?"),
        ("letters a year stop need figure for a speech", "letters a year"),
        ("what is the MMO - I presume no museum", "what is the MMO"),
        ("is it true that the MMO sends parcels?", "the MMO sends parcels?"),
        ("How many LCS (large cheese stamps) are sold?", "How many large cheese stamps are sold?"),
        (
            "Does the Moon Mail Office (MMO) post cheese?",
            "Does the Moon Mail Office (MMO) post cheese?",
        ),
        ("are 40 thousand cheeses posted", "are 40,000 cheeses posted"),
        ("are 41 thousand cheeses posted", "are 41 thousand cheeses posted"),
        ("40k cheeses?", "40,000 cheeses?"),
        ("On the moon, how many letters?", "On the moon, how many letters?"),
    ],
)
def test_what_is_asked_is_read(guide: Edition, typed: str, asked: str) -> None:
    """Asides and afterthoughts fall away; where and for whom it is asked does not."""
    assert read(Question(typed), guide).text == asked
