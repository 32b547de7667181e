"""Ben, a maintainer, reindexes from Slack: he sees the plan, publishes it, re-checks answers."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from bot import release_wording as wording
from bot.cli import footnote
from bot.slack.outdated import TELL
from bot.slack.plans import FORCE, PUBLISH, WHY
from bot.slack.serving import chores
from tests.fakes.block_rules import texts
from tests.fakes.employed import employed
from tests.fakes.visitor import TRADE_DESK, Visitor
from tests.scenarios.test_ask_in_channel import press
from tests.scenarios.test_past_answers import NEWS, heard
from tests.scenarios.test_publishing_while_serving import PAGE, QUESTION, published, run

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from bot.playground.nouns import Message, View
    from bot.playground.server import Playground

__all__ = ["published"]

TOPIC = {"id": "lamps", "question": QUESTION, "expect": "answered"}


@pytest.fixture(autouse=True)
def serving(
    published: Path, playground: Playground, home: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[None]:
    """The bot is at work on a published page; Ben is a maintainer."""
    monkeypatch.setattr(chores, "BEAT_S", 0.05)
    with employed(playground, home, FOOTNOTE_ADMINS="U0BEN"):
        yield


@pytest.fixture
def ben(playground: Playground) -> Visitor:
    """A maintainer."""
    return Visitor(playground, "U0BEN")


def revise(page: Path, figure: int) -> None:
    """Put another revision of the page into the library, and publish nothing."""
    page.write_text(PAGE.format(figure), encoding="utf-8")
    run("corpus", "add", str(page))


def plan(ben: Visitor, typed: str = "reindex") -> Message:
    """Ask for the plan, and return it once it is there."""
    assert ben.do("command", channel=TRADE_DESK, text=f"/guidance {typed}")["ok"]
    return shown(ben, "Sources:")


def home_of(visitor: Visitor) -> View:
    """The home of the app, once somebody has opened it."""
    visitor.do("open", tab="home")
    views = visitor.playground.parts.views
    found = visitor.playground.parts.feed.wait(lambda: views.home(visitor.user), 30)
    assert found is not None
    return found


def shown(ben: Visitor, words: str) -> Message:
    """The last message of his conversation with the bot, once it holds these words."""

    def last() -> Message | None:
        said = [m for m in ben.playground.parts.workspace.messages(ben.direct) if m.by_app]
        return said[-1] if said and words in said[-1].text else None

    found = ben.playground.parts.feed.wait(last, 30)
    assert found is not None
    return found


def test_a_maintainer_sees_the_plan_and_publishes_it(
    published: Path, home: Path, ben: Visitor, amira: Visitor
) -> None:
    """Old and new side by side in the guidance's words; the next answer is from the edition."""
    (home / "topics.jsonl").write_text(json.dumps(TOPIC))
    revise(published, 295)
    message = plan(ben)
    assert "Sources: 0 added, 1 changed, 0 removed" in message.text
    quotes = [
        element["elements"][0]["text"]
        for block in message.blocks
        for element in block["elements"]
        if element["type"] == "rich_text_quote"
    ]
    assert [("310" in quote, "295" in quote) for quote in quotes] == [(True, False), (False, True)]
    assert "310" in amira.ask(QUESTION).text
    press(ben, message, PUBLISH)
    done = shown(ben, "Published edition")
    assert "1 past answer is to be re-checked" in done.text
    assert (done.ts, PUBLISH in json.dumps(done.blocks)) == (message.ts, False)
    assert "295" in amira.ask(QUESTION).text


def test_what_people_asked_is_asked_on_demand(
    published: Path, ben: Visitor, amira: Visitor
) -> None:
    """With their questions of the last 90 days."""
    amira.ask(QUESTION)
    revise(published, 295)
    assert "Answers: 1 of 1 question change" in plan(ben, "reindex with questions").text


def test_a_plan_that_is_out_of_date_is_not_published(
    published: Path, ben: Visitor, amira: Visitor
) -> None:
    """The library changed since: the plan is shown anew, with a button of its own."""
    revise(published, 295)
    message = plan(ben)
    revise(published, 280)
    press(ben, message, PUBLISH)
    anew = shown(ben, wording.CHANGED_SINCE)
    assert "310" in amira.ask(QUESTION).text
    press(ben, anew, PUBLISH)
    shown(ben, "Published edition")
    assert "280" in amira.ask(QUESTION).text


def test_the_gate_holds_in_slack_too(published: Path, home: Path, ben: Visitor) -> None:
    """What fails is named, and no button publishes it unasked; what is broken is told."""
    (home / "topics.jsonl").write_text(json.dumps(TOPIC | {"words": ["310"]}))
    revise(published, 295)
    message = plan(ben)
    assert "lamps (the quote does not say: 310)" in message.text
    assert PUBLISH not in json.dumps(message.blocks)
    (home / "topics.jsonl").write_text("{")
    ben.do("command", channel=TRADE_DESK, text="/guidance reindex")
    assert "line 1: it is no JSON" in shown(ben, wording.NOT_RELEASED).text


def test_what_the_gate_refuses_needs_a_reason(
    published: Path, playground: Playground, home: Path, ben: Visitor, amira: Visitor
) -> None:
    """A window asks for it; it is recorded with the edition, as is who gave it."""
    (home / "topics.jsonl").write_text(json.dumps(TOPIC | {"words": ["310"]}))
    revise(published, 295)
    press(ben, plan(ben), FORCE)
    stack = playground.parts.views.stack
    view = playground.parts.feed.wait(lambda: next(iter(stack(ben.user)), None), 30)
    assert view is not None
    for why, errors in (("  ", {WHY: wording.FORCE_EMPTY}), ("The figure is new.", {})):
        values = {WHY: {WHY: {"type": "plain_text_input", "value": why}}}
        told = ben.do("submit", view_id=view.id, values=values)
        assert (told["ok"], told["errors"]) == (True, errors)
    shown(ben, "Published edition")
    assert "295" in amira.ask(QUESTION).text
    listed = CliRunner().invoke(footnote, ["editions", "--json"]).stdout.splitlines()
    last = json.loads(listed[-1])
    assert (last["by"], last["why"], last["failed"]) == ("U0BEN", "The figure is new.", ["lamps"])


def test_nobody_else_may(playground: Playground, amira: Visitor) -> None:
    """She is told so, and the question is answered by nobody."""
    amira.do("command", channel=TRADE_DESK, text="/guidance reindex")
    assert heard(playground, wording.NOT_A_MAINTAINER)


def test_answers_to_recheck_stand_in_a_maintainers_home(
    published: Path, playground: Playground, ben: Visitor, amira: Visitor
) -> None:
    """Before and now; one press, and the asker is told."""
    reply = amira.ask(QUESTION)
    revise(published, 295)
    run("reindex")
    assert "Answers to re-check" not in json.dumps(home_of(amira).body)
    view = home_of(ben)
    assert f"A figure changed: {QUESTION}" in " ".join(texts(view.body["blocks"]))
    row = next(block for block in view.body["blocks"] if TELL in json.dumps(block))
    told = ben.do("press", view_id=view.id, block_id=row["block_id"], action_id=TELL)
    assert told["ok"], told
    (news,) = heard(playground, NEWS)
    assert news.thread_ts == reply.thread_ts
