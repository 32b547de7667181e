"""Days as people and pages write them."""

from __future__ import annotations

from datetime import date

import pytest

from corpus.dates import day

MAY = date(2021, 5, 3)


@pytest.mark.parametrize(
    "words",
    [
        "2021-05-03",
        " 3 May 2021 ",
        "3rd May 2021",
        "03 MAY 2021",
        "2021-05-03T09:00:00Z",
        "2021-05-03 09:00:00+01:00",
        "2021-05-02T23:30:00Z",
    ],
)
def test_a_day_is_read(words: str) -> None:
    """A moment with a time zone is the day that it was in London: summer time counts."""
    assert day(words) == MAY


@pytest.mark.parametrize(
    "words",
    [
        "",
        "soon",
        "31 February 2021",
        "2021-02-30",
        "2021",
        "03/05/2021",
        "3 Ma 2021",
        "3 Maypole 2021",
    ],
)
def test_what_is_no_day_is_none(words: str) -> None:
    """Neither guessed at nor raised."""
    assert day(words) is None
