"""What asks to have something confirmed is checked; what states something can be."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from bot import wording
from bot.slack.buttons import CHECK, SHARE
from tests.fakes.deliveries import command, direct_message, mention, press

if TYPE_CHECKING:
    from tests.bot.slack.conftest import Slack

HOOK = "response"
CLAIM = "The UK makes 10 million widgets a year"


def offered(message: dict[str, Any]) -> list[str]:
    """The buttons of a message."""
    rows = [block["elements"] for block in message["blocks"] if block["type"] == "actions"]
    return [button["action_id"] for row in rows for button in row]


@pytest.mark.parametrize("asked", [f"Is it true that {CLAIM}?", f"{CLAIM}, right?"])
def test_a_claim_in_a_question_is_checked_where_it_was_asked(slack: Slack, asked: str) -> None:
    """In the thread of a mention, and in a direct message."""
    slack.deliver(mention(asked))
    slack.deliver(direct_message(asked))
    posted = slack.posted()
    assert all(p["text"].startswith("Differs from the guidance of") for p in posted)
    assert len(posted) == 2
    assert slack.answering.claims == [CLAIM, CLAIM]
    assert slack.answering.questions == []


@pytest.mark.parametrize("asked", ["How many widgets a year?", "right?", "widgets", "ok, right?"])
def test_other_questions_are_answered_and_offer_no_check(slack: Slack, asked: str) -> None:
    """Neither a question nor a word is a statement."""
    slack.deliver(mention(asked))
    (posted,) = slack.posted()
    assert slack.answering.claims == []
    assert CHECK not in offered(posted)


def test_a_statement_gets_the_passage_and_a_button_that_checks_it(slack: Slack) -> None:
    """It is not judged unasked; the button shows the verdict to the one who presses it."""
    slack.deliver(mention(f"{CLAIM}."))
    (posted,) = slack.api.wait_for("chat.postMessage")
    assert posted["text"].startswith("Guidance of 15 October 2018 says:")
    assert CHECK in offered(posted)
    assert slack.answering.claims == []
    slack.deliver(press(CHECK, "FN-000001", slack.api.url + HOOK, user={"id": "U0BOB"}))
    (seen,) = slack.api.wait_for(HOOK)
    assert seen["response_type"] == "ephemeral"
    assert seen["text"].startswith("Differs from the guidance of")
    assert slack.answering.claims == [f"{CLAIM}."]


def test_a_checked_statement_is_shared_to_the_thread_that_it_stands_in(slack: Slack) -> None:
    """By the one who pressed, once."""
    slack.deliver(mention(f"{CLAIM}.", "1700000009.000100"))
    slack.api.wait_for("chat.postMessage")
    slack.deliver(press(CHECK, "FN-000001", slack.api.url + HOOK))
    slack.api.wait_for(HOOK)
    slack.deliver(press(SHARE, "FN-C00001", slack.api.url + HOOK, trigger_id="1.1.share"))
    posted = slack.posted()[-1]
    assert posted["thread_ts"] == "1700000009.000100"
    assert wording.CHECKED in posted["text"]


@pytest.mark.parametrize("value", ["FN-FORGED", "", "FN-000009"])
def test_a_button_s_value_is_looked_up(slack: Slack, value: str) -> None:
    """What is not kept is not checked."""
    slack.deliver(press(CHECK, value, slack.api.url + HOOK))
    (seen,) = slack.api.wait_for(HOOK)
    assert seen["text"] == wording.GONE
    assert slack.answering.claims == []


@pytest.mark.parametrize(
    "typed", [f"check {CLAIM}", f"Check: {CLAIM}", f"check that {CLAIM}", f"check whether {CLAIM}"]
)
def test_the_command_checks(slack: Slack, typed: str) -> None:
    """Only the one who typed it sees the verdict, and may share it with the channel."""
    slack.deliver(command(typed, slack.api.url + HOOK))
    (seen,) = slack.api.wait_for(HOOK)
    assert seen["text"].startswith("Differs from the guidance of")
    assert slack.answering.claims == [CLAIM]
    slack.deliver(press(SHARE, "FN-C00001", slack.api.url + HOOK))
    (posted,) = slack.posted()
    assert "thread_ts" not in posted
    assert posted["text"].startswith(f"<@U0ANN>{wording.CHECKED}{CLAIM}")


def test_a_command_that_asks_to_confirm_checks_too(slack: Slack) -> None:
    """Whatever way it comes in."""
    slack.deliver(command(f"Is it true that {CLAIM}?", slack.api.url + HOOK))
    slack.api.wait_for(HOOK)
    assert slack.answering.claims == [CLAIM]


def test_nothing_to_check_gets_the_help(slack: Slack) -> None:
    """The word alone names no statement."""
    slack.deliver(command("check", slack.api.url + HOOK))
    (seen,) = slack.api.wait_for(HOOK)
    assert seen["text"] == wording.HELP


def test_a_word_that_begins_with_check_is_a_question(slack: Slack) -> None:
    """Checks at the border are not to be checked."""
    slack.deliver(command("checks at the border?", slack.api.url + HOOK))
    slack.api.wait_for(HOOK)
    assert slack.answering.claims == []


def test_a_verdict_on_an_edited_question_is_changed(slack: Slack) -> None:
    """Another claim gets another verdict in place of the first; the same one gets none."""
    edited = {"user": "U0ANN", "ts": "1700000009.000000"}
    slack.deliver(mention(f"{CLAIM}, right?"))
    slack.api.wait_for("chat.postMessage")
    slack.deliver(mention(f"{CLAIM}, right?", event_id="Ev-same", edited=edited))
    slack.deliver(
        mention(f"{CLAIM[:-7]}, right?", event_id="Ev-other", edited=edited | {"ts": "2"})
    )
    assert len(slack.posted()) == 1
    assert slack.answering.claims == [CLAIM, CLAIM[:-7]]
    assert len(slack.api.to("chat.update")) == 1
