"""A reply says which kind of thing the closest passage lacks, and claims no more than that."""

from __future__ import annotations

from datetime import date

import pytest

from bot import wording
from bot.answering import Nearest, Question, Reason, answer
from bot.answering.kinds import Kind
from bot.answering.shapes import HOLDS
from bot.kind_wording import LACKS
from corpus.passages import passages
from corpus.readers import read
from index.building import build

PAGE = """# Lanterns

The brass lantern is polished with lemon. {more}

Iron lanterns are inspected in a clinical setting.
"""


def asked(question: str, more: str = "Its lid shines.") -> str:
    """Return what is said of the closest passage."""
    document = read("page.md", PAGE.format(more=more).encode()).document("page")
    edition = build([(document, passages(document))], "")
    given = answer(Question(question), edition, date(2026, 11, 24))
    assert isinstance(given, Nearest)
    assert given.reason is Reason.WRONG_ANSWER_TYPE
    return wording.remark(given)


@pytest.mark.parametrize(
    ("question", "lacks"),
    [
        ("Who is polished with lemon?", "This passage names nobody."),
        ("When is the brass lantern polished?", "This passage gives no date or time."),
        ("How many brass lanterns are polished?", "This passage gives no such number."),
        ("Where is the brass lantern polished?", "This passage names no place."),
    ],
)
def test_what_is_lacking_is_said(question: str, lacks: str) -> None:
    """Beside the passage that speaks of all the rest."""
    assert asked(question) == f"{lacks} {wording.CLOSEST}"


def test_of_what_stands_elsewhere_in_the_paragraph_nothing_is_said() -> None:
    """It is shown too: that nobody is named there would not be so."""
    assert asked("Who is polished with lemon?", "Ask the keeper.") == wording.CLOSEST


def test_each_kind_that_has_a_shape_has_words() -> None:
    """None is lacking without a name; what has no shape is never said to be lacking."""
    assert set(LACKS) == {*HOLDS, Kind.MEANING}
