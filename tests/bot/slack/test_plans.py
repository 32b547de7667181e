"""A plan in Slack is a message that Slack takes, however much an edition changes."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from bot.answering import Question
from bot.evaluation.wanted import Wanted
from bot.releasing.asked import Asked
from bot.releasing.difference import Changed
from bot.releasing.examination import Examination
from bot.releasing.gate import Gate, Judged
from bot.releasing.rechecking import Fate, Outdated
from bot.releasing.releasing import Released
from bot.releasing.shown import Change, Shown
from bot.slack.home_tab import Tab, home
from bot.slack.outdated import MOST_SHOWN
from bot.slack.plans import FORCE, PUBLISH, plan, reason
from bot.storage import Kept
from index.manifest import FORMAT, Manifest
from index.reindexing import Plan, Skipped, Tally, Touch, Touched
from tests.bot.slack.test_home import GIVEN
from tests.fakes.block_rules import broken, texts
from tests.fakes.replies import STOP
from tests.fakes.shelf import HOLDINGS
from tests.goldens import assert_golden

WAS = Shown("answered", None, "There are 25 million <widgets> & more.", "w", "Widgets › Market")
IS = replace(WAS, text="There are 27 million <widgets> & more.")
CHANGED = Changed(Asked(Question("How many?"), 3, ("t1",)), Change.FIGURE, WAS, IS)
PLAN = Plan(
    "a" * 12,
    "b" * 12,
    (Touched("widgets", Touch.CHANGED, Tally(0, 1, 0)),),
    (STOP,),
    (Skipped("gizmos", "gizmos is damaged."),),
)
FAILED = Judged(Wanted("t1", Question("How many?"), answerable=True), "nearest, missing_words")


def released(examination: Examination) -> Released:
    """An edition that is not published yet."""
    manifest = Manifest(FORMAT, "b" * 64, "c" * 64, "2026-11-24T12:00:00+00:00", 2, 9, (), {})
    return Released(manifest, examination, published=False)


def test_a_plan_looks_as_it_was_found_right() -> None:
    """Sources, then old and new in the guidance's words, then the topics, then the button."""
    message = plan(released(Examination(PLAN, (CHANGED,), 4, Gate())), "Plan:")
    assert broken(message) == []
    assert_golden("messages/plan", {"text": message.text, "blocks": list(message.blocks)})


def test_what_the_gate_refuses_is_not_published_by_one_press() -> None:
    """What fails is named, and the button asks why it must be."""
    message = plan(released(Examination(PLAN, (), 4, Gate((FAILED,)))), "Plan:")
    said = json.dumps(message.blocks)
    assert PUBLISH not in said
    assert FORCE in said
    assert broken(message) == []
    assert_golden("views/force", reason("b" * 12, "D0BEN 1.0"))
    assert "t1 (nearest, missing_words)" in said


def test_what_changes_nothing_has_no_button() -> None:
    """The edition answers already."""
    same = replace(PLAN, before=PLAN.after, touched=())
    message = plan(released(Examination(same, (), 0, Gate())), "Nothing changes:")
    assert PUBLISH not in json.dumps(message.blocks)


def test_much_is_told_in_short() -> None:
    """Slack takes so many characters; who wants all is told where it is."""
    long = replace(WAS, text="word " * 900)
    many = tuple(replace(CHANGED, before=long, after=long) for _ in range(60))
    touched = tuple(Touched(f"page-{n}" * 9, Touch.ADDED, Tally(1)) for n in range(500))
    examination = Examination(replace(PLAN, touched=touched), many, 60, Gate())
    message = plan(released(examination), "Plan:")
    assert broken(message) == []
    assert message.fits
    assert PUBLISH in json.dumps(message.blocks)
    assert "footnote reindex --plan" in " ".join(texts(list(message.blocks)))


OUTDATED = Outdated(
    Kept(GIVEN, datetime(2026, 11, 20, tzinfo=UTC)),
    Change.FIGURE,
    Fate.CHANGED,
    date(2026, 11, 3),
    "widgets",
    "Widgets › Market",
    WAS.text,
    IS.text,
)


@pytest.mark.parametrize("number", [0, 2, 30])
def test_a_home_lists_what_is_to_be_rechecked(number: int) -> None:
    """A few with their buttons, and how many more there are; of a stopped source no words."""
    stopped = replace(OUTDATED, fate=Fate.WITHDRAWN, stop=STOP, now=None)
    view = home(Tab(HOLDINGS, (), (), (), [OUTDATED, stopped, *[OUTDATED] * 28][:number]))
    said = " ".join(texts(view["blocks"]))
    assert said.count("Tell the asker") == min(number, MOST_SHOWN)
    assert ("25 more" in said) == (number == 30)
    assert ("Every past answer still stands." in said) == (number == 0)
    if number == 2:
        assert said.count(WAS.text) == 1
        assert "The scheme has closed." in said
