"""Whoever opens the app finds what it holds, what they asked, and questions that it can answer."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest

from bot import home_wording, wording
from bot.gaps import Gap
from bot.holdings import Holdings
from bot.slack.home_tab import (
    KIND,
    NOTE,
    PROMPT,
    QUESTION,
    RESOLVE,
    RESOLVING,
    Tab,
    home,
    resolving,
)
from bot.slack.homes import ASKING
from bot.slack.homes import QUESTION as WORDS
from bot.slack.manifest import ASK_ANYWHERE
from bot.storage import Given, Kept, Place, Unmet, Wish
from tests.bot.slack.conftest import PROMPTS
from tests.fakes import replies
from tests.fakes.block_rules import texts
from tests.fakes.deliveries import command, home_opened, mention, press
from tests.fakes.shelf import HOLDINGS
from tests.fakes.web_api import TEAM, Answer
from tests.goldens import assert_golden

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.bot.slack.conftest import Slack

SET, PUBLISH, OPEN = "assistant.threads.setSuggestedPrompts", "views.publish", "views.open"
POST, HOOK = "chat.postMessage", "response"
NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
GIVEN = Given(
    "FN-000001",
    Place("T0", "C0", "1.0", "1.0"),
    "U0ANN",
    "mention",
    "How many <gizmos>?",
    "abstained",
    "off_topic",
    "0123",
    {"quotes": []},
    {"text": "x"},
)
GAP = Gap((Unmet(GIVEN, NOON, (Wish("FN-000001", "U0ANN", "Gizmos, please.", tell=True),)),))


def in_home(action_id: str, value: str, user: str = "U0ANN") -> dict[str, Any]:
    """Somebody uses an element of their home: there is no channel in what Slack sends."""
    body = press(action_id, value, "", user={"id": user}, trigger_id=f"1.1.{user}{action_id}")
    del body["channel"], body["response_url"]
    return body | {"container": {"type": "view", "view_id": "V0"}, "view": {"type": "home"}}


def submitted(callback: str, values: dict[str, Any], user: str = "U0ANN") -> dict[str, Any]:
    """Somebody sends a window."""
    state = {"values": {name: {name: value} for name, value in values.items()}}
    return {
        "type": "view_submission",
        "team": {"id": TEAM},
        "user": {"id": user},
        "trigger_id": f"1.1.{callback}{user}",
        "view": {
            "type": "modal",
            "callback_id": callback,
            "private_metadata": "FN-000001",
            "state": state,
        },
    }


def test_questions_stand_ready(slack: Slack) -> None:
    """In the conversation, and in no thread."""
    slack.deliver(home_opened())
    slack.bot.finish()
    (call,) = slack.api.to(SET)
    assert call["channel_id"] == "D0ANN"
    assert "thread_ts" not in call
    assert call["prompts"] == [{"title": PROMPTS[0], "message": PROMPTS[0]}]


@pytest.mark.parametrize(("method", "tab"), [(SET, "messages"), (PUBLISH, "home")])
def test_what_slack_does_not_show_costs_nothing(slack: Slack, method: str, tab: str) -> None:
    """A missing scope is logged, and the bot goes on."""
    slack.api.script(method, Answer.refusal("missing_scope"))
    assert slack.deliver(home_opened(tab)) == 200
    slack.bot.finish()


def test_the_home_shows_what_is_held_and_what_one_asked(slack: Slack) -> None:
    """One's own questions alone; the queue is for maintainers."""
    slack.deliver(mention("How many widgets?"))
    slack.deliver(mention("What does Bob ask?", "1700000002.000100", user="U0BOB"))
    slack.api.wait_for(POST, 2)
    slack.deliver(home_opened("home"))
    slack.bot.finish()
    (call,) = slack.api.to(PUBLISH)
    said = " ".join(texts(call["view"]["blocks"]))
    assert call["user_id"] == "U0ANN"
    assert wording.day(replies.TODAY) in said
    assert "How many widgets?" in said
    assert "Bob" not in said
    assert home_wording.QUEUE not in said


@pytest.mark.parametrize(
    ("name", "tab"),
    [
        ("home", Tab(HOLDINGS, PROMPTS, (Kept(GIVEN, NOON),))),
        ("home_maintainer", Tab(HOLDINGS, (), (), (GAP,))),
        ("home_empty", Tab(Holdings((), 0, None, replies.TODAY), (), (), ())),
    ],
)
def test_homes_look_as_they_were_found_right(name: str, tab: Tab) -> None:
    """The golden files hold them."""
    assert_golden(f"views/{name}", home(tab))


def test_the_window_to_resolve_looks_as_it_was_found_right() -> None:
    """The golden file holds it; a choice has 75 characters at most."""
    assert_golden("views/resolve", resolving(GAP))
    assert all(len(text) <= 75 for text in home_wording.KINDS.values())


@pytest.mark.parametrize("action", [QUESTION, f"{PROMPT}0"])
def test_what_is_asked_at_home_is_answered_in_the_conversation(slack: Slack, action: str) -> None:
    """Below the question, where buttons and follow-ups work as they always do."""
    assert slack.deliver(in_home(action, "How many\n widgets?")) == 200
    opening, answer = slack.posted()
    assert (opening["channel"], opening["text"]) == ("U0ANN", "You asked: How many widgets?")
    assert (answer["channel"], answer["thread_ts"]) == ("D0ANN", "1700000000.000001")
    assert slack.record.given("FN-000001") is not None
    assert len(slack.api.to(PUBLISH)) == 1


def test_nothing_asked_is_nothing_said(slack: Slack) -> None:
    """Enter in an empty box."""
    assert slack.deliver(in_home(QUESTION, " ")) == 200
    assert slack.posted() == []


def test_the_shortcut_asks_from_anywhere(starting: Callable[..., Slack]) -> None:
    """A window to write in; the answer comes to the conversation with the bot."""
    slack = starting()
    used = {
        "type": "shortcut",
        "callback_id": ASK_ANYWHERE,
        "trigger_id": "1.1.used",
        "team": {"id": TEAM},
        "user": {"id": "U0ANN"},
    }
    assert slack.deliver(used) == 200
    (call,) = slack.api.wait_for(OPEN)
    assert_golden("views/ask_anywhere", call["view"])
    assert slack.deliver(submitted(ASKING, {WORDS: {"value": "How many widgets?"}})) == 200
    _, answer = slack.posted()
    assert (answer["channel"], answer["thread_ts"]) == ("D0ANN", "1700000000.000001")


def test_a_maintainer_resolves_what_is_in_the_queue(starting: Callable[..., Slack]) -> None:
    """All questions that are alike at once; nobody else can, whatever they send."""
    slack = starting(FOOTNOTE_ADMINS="U0BEN")
    slack.answering.reply = replies.nearest()
    slack.deliver(mention("How many gizmos?"))
    slack.deliver(mention("gizmos, how many?", "1700000002.000100"))
    slack.api.wait_for(POST, 2)
    done = {KIND: {"selected_option": {"value": "none"}}, NOTE: {"value": None}}
    forged = {KIND: {"selected_option": {"value": "forged"}}, NOTE: {"value": None}}
    for user, values in (("U0ANN", done), ("U0BEN", forged)):
        assert slack.deliver(submitted(RESOLVING, values, user)) == 200
        assert slack.deliver(in_home(RESOLVE, "FN-FORGED", user)) == 200
    assert slack.deliver(in_home(RESOLVE, "FN-000001")) == 200
    assert len(slack.record.unmet(10)) == 2
    last = submitted(RESOLVING, done, "U0BEN") | {"trigger_id": "1.1.last"}
    assert slack.deliver(last) == 200
    slack.bot.finish()
    assert slack.record.unmet(10) == ()
    assert slack.api.to(OPEN) == []


def test_a_maintainer_is_shown_the_window(starting: Callable[..., Slack]) -> None:
    """With the question in it."""
    slack = starting(FOOTNOTE_ADMINS="U0ANN")
    slack.answering.reply = replies.nearest()
    slack.deliver(mention("How many gizmos?"))
    slack.api.wait_for(POST)
    assert slack.deliver(in_home(RESOLVE, "FN-000001")) == 200
    (call,) = slack.api.wait_for(OPEN)
    assert "How many gizmos?" in " ".join(texts(call["view"]["blocks"]))


def test_the_command_lists_the_sources(slack: Slack) -> None:
    """With their dates and ages, and why one is not quoted."""
    slack.deliver(command("Sources", f"{slack.api.url}{HOOK}"))
    (told,) = slack.api.wait_for(HOOK)
    assert_golden("messages/sources", {"text": told["text"], "blocks": told["blocks"]})
