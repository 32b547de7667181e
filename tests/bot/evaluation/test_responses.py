"""What is given to judged questions, and how risk rises with coverage."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from bot.answering import Question
from bot.evaluation.report.risk import risk_section
from bot.evaluation.responses import (
    ANSWERED,
    HIT,
    OVERLAP,
    SHOWN,
    SILENT,
    Response,
    response_marks,
    responses,
)
from bot.evaluation.risk import Point, chosen, curve, strict
from bot.evaluation.statistics import AUROC, STRICT
from bot.evaluation.wanted import Gold, Wanted
from corpus.document import Span
from corpus.passages import passages
from corpus.readers import read
from index.building import build

if TYPE_CHECKING:
    from index.edition import Edition

TODAY = date(2026, 11, 24)
PAGE = b"# Stamps\n\nThe office sells 7 million stamps a year.\n\nA stamp costs 40 pence.\n"


@pytest.fixture(scope="module")
def stamps() -> Edition:
    """An edition of one page."""
    document = read("stamps.md", PAGE).document("stamps")
    return build([(document, passages(document))], "")


def given(stamps: Edition, wanted: Wanted) -> Response:
    """What the page gives to one question."""
    return next(responses(stamps, [wanted], TODAY))


def asked(text: str, *words: str, answerable: bool = True) -> Wanted:
    """A judged question."""
    return Wanted("q", Question(text), answerable, words)


def test_a_quote_that_says_the_words_is_a_hit(stamps: Edition) -> None:
    """All of the words, in any case; one that is missing makes it wrong."""
    right = given(stamps, asked("How many stamps a year?", "7 MILLION", "stamps"))
    assert (right.outcome, right.right, right.wrong) == ("answered", True, False)
    wrong = given(stamps, asked("How many stamps a year?", "7 million", "letters"))
    assert (wrong.right, wrong.wrong) == (False, True)


def test_a_quote_that_shares_the_gold_is_a_hit_by_so_much(stamps: Edition) -> None:
    """The whole sentence quoted, half of it gold: F1 of 1 and 1/2 is 2/3."""
    text = stamps.document("stamps").text
    start = text.index("A stamp costs")
    whole = Span(start, start + len("A stamp costs 40 pence."))
    half = Span(start, start + 11)
    for span, worth in ((whole, 1.0), (half, 2 * 11 / (23 + 11))):
        one = Wanted(
            "q", Question("What does a stamp cost?"), answerable=True, gold=(Gold("stamps", span),)
        )
        assert given(stamps, one).overlap == pytest.approx(worth)
    other = Wanted(
        "q", Question("What does a stamp cost?"), answerable=True, gold=(Gold("x", whole),)
    )
    assert (given(stamps, other).right, given(stamps, other).overlap) == (False, 0.0)


def test_silence_is_right_where_the_guidance_is_silent(stamps: Edition) -> None:
    """Off-topic questions score low, and get nothing that could mislead."""
    off = given(stamps, asked("Who won the football?", answerable=False))
    on = given(stamps, asked("What does a stamp cost?", "40 pence"))
    assert not off.answered
    assert off.score < on.score


def test_marks_are_of_the_questions_that_a_measure_is_for(stamps: Edition) -> None:
    """A silent question has no hit, an answerable one no bluff, words no overlap."""
    answerable = given(stamps, asked("What does a stamp cost?", "40 pence"))
    silent = given(stamps, asked("Who won the football?", answerable=False))
    names = [{m.measure for m in response_marks("set", [one])} for one in (answerable, silent)]
    assert names == [{HIT, SHOWN, ANSWERED, STRICT, AUROC}, {SILENT, STRICT, AUROC}]
    gold = Wanted("q", Question("What?"), answerable=True, gold=(Gold("stamps", Span(0, 6)),))
    assert OVERLAP in {m.measure for m in response_marks("set", [given(stamps, gold)])}


def response(score: float, *, right: bool, answerable: bool = True, answered: bool) -> Response:
    """A response worked out by hand."""
    wanted = Wanted("q", Question("?"), answerable, ("word",) if answerable else ())
    return Response(wanted, "who", "answered", answered, score, right=right)


GIVEN = [
    response(0.9, right=True, answered=True),
    response(0.6, right=False, answerable=False, answered=True),
    response(0.6, right=True, answered=False),
    response(0.1, right=False, answered=False),
]


def test_risk_is_told_for_each_coverage() -> None:
    """Of one answer none is wrong; of three one; of four two. Equal scores go together."""
    first, second, third = curve(GIVEN[::-1])
    assert first == Point(0.9, 0.25, 0.0, 0.0, 2 / 3)
    assert second == Point(0.6, 0.75, 1 / 3, 1.0, 1 / 3)
    assert third == Point(0.1, 1.0, 0.5, 1.0, 0.0)
    assert curve([]) == ()


def test_the_decision_stands_on_or_off_the_curve() -> None:
    """Vetoes answer other questions than the score alone would."""
    assert chosen(GIVEN) == Point(0.6, 0.5, 0.5, 1.0, 2 / 3)
    assert chosen(GIVEN[2:]) is None


def test_the_table_steps_by_tenths_and_ends_with_the_decision() -> None:
    """Each tenth that the curve reaches, once; what is really answered; what a strict bar costs."""
    (table,) = risk_section("set", GIVEN).tables
    assert [row[0] for row in table.rows] == [
        "score ≥ 0.900",
        "score ≥ 0.600",
        "score ≥ 0.100",
        "as it is decided",
        "≤ 2% of silent: score ≥ 0.900",
    ]
    assert table.rows[-2][1:] == ("0.500", "0.500", "1.000", "0.667")
    assert table.rows[-1][1:] == ("0.250", "0.000", "0.000", "0.667")


def test_a_strict_bar_stands_above_all_but_two_silent_questions_in_a_hundred() -> None:
    """Of 50 silent ones one may be answered, of equal scores none; a vetoed one never is."""
    silent = [response(n / 100, right=False, answerable=False, answered=False) for n in range(50)]
    right = [response(s, right=True, answered=False) for s in (0.485, 0.48, 0.9)]
    vetoed = replace(right[2], vetoed=True)
    assert strict([*silent, *right[:2], vetoed]) == Point(0.485, 2 / 53, 0.5, 0.02, 2 / 3)
    assert strict(right) is None
    assert strict(silent[:49]) is None


def test_a_veto_is_told_apart_from_a_low_score(stamps: Edition) -> None:
    """No such stamp is named, whatever else the page says of the cost."""
    stopped = given(stamps, asked("What does a stamp for Mars cost?", answerable=False))
    assert (stopped.vetoed, stopped.firm) == (True, 0.0)
    answered = given(stamps, asked("What does a stamp cost?", "40 pence"))
    assert (answered.vetoed, answered.firm) == (False, answered.score)
