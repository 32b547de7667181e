"""Members are answered; guests and other companies are not, kindly, unless a setting says so."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from bot import wording
from tests.fakes.deliveries import command, direct_message, mention
from tests.fakes.web_api import Answer

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.bot.slack.conftest import Slack

GUEST = {"is_restricted": True}
STRANGER = {"is_stranger": True, "team_id": "T0OTHER"}


def shared(**fields: object) -> dict[str, Any]:
    """A mention in a channel that another company is in."""
    body = mention("How many?")
    return body | {"event": body["event"] | fields, "is_ext_shared_channel": True}


@pytest.mark.parametrize(
    ("person", "body", "word"),
    [
        (GUEST, mention("How many?"), wording.NO_GUESTS),
        ({"is_ultra_restricted": True}, direct_message("How many?"), wording.NO_GUESTS),
        (STRANGER, shared(team=None), wording.NO_STRANGERS),
        ({}, shared(user_team="T0OTHER"), wording.NO_STRANGERS),
        ({}, mention("How many?", source_team="T0OTHER"), wording.NO_STRANGERS),
    ],
)
def test_who_is_not_answered_is_told_why(
    slack: Slack, person: dict[str, Any], body: dict[str, Any], word: str
) -> None:
    """In a word that only they see, and nothing is posted, kept or asked."""
    slack.api.people["U0ANN"] = person
    slack.deliver(body)
    assert slack.posted() == []
    (told,) = slack.api.to("chat.postEphemeral")
    assert (told["text"], told["user"]) == (word, "U0ANN")
    assert slack.answering.questions == []


@pytest.mark.parametrize(
    ("setting", "person", "body"),
    [
        ("FOOTNOTE_ANSWER_GUESTS", GUEST, mention("How many?")),
        ("FOOTNOTE_ANSWER_STRANGERS", STRANGER, shared(team=None)),
        ("FOOTNOTE_ANSWER_STRANGERS", {}, mention("How many?")),
    ],
)
def test_a_setting_admits_them(
    starting: Callable[..., Slack], setting: str, person: dict[str, Any], body: dict[str, Any]
) -> None:
    """Guests and strangers each have a setting of their own."""
    slack = starting(**{setting: True})
    slack.api.people["U0ANN"] = person
    slack.deliver(body)
    assert len(slack.posted()) == 1


def test_admitted_guests_open_no_door_to_strangers(starting: Callable[..., Slack]) -> None:
    """A shared channel is looked at all the same."""
    slack = starting(FOOTNOTE_ANSWER_GUESTS=True)
    slack.api.people["U0ANN"] = STRANGER
    slack.deliver(shared(team=None))
    assert slack.posted() == []


def test_a_guest_s_command_is_refused(slack: Slack) -> None:
    """By the address that Slack gave."""
    slack.api.people["U0ANN"] = GUEST
    slack.deliver(command("How many?", f"{slack.api.url}response"))
    slack.bot.finish()
    assert slack.api.to("response")[0]["text"] == wording.NO_GUESTS


def test_a_colleague_is_answered_when_slack_does_not_say_who_they_are(slack: Slack) -> None:
    """Whatever fails, the guidance goes on answering."""
    slack.api.script("users.info", Answer.refusal("missing_scope"))
    slack.deliver(mention("How many?"))
    assert len(slack.posted()) == 1


def test_in_a_shared_channel_nobody_unknown_is_answered(slack: Slack) -> None:
    """There it may be anybody."""
    slack.api.script("users.info", Answer(500))
    slack.deliver(shared(team=None))
    assert slack.posted() == []


def test_people_are_looked_up_once(slack: Slack) -> None:
    """What was learnt of somebody is kept for some minutes."""
    slack.deliver(mention("How many?", "1700000001.000100"))
    slack.api.wait_for("chat.postMessage")
    slack.deliver(mention("How many?", "1700000002.000100"))
    assert len(slack.posted()) == 2
    assert len(slack.api.to("users.info")) == 1
