"""Measures of verdicts, worked out by hand."""

from __future__ import annotations

import pytest

from bot.answering.claims.verdict import Ruling
from bot.evaluation.verdicts import Judged, accuracy, coverage, curve, falsehood, precision

YES, NO, SILENT = Ruling.SUPPORTED, Ruling.CONTRADICTED, Ruling.NOT_COVERED
SAID, DIFFERS = "all_said", "figure_differs"
JUDGED = [
    Judged(SAID, YES, YES),
    Judged(SAID, YES, NO),
    Judged(DIFFERS, NO, NO),
    Judged(DIFFERS, NO, NO),
    Judged("words_not_said", SILENT, SILENT),
    Judged("words_not_said", SILENT, YES),
    Judged("too_little", SILENT, NO),
    Judged("too_little", SILENT, SILENT),
]


def test_the_shares_are_of_claims_and_precision_is_of_verdicts() -> None:
    """Silence is never a falsehood, and counts for accuracy only where silence is right."""
    assert accuracy(JUDGED) == 5 / 8
    assert falsehood(JUDGED) == 1 / 8
    assert coverage(JUDGED) == 4 / 8
    assert precision(JUDGED) == 3 / 4


def test_the_curve_takes_the_surest_rule_first() -> None:
    """Each point adds a rule; the last one is the precision and coverage of all of them."""
    first, last = curve(JUDGED)
    assert (first.rule, first.given, first.right) == (DIFFERS, 2, 2)
    assert (first.coverage, first.precision) == (2 / 8, 1.0)
    assert (last.rule, last.coverage, last.precision) == (SAID, 4 / 8, 3 / 4)


@pytest.mark.parametrize("measure", [accuracy, falsehood, coverage, precision])
def test_of_no_claims_every_share_is_nothing(measure: object) -> None:
    """An empty set divides by nothing."""
    assert callable(measure)
    assert measure([]) == 0.0
    assert curve([]) == ()
