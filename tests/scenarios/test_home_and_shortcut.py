"""Amira opens the app, sees what it holds, and asks from there and from anywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot import home_wording
from bot.slack.home_tab import QUESTION
from bot.slack.homes import QUESTION as WORDS
from bot.slack.manifest import ASK_ANYWHERE
from tests.fakes.block_rules import texts

if TYPE_CHECKING:
    from bot.playground.nouns import Message, View
    from bot.playground.server import Playground
    from tests.fakes.employed import Bot
    from tests.fakes.visitor import Visitor

ASKED = "How many MRI scans does the NHS do a year?"


def answer(playground: Playground, visitor: Visitor, count: int) -> Message:
    """The bot's last message to her, once there are ``count``."""

    def said() -> list[Message] | None:
        found = [m for m in playground.parts.workspace.messages(visitor.direct) if m.by_app]
        return found if len(found) >= count else None

    found = playground.parts.feed.wait(said, 30)
    assert found is not None
    return found[-1]


def typed(text: str) -> dict[str, Any]:
    """What a box holds."""
    return {"type": "plain_text_input", "value": text}


def test_she_asks_at_home(bot_either_way: Bot, playground: Playground, amira: Visitor) -> None:
    """The document with its dates, a question that can be answered, and then what she asked."""

    def home() -> View | None:
        return playground.parts.views.home(amira.user)

    def remembered() -> View | None:
        view = home()
        return view if view and ASKED in " ".join(texts(view.body["blocks"])) else None

    amira.do("open", tab="home")
    view = playground.parts.feed.wait(home, 30)
    assert view is not None
    said = " ".join(texts(view.body["blocks"]))
    assert "1 document" in said
    assert "published 15 October 2018" in said
    assert "8 years old" in said
    told = amira.do("press", view_id=view.id, block_id=QUESTION, action_id=QUESTION, value=ASKED)
    assert told["ok"], told
    found = answer(playground, amira, 2)
    assert "MRI" in found.text
    assert found.thread_ts is not None
    assert playground.parts.feed.wait(remembered, 30)
    second = amira.ask("and ultrasound?", amira.direct, found.thread_ts)
    assert "ultrasound" in second.text.lower()


def test_she_asks_from_anywhere(
    bot_either_way: Bot, playground: Playground, amira: Visitor
) -> None:
    """The shortcut opens a window; the answer comes to her conversation with the bot."""
    told = amira.do("shortcut", callback_id=ASK_ANYWHERE)
    assert told["ok"], told

    def window() -> View | None:
        return next(iter(playground.parts.views.stack(amira.user)), None)

    view = playground.parts.feed.wait(window, 30)
    assert view is not None
    told = amira.do("submit", view_id=view.id, values={WORDS: {WORDS: typed(ASKED)}})
    assert told["ok"], told
    shown = playground.parts.views.stack(amira.user)[-1].body
    assert home_wording.ON_ITS_WAY in " ".join(texts(shown["blocks"]))
    assert "MRI" in answer(playground, amira, 2).text


def test_the_command_lists_what_is_held(bot: Bot, playground: Playground, amira: Visitor) -> None:
    """To her alone."""
    amira.do("command", channel=amira.direct, text="/guidance sources")

    def told() -> Message | None:
        said = playground.parts.workspace.messages(amira.direct)
        return next((m for m in said if m.only_for == amira.user), None)

    listed = playground.parts.feed.wait(told, 30)
    assert listed is not None
    assert "published 15 October 2018" in listed.text
