"""Requests keep their distance."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from corpus.govuk.pace import Pace

if TYPE_CHECKING:
    from pathlib import Path


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


def test_programs_share_one_pace(tmp_path: Path) -> None:
    """Two of them on one home begin ten requests a second between them."""
    waited: list[float] = []
    paces = [Pace(10, lambda: 5.0, waited.append, tmp_path / ".pace") for _ in "ab"]
    for pace in paces * 3:
        pace.wait()
    assert waited == pytest.approx([0.1 * turn for turn in range(1, 6)])


@pytest.mark.parametrize("left", ["", "soon", "99999.5", "1.5", "nan", "inf"])
def test_what_was_left_by_another_start_holds_nobody_up(tmp_path: Path, left: str) -> None:
    """A damaged file, or a clock that has begun anew."""
    waited: list[float] = []
    (tmp_path / ".pace").write_text(left)
    Pace(10, lambda: 5.0, waited.append, tmp_path / ".pace").wait()
    assert waited == []
