"""Somebody is about to say a figure before a company; a colleague checks it first."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot import wording
from bot.slack.buttons import CHECK, SHARE
from bot.slack.manifest import SHORTCUT
from tests.fakes.block_rules import texts
from tests.fakes.visitor import SECONDS, TRADE_DESK, Visitor
from tests.scenarios.test_ask_in_channel import press

if TYPE_CHECKING:
    from bot.playground.nouns import Message
    from bot.playground.server import Playground
    from tests.fakes.employed import Bot

CLAIM = "The NHS does 10 million X-rays a year."
SEVERAL = f"Morning all! {CLAIM} ICE opened in 2017. It has 400 staff. Hope that helps!"
DIFFERS = "Differs from the guidance of 15 October 2018."
SIDE_BY_SIDE = "You wrote: 10 million X-rays a year. Guidance: X-rays (25 million), a year."
NORTH = "C0NORTH"


@pytest.fixture
def ben(playground: Playground) -> Visitor:
    """A maintainer, who writes what is checked."""
    return Visitor(playground, "U0BEN")


def private(visitor: Visitor, count: int = 1) -> Message:
    """The latest of ``count`` messages that only this person sees."""

    def seen() -> list[Message] | None:
        said = visitor.playground.parts.workspace.messages()
        mine = [message for message in said if message.only_for == visitor.user]
        return mine if len(mine) >= count else None

    found = visitor.playground.parts.feed.wait(seen, SECONDS)
    assert found
    return found[-1]


def check(visitor: Visitor, ts: str, channel: str = TRADE_DESK) -> Message:
    """Use the shortcut on a message, as its menu on the page does."""
    told = visitor.do("shortcut", callback_id=SHORTCUT, channel=channel, ts=ts)
    assert told["ok"], told
    return private(visitor)


def public(playground: Playground, channel: str = TRADE_DESK) -> list[Message]:
    """What the bot said to everybody."""
    said = playground.parts.workspace.messages(channel)
    return [message for message in said if message.by_app and message.only_for is None]


def test_a_colleague_s_figure_is_checked_and_shared_to_its_thread(
    bot_either_way: Bot, playground: Playground, amira: Visitor, ben: Visitor
) -> None:
    """Amira alone sees the verdict, claimed beside found; she shares it under Ben's message."""
    ts = ben.say(CLAIM)
    verdict = check(amira, ts)
    said = "".join(texts(verdict.blocks))
    assert said.startswith(f"{DIFFERS} {SIDE_BY_SIDE}")
    assert "This compares your words with a page published 8 years ago." in said
    assert public(playground) == []
    assert all(message["ts"] != verdict.ts for message in ben.sees()["messages"])
    press(amira, verdict, SHARE)
    (shared,) = ben.answers(ts)
    assert shared.text.startswith(f"<@{amira.user}>{wording.CHECKED}{CLAIM}")
    assert DIFFERS in "".join(texts(shared.blocks))


def test_each_sentence_of_a_message_has_its_own_verdict(
    bot: Bot, amira: Visitor, ben: Visitor
) -> None:
    """One differs, one matches, one is not there; a greeting and a wish are passed over."""
    said = check(amira, ben.say(SEVERAL)).text
    assert said.startswith(DIFFERS)
    assert f"“{CLAIM}” – Differs from the guidance." in said
    assert "“ICE opened in 2017.” – Matches the guidance." in said
    assert "“It has 400 staff.” – Not in the guidance I hold." in said
    assert said.count("passed over: there is nothing in it that I can check.") == 2


def test_where_the_bot_is_no_member_only_the_checker_is_told_and_why(
    bot_either_way: Bot, playground: Playground, amira: Visitor, ben: Visitor
) -> None:
    """The verdict comes all the same; to share it the bot must be invited."""
    verdict = check(amira, ben.say(CLAIM, NORTH), NORTH)
    assert verdict.channel == NORTH
    assert verdict.text.startswith(DIFFERS)
    assert wording.NOT_A_MEMBER in verdict.text
    press(amira, verdict, SHARE)
    assert private(amira, 2).text == wording.NOT_SHARED
    assert public(playground, NORTH) == []


def test_a_message_deleted_meanwhile_is_checked_and_not_shared(
    bot: Bot, playground: Playground, amira: Visitor, ben: Visitor
) -> None:
    """The checker keeps the verdict; in the thread of nothing nobody would see it."""
    ts = ben.say(CLAIM)
    verdict = check(amira, ts)
    ben.do("remove", channel=TRADE_DESK, ts=ts)
    press(amira, verdict, SHARE)
    assert private(amira, 2).text == wording.MESSAGE_GONE
    assert public(playground) == []


@pytest.mark.parametrize(
    "asked", ["Is it true that the NHS does 10 million X-rays a year?", f"{CLAIM[:-1]}, right?"]
)
def test_a_question_to_confirm_is_answered_with_a_verdict(
    bot: Bot, amira: Visitor, asked: str
) -> None:
    """In a channel and in a direct message, where everybody there sees it."""
    assert amira.ask(asked).text.startswith(DIFFERS)
    assert amira.ask(asked, amira.direct).text.startswith(DIFFERS)


def test_a_statement_is_not_judged_until_its_button_is_pressed(
    bot_either_way: Bot, amira: Visitor, ben: Visitor
) -> None:
    """The passage comes first; whoever presses sees the verdict, and nobody else."""
    reply = amira.ask(CLAIM)
    assert "25 million" in reply.text
    assert "Differs" not in reply.text
    press(ben, reply, CHECK)
    assert private(ben).text.startswith(DIFFERS)
    assert all("Differs" not in message["text"] for message in amira.sees()["messages"])


def test_the_command_checks_for_one_person(bot_either_way: Bot, amira: Visitor) -> None:
    """``/guidance check`` needs no question."""
    amira.do("command", channel=TRADE_DESK, text=f"/guidance check {CLAIM}")
    assert SIDE_BY_SIDE in private(amira).text
