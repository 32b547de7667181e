"""A question is answered once, and only where it should be."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.fakes.deliveries import direct_message, mention
from tests.fakes.web_api import BOT_USER

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.bot.slack.conftest import Slack


def test_one_event_delivered_twice_is_answered_once(slack: Slack) -> None:
    """Bolt does not see that an event id came before; the bot does, and acknowledges both."""
    body = mention("How many widgets?")
    assert (slack.deliver(body), slack.deliver(body)) == (200, 200)
    assert len(slack.posted()) == 1


def test_one_message_under_two_event_ids_is_answered_once(slack: Slack) -> None:
    """Slack has sent one message under several event ids."""
    slack.deliver(mention("How many widgets?", event_id="Ev1"))
    slack.deliver(mention("How many widgets?", event_id="Ev2"))
    assert len(slack.posted()) == 1


def test_a_restart_does_not_forget_what_was_delivered(starting: Callable[..., Slack]) -> None:
    """The same event after a restart is answered no second time."""
    before = starting()
    before.deliver(mention("How many widgets?"))
    assert len(before.posted()) == 1
    after = starting()
    after.deliver(mention("How many widgets?", event_id="Ev-again"))
    assert len(after.posted()) == 1


def test_an_edited_mention_is_a_delivery_of_its_own(slack: Slack) -> None:
    """It comes with the same ts; the moment of the edit tells it from a doubled one."""
    slack.deliver(mention("How many wodgets?", event_id="Ev1"))
    edited = {"user": "U0ANN", "ts": "1700000009.000000"}
    slack.deliver(mention("How many widgets?", event_id="Ev2", edited=edited))
    slack.posted()
    assert sorted((q.text for q in slack.answering.questions), reverse=True) == [
        "How many wodgets?",
        "How many widgets?",
    ]


@pytest.mark.parametrize(
    "body",
    [
        mention("How many?", bot_id="B0OTHER"),
        mention("How many?", subtype="bot_message"),
        mention("How many?", user=BOT_USER),
        direct_message("How many?", bot_id="B0BOT"),
        direct_message("How many?", subtype="message_changed"),
        direct_message("How many?", subtype="message_deleted"),
        mention("How many?") | {"authorizations": [{"team_id": "T0OTHER"}]},
        mention("How many?") | {"authorizations": None, "context_team_id": "T0OTHER"},
        mention("How many?") | {"type": "nothing_we_know"},
        mention("How many?", type="reaction_added"),
        mention("How many?", channel=None),
        mention("How many?", thread_ts=7),
        mention("How many?", ts="x" * 99),
    ],
)
def test_what_is_not_for_the_bot_is_acknowledged_and_left(
    slack: Slack, body: dict[str, Any]
) -> None:
    """Other bots, itself, other workspaces, edits, unknown and malformed events: 200, no reply."""
    assert slack.deliver(body) == 200
    assert slack.posted() == []


def test_a_message_of_a_shared_channel_is_ours_by_its_authorization(slack: Slack) -> None:
    """There ``team_id`` may name the other company."""
    body = mention("How many?") | {"team_id": "T0OTHER", "context_team_id": "T0OTHER"}
    slack.deliver(body)
    assert len(slack.posted()) == 1


def test_a_direct_message_is_answered_in_its_thread(slack: Slack) -> None:
    """Writing to the bot alone needs no mention."""
    slack.deliver(direct_message("How many widgets?"))
    (posted,) = slack.posted()
    assert (posted["channel"], posted["thread_ts"]) == ("D0ANN", "1700000002.000100")


def test_a_status_shows_before_the_answer(slack: Slack) -> None:
    """Who writes to the bot alone sees it at work; the reply takes the status away."""
    slack.deliver(direct_message("How many widgets?"))
    slack.posted()
    methods = [method for method, _ in slack.api.calls]
    assert methods[-2:] == ["assistant.threads.setStatus", "chat.postMessage"]
    (status,) = slack.api.to("assistant.threads.setStatus")
    assert (status["channel_id"], status["thread_ts"]) == ("D0ANN", "1700000002.000100")


def test_in_a_channel_the_answer_waits_for_no_status(slack: Slack) -> None:
    """It is there as soon as the status would be."""
    slack.deliver(mention("How many widgets?"))
    slack.posted()
    assert slack.api.to("assistant.threads.setStatus") == []
