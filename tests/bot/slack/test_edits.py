"""A question that is changed or taken back takes its answer along."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any

import pytest

from tests.fakes.deliveries import changed, deleted, direct_message, envelope, mention
from tests.fakes.web_api import Answer

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.bot.slack.conftest import Slack

POST, UPDATE, DELETE = "chat.postMessage", "chat.update", "chat.delete"
EDITED = {"user": "U0ANN", "ts": "1700000009.000000"}


def asked(slack: Slack) -> list[str]:
    """What was answered, oldest first."""
    return [question.text for question in slack.answering.questions]


def edited(text: str) -> dict[str, Any]:
    """A mention is changed: Slack sends it as a mention with the same ts."""
    return mention(text, event_id=f"Ev-edited-{len(text)}", edited=EDITED)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (mention("How many wodgets?"), edited("How many widgets?")),
        (direct_message("How many wodgets?"), changed("How many widgets?", "How many wodgets?")),
    ],
)
def test_an_edited_question_has_its_answer_changed(
    slack: Slack, first: dict[str, Any], second: dict[str, Any]
) -> None:
    """In its place, under a reference of its own; nothing is posted a second time."""
    slack.deliver(first)
    slack.api.wait_for(POST)
    assert slack.deliver(second) == 200
    (posted,) = slack.posted()
    (update,) = slack.api.to(UPDATE)
    assert asked(slack) == ["How many wodgets?", "How many widgets?"]
    assert (update["channel"], update["ts"]) == (posted["channel"], "1700000000.000001")
    assert "FN-000002" in update["text"]
    assert update["blocks"]


def test_an_answer_that_was_changed_is_changed_again(starting: Callable[..., Slack]) -> None:
    """After a restart too: the record knows where the answer stands."""
    before = starting()
    before.deliver(direct_message("How many wodgets?"))
    before.api.wait_for(POST)
    before.deliver(changed("How many widgets?", "How many wodgets?"))
    before.posted()
    after = starting()
    after.deliver(changed("How many sprockets?", "How many widgets?"))
    assert len(after.posted()) == 1
    assert [call["ts"] for call in after.api.to(UPDATE)] == ["1700000000.000001"] * 2


@pytest.mark.parametrize(
    "body",
    [
        changed("How many?", "How many?"),
        changed("How many widgets?", "How many?", bot_id="B0BOT"),
        changed("How many widgets?", "How many?", subtype="channel_join"),
        edited("How many?"),
    ],
)
def test_a_preview_is_no_edit(slack: Slack, body: dict[str, Any]) -> None:
    """Nor is the same question once more, or what a bot changes."""
    first = direct_message if "message" in body["event"] else mention
    slack.deliver(first("How many?"))
    slack.api.wait_for(POST)
    assert slack.deliver(body) == 200
    assert len(slack.posted()) == 1
    assert asked(slack) == ["How many?"]
    assert slack.api.to(UPDATE) == []


def test_a_message_that_becomes_a_mention_is_answered(slack: Slack) -> None:
    """It had no answer before: one is posted."""
    slack.deliver(edited("How many widgets?"))
    assert len(slack.posted()) == 1


def test_an_answer_that_stands_no_more_is_posted_anew(slack: Slack) -> None:
    """Somebody has deleted it in Slack; the question deserves its answer."""
    slack.api.script(UPDATE, Answer.refusal("message_not_found"))
    slack.deliver(mention("How many wodgets?"))
    slack.api.wait_for(POST)
    slack.deliver(edited("How many widgets?"))
    assert len(slack.posted()) == 2


@pytest.mark.parametrize("stub", [False, True])
def test_a_deleted_question_takes_its_answer_along(
    starting: Callable[..., Slack], *, stub: bool
) -> None:
    """And is read with no other any more; where it was answered Slack leaves a stub of it."""
    gone = deleted()
    if stub:
        left = {"type": "message", "subtype": "tombstone", "ts": "1700000002.000100"}
        event = gone["event"] | {"subtype": "message_changed", "message": left}
        del event["deleted_ts"]
        gone = envelope(event, "Ev-stub")
    slack = starting()
    slack.deliver(direct_message("How many widgets?"))
    slack.api.wait_for(POST)
    assert slack.deliver(gone) == 200
    slack.posted()
    (call,) = slack.api.to(DELETE)
    assert (call["channel"], call["ts"]) == ("D0ANN", "1700000000.000001")
    assert slack.record.given("FN-000001") is not None
    after = starting()
    after.deliver(direct_message("and sprockets?", "1700000010.000100"))
    after.posted()
    assert after.answering.questions[0].thread == ()


@pytest.mark.parametrize(
    ("body", "call"),
    [(changed("How many widgets?", "How many wodgets?"), UPDATE), (deleted(), DELETE)],
)
def test_what_another_replica_is_answering_is_answered_first(
    starting: Callable[..., Slack], body: dict[str, Any], call: str
) -> None:
    """Slack lets its answer wait: there is nothing to change or to remove yet."""
    slow, quick, go = starting(), starting(FOOTNOTE_WORKERS=1), threading.Event()
    slow.api.script(POST, Answer(after=go))
    slow.deliver(direct_message("How many wodgets?"))
    slow.api.wait_for(POST)
    quick.deliver(body)
    quick.deliver(mention("Elsewhere?"))
    posts = quick.api.wait_for(POST, 2)
    assert [post["channel"] for post in posts] == ["D0ANN", "C0TRADE"]
    go.set()
    slow.bot.finish()
    quick.bot.finish()
    assert [one["ts"] for one in quick.api.to(call)] == ["1700000000.000001"]
    assert len(quick.api.to(POST)) == 2


def test_a_deletion_of_what_was_never_answered_is_nothing(slack: Slack) -> None:
    """No call is made."""
    assert slack.deliver(deleted()) == 200
    slack.bot.finish()
    assert slack.api.to(DELETE) == []
