"""Tables of measures on a screen: narrow or wide, no digit is lost."""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING

from bot.pages.section import Case, Section, Table
from bot.rendering.report import show

if TYPE_CHECKING:
    import pytest

STYLED = re.compile(r"\x1b\[[0-9;]*m")
VALUES = tuple(f"0.{n}25 0.{n}1–0.{n}9 +0.0{n}0, noise" for n in range(1, 7))
HEADINGS = ("Questions", "How many", *(f"measure {n}" for n in range(6)))
TABLE = Table("150 of 300 judged questions", HEADINGS, (("without a thread", "150", *VALUES),))
SECTIONS = [
    Section("set: answers", "What it means.", (TABLE,)),
    Section("set: worst", "At most 10.", cases=(Case("t", "What?", (), "o", "s", "w"),)),
]


def test_a_pipe_gets_a_row_a_group(capsys: pytest.CaptureFixture[str]) -> None:
    """What is searched for stands on one line."""
    show(SECTIONS)
    (row,) = [line for line in capsys.readouterr().out.splitlines() if "without a thread" in line]
    assert [value for value in VALUES if value not in row] == []


def test_a_narrow_screen_folds_and_cuts_nothing(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """On 80 columns every figure is whole, and no row is wider than the screen."""
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    monkeypatch.setenv("COLUMNS", "80")
    show(SECTIONS)
    shown = STYLED.sub("", capsys.readouterr().out)
    assert "…" not in shown
    figures = [figure for value in VALUES for figure in value.split()]
    assert [figure for figure in figures if figure not in shown.split()] == []
    assert max(map(len, shown.splitlines())) <= 80


def test_topics_are_left_to_the_page(capsys: pytest.CaptureFixture[str]) -> None:
    """A section without tables is not told in a terminal."""
    show(SECTIONS)
    shown = capsys.readouterr().out
    assert "set: answers" in shown
    assert "set: worst" not in shown
