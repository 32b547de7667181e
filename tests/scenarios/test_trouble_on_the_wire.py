"""Slack stumbles, and every question is still answered once."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest

from bot import wording
from tests.fakes.employed import Bot, employed
from tests.fakes.visitor import TRADE_DESK, Visitor

if TYPE_CHECKING:
    from pathlib import Path

    from bot.playground.nouns import Message
    from bot.playground.server import Playground

QUESTION = "How many MRI scans does the NHS do a year?"


def replies(playground: Playground, channel: str = TRADE_DESK) -> list[Message]:
    """What the bot has said in a channel, to all."""
    said = playground.parts.workspace.messages(channel)
    return [m for m in said if m.by_app and m.only_for is None]


@pytest.mark.parametrize("fault", ["doubled", "doubled_anew"])
def test_a_doubled_delivery_is_answered_once(bot: Bot, amira: Visitor, fault: str) -> None:
    """Under one event id or two."""
    amira.do("fault", fault=fault, times=1)
    amira.ask(QUESTION)
    bot.end()
    assert len(replies(amira.playground)) == 1


def test_a_socket_dropped_in_mid_answer_costs_nothing(bot: Bot, amira: Visitor) -> None:
    """Slack sends the event again on the next socket; the answer stands once."""
    amira.do("fault", fault="dropped_socket", times=1)
    amira.ask(QUESTION)
    amira.ask("Who funds the cancer imaging initiative?")
    bot.end()
    assert len(replies(amira.playground)) == 2


def test_a_goodbye_of_slack_s_is_followed_by_a_new_socket(bot: Bot, amira: Visitor) -> None:
    """As Slack asks for it every few hours."""
    amira.do("disconnect", reason="refresh_requested")
    assert "MRI" in amira.ask(QUESTION).text


@pytest.mark.parametrize("fault", ["rate_limited", "server_error", "silent"])
def test_a_call_that_fails_is_made_again(bot: Bot, amira: Visitor, fault: str) -> None:
    """The reply comes, later."""
    amira.do("fault", fault=fault, times=1, of="chat.postMessage")
    assert "MRI" in amira.ask(QUESTION).text


def test_twenty_at_once_are_all_answered(bot: Bot, amira: Visitor) -> None:
    """In twenty threads, each its own."""
    with ThreadPoolExecutor(20) as pool:
        given = list(pool.map(lambda _: amira.ask(QUESTION), range(20)))
    assert len({reply.thread_ts for reply in given}) == 20
    bot.end()
    assert len(replies(amira.playground)) == 20


def test_a_restart_answers_nothing_twice_and_forgets_no_thread(
    playground: Playground, home: Path, amira: Visitor
) -> None:
    """The store knows what was delivered, and what was asked before."""
    with employed(playground, home):
        first = amira.ask(QUESTION)
    with employed(playground, home):
        second = amira.ask("and ultrasound?", thread=first.thread_ts)
    assert "ultrasound" in second.text.lower()
    assert len(replies(playground)) == 2


def test_what_was_begun_is_answered_at_the_end(bot: Bot, amira: Visitor) -> None:
    """The bot is told to stop while Slack is slow to take the reply."""
    amira.do("fault", fault="slow", times=1, of="chat.postMessage")
    ts = amira.say(QUESTION, amira.direct)

    def at_work() -> bool | None:
        log = amira.playground.parts.feed.entries()
        return any("assistant.threads.setStatus" in str(entry) for entry in log) or None

    assert amira.playground.parts.feed.wait(at_work, 30)
    bot.end()
    assert len(amira.answers(ts)) == 1


def test_guests_and_partners_are_told_why_they_are_not_answered(
    bot: Bot, playground: Playground
) -> None:
    """In a word that only they see."""
    for user, channel, word in (
        ("U0GRACE", TRADE_DESK, wording.NO_GUESTS),
        ("U0PAOLO", "C0PARTNER", wording.NO_STRANGERS),
    ):
        visitor = Visitor(playground, user)
        visitor.say(f"@Footnote {QUESTION}", channel)

        def told(user: str = user, channel: str = channel) -> str | None:
            said = playground.parts.workspace.messages(channel)
            return next((m.text for m in said if m.only_for == user), None)

        assert playground.parts.feed.wait(told, 30) == word
        assert replies(playground, channel) == []


def test_odd_questions_are_all_replied_to(bot: Bot, amira: Visitor) -> None:
    """Nothing but a mention, an emoji, pings, markup, another language, far too much."""
    for text in (
        "",
        ":wave:",
        "<!channel> <!here>",
        "*_~`",
        "Wie viele MRT-Untersuchungen gibt es?",
        "画像診断",
        "long " * 4000,
        "a\x00b",
        "<https://example.org|a link> &amp; more",
    ):
        ts = amira.do("say", channel=TRADE_DESK, text=f"<@{_bot(amira)}> {text}", raw=True)["ts"]
        (reply,) = amira.answers(ts)
        assert "<!" not in reply.text


def _bot(visitor: Visitor) -> str:
    return visitor.playground.parts.identity.bot_user
