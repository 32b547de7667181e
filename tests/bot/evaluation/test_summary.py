"""Marks come to measures, by group and beside an earlier run."""

from __future__ import annotations

import json
import math
from typing import TYPE_CHECKING

import numpy as np
import pytest

from bot.errors import BotError
from bot.evaluation.configuration import Configuration
from bot.evaluation.kept import lines, marks_of
from bot.evaluation.marks import Mark, grouped
from bot.evaluation.report.measures import said
from bot.evaluation.statistics import AUROC, area, strict
from bot.evaluation.summary import Summary, summaries
from index.evaluation.bootstrap import Estimate

if TYPE_CHECKING:
    from pathlib import Path


def mark(topic: str, value: float, kind: str = "when", *, follow_up: bool = False) -> Mark:
    """A mark by one measure in one collection."""
    return Mark("set", topic, "RR@10", value, kind, follow_up)


MARKS = [mark("a", 1.0), mark("b", 0.5, "who"), mark("c", 0.0, "who", follow_up=True)]


def test_groups_are_of_all_of_threads_and_of_classes() -> None:
    """Each topic stands in all, in its class, and with or without a thread."""
    groups = {key[2]: "".join(of) for key, of in grouped(MARKS).items()}
    assert groups == {
        "all": "abc",
        "without a thread": "ab",
        "follow-ups": "c",
        "when": "a",
        "who": "bc",
    }


def test_a_group_of_all_is_told_once() -> None:
    """Where every question is of one class and none has a thread, only "all" is told."""
    assert [key[2] for key in grouped(MARKS[:1])] == ["all"]


def test_a_measure_is_the_mean_of_its_marks() -> None:
    """By group, with how many topics it is of."""
    told = {one.group: (one.estimate.value, one.estimate.topics) for one in summaries(MARKS, 1)}
    assert told["all"] == (0.5, 3)
    assert told["who"] == (0.25, 2)


def test_a_change_is_of_the_topics_that_both_runs_took() -> None:
    """A topic of one run only says nothing of a change."""
    before = [mark("a", 0.0), mark("z", 1.0)]
    told = {one.group: one for one in summaries(MARKS, 1, before)}
    change = told["all"].change
    assert change is not None
    assert (change.value, change.topics) == (1.0, 1)
    assert told["who"].change is None


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [
        (-0.01, 0.05, "0.500 0.40–0.60 +0.020, noise"),
        (0.01, 0.03, "0.500 0.40–0.60 +0.020"),
        (0.0, 0.0, "0.500 0.40–0.60 unchanged"),
    ],
)
def test_a_difference_inside_its_interval_is_called_noise(
    low: float, high: float, words: str
) -> None:
    """An interval that holds 0 is what chance does too."""
    change = Estimate(0.02, low, high, 9)
    one = Summary("set", "RR@10", "all", Estimate(0.5, 0.4, 0.6, 9), change)
    assert one.noise is (low <= 0)
    assert said(one) == words


def test_the_area_is_the_chance_to_rank_an_answerable_question_higher() -> None:
    """Of four pairs two are right, one is wrong and one is a tie: 0.625."""
    rows = np.array([[0.9, 1.0], [0.4, 1.0], [0.4, 0.0], [0.5, 0.0]])
    assert area(rows) == 0.625
    assert math.isnan(area(rows[:2]))


def test_a_strict_bar_stands_above_the_silent() -> None:
    """Of two silent questions none may be answered: one of two answerable ones is above both."""
    rows = np.array([[0.9, 1.0], [0.5, 1.0], [0.4, 0.0], [0.5, 0.0]])
    assert strict(rows) == 0.5
    assert math.isnan(strict(rows[:2]))
    assert math.isnan(strict(rows[2:]))


def test_an_area_that_cannot_be_is_not_told() -> None:
    """Without silent questions there is no such curve: no line, rather than a number."""
    assert list(summaries([Mark("set", "a", AUROC, 0.5, "who")], 1)) == []


def test_a_run_that_was_kept_is_read_again(tmp_path: Path) -> None:
    """Its marks come back as they were; its lines are JSON that any program reads."""
    kept = list(lines(Configuration(1, full=False, collections=()), summaries(MARKS, 1), MARKS))
    path = tmp_path / "run.jsonl"
    path.write_text("".join(json.dumps(line, allow_nan=False) + "\n" for line in kept))
    assert marks_of(path) == tuple(MARKS)
    assert kept[0]["configuration"]["seed"] == 1


@pytest.mark.parametrize(
    ("content", "why"),
    [
        ('{"topic": "a"}\n', "line 1: it is not of a run"),
        ('{"topic": "a", "value": "much"}\n', "line 1: it is not of a run"),
        ('{"topic": "a", "value": 1}\n', "line 1: it is not of a run"),
        ("{}\n{\n", "line 2: it is not of a run"),
        ("[]\n", "holds no marks"),
        ("", "holds no marks"),
    ],
)
def test_what_is_no_run_is_refused(tmp_path: Path, content: str, why: str) -> None:
    """Another file given by mistake is named, with the line."""
    path = tmp_path / "run.jsonl"
    path.write_text(content)
    with pytest.raises(BotError, match=why):
        marks_of(path)
