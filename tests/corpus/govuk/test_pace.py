"""Requests keep their distance."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise

import pytest

from corpus.govuk.pace import Pace


class Clock:
    """A clock that only sleeping moves."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        """Tell the time."""
        return self.now

    def sleep(self, seconds: float) -> None:
        """Let the time pass."""
        self.now += seconds


def test_at_most_ten_begin_each_second() -> None:
    """A tenth of a second lies between any two, and none is owed after a rest."""
    clock = Clock()
    pace = Pace(10, clock, clock.sleep)
    began = []
    for rest in (0.0, 0.0, 0.03, 5.0, 0.0):
        clock.sleep(rest)
        pace.wait()
        began.append(clock())
    assert all(later - earlier == pytest.approx(0.1) for earlier, later in pairwise(began[:3]))
    assert began[3] == pytest.approx(5.2)
    assert began[4] == pytest.approx(5.3)


def test_threads_share_one_pace() -> None:
    """Each gets a turn of its own."""
    waited: list[float] = []
    pace = Pace(10, lambda: 0.0, waited.append)
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda _: pace.wait(), range(8)))
    assert sorted(waited) == pytest.approx([0.1 * turn for turn in range(1, 8)])
