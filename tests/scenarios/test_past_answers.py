"""The guidance changes under an answer: a maintainer approves, and who was told it hears of it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner

from bot.cli import footnote
from bot.slack.buttons import SHARE
from bot.slack.serving import chores
from tests.fakes.employed import employed
from tests.fakes.visitor import TRADE_DESK
from tests.scenarios.test_ask_in_channel import press
from tests.scenarios.test_publishing_while_serving import QUESTION, publish, published, run

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from bot.playground.nouns import Message
    from bot.playground.server import Playground
    from tests.fakes.visitor import Visitor

__all__ = ["published"]

NEWS = "The guidance this answer quoted changed on"
WAS = "The Lamp Office inspects 310 brass lanterns a year."
IS = "The Lamp Office inspects 295 brass lanterns a year."


@pytest.fixture(autouse=True)
def serving(
    published: Path, playground: Playground, home: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[None]:
    """The bot is at work on a published page, and looks often for what it is to tell."""
    monkeypatch.setattr(chores, "BEAT_S", 0.05)
    with employed(playground, home):
        yield


def outdated() -> list[dict[str, Any]]:
    """What is to be re-checked."""
    done = CliRunner().invoke(footnote, ["recheck", "--json"], catch_exceptions=False)
    return [json.loads(line) for line in done.stdout.splitlines()]


def heard(playground: Playground, words: str, count: int = 1) -> list[Message]:
    """What the bot says that holds these words, once it was said so often."""

    def said() -> list[Message] | None:
        found = [m for m in playground.parts.workspace.messages() if m.by_app and words in m.text]
        return found if len(found) >= count else None

    found = playground.parts.feed.wait(said, 30)
    assert found is not None
    return found


def test_the_asker_is_told_in_the_thread(
    published: Path, playground: Playground, amira: Visitor
) -> None:
    """Once a maintainer approves: before and now, in the guidance's own words."""
    reply = amira.ask(QUESTION)
    publish(published, 295)
    (only,) = outdated()
    assert not any(NEWS in m.text for m in playground.parts.workspace.messages())
    run("recheck", "--tell", only["reference"])
    (news,) = heard(playground, NEWS)
    assert (news.channel, news.thread_ts) == (TRADE_DESK, reply.thread_ts)
    assert f"<@{amira.user}>" in news.text
    assert news.text.index(WAS) < news.text.index(IS)
    quotes = [e for e in news.blocks[0]["elements"] if e["type"] == "rich_text_quote"]
    assert [quote["elements"][0]["text"] for quote in quotes] == [WAS, IS]
    assert outdated() == []


def test_what_was_shared_is_corrected_where_it_was_shared(
    published: Path, playground: Playground, amira: Visitor
) -> None:
    """The asker alone, and everybody below the shared answer."""
    told = amira.do("command", channel=TRADE_DESK, text=f"/guidance {QUESTION}")
    assert told["ok"], told

    def seen() -> Message | None:
        shown = playground.parts.workspace.messages(TRADE_DESK)
        return next((m for m in shown if m.by_app and "310" in m.text), None)

    private = playground.parts.feed.wait(seen, 30)
    assert private is not None
    press(amira, private, SHARE)
    (shared,) = heard(playground, " asked: ")
    publish(published, 295)
    (only,) = outdated()
    assert only["shared"] is True
    run("recheck", "--tell", only["reference"])
    places = {(m.channel, m.thread_ts) for m in heard(playground, NEWS, 2)}
    assert (TRADE_DESK, shared.ts) in places
    assert {channel for channel, _ in places} == {TRADE_DESK, amira.direct}


def test_words_of_a_source_that_is_stopped_are_not_said_again(
    published: Path, playground: Playground, amira: Visitor
) -> None:
    """The reason stands in their place, also where it was stopped after the approval."""
    amira.ask(QUESTION)
    run("corpus", "suspend", "lamps", "--why", "The figure is wrong.")
    (only,) = outdated()
    assert (only["fate"], only["change"]) == ("suspended", "lost")
    run("recheck", "--tell", only["reference"])
    (news,) = heard(playground, "Do not use this answer any more.")
    assert "The figure is wrong." in news.text
    assert "310" not in news.text
