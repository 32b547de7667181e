"""A replica that dies leaves its questions to another, which answers each of them once."""

from __future__ import annotations

import threading
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

from bot.slack.buttons import SHARE
from bot.slack.resuming import held, resume
from bot.slack.serving.chores import chores
from bot.storage import Held, pending
from index.errors import IndexingError
from tests.fakes import signing, web_api
from tests.fakes.deliveries import (
    changed,
    command,
    deleted,
    direct_message,
    home_opened,
    mention,
    press,
    shortcut,
)
from tests.fakes.served import serving
from tests.fakes.web_api import Answer

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from index.edition import Edition
    from tests.bot.slack.conftest import Slack
    from tests.fakes.web_api import WebApi

POST, FREE = "chat.postMessage", "127.0.0.1:0"


def unpublished() -> Edition:
    """Nothing answers: there is no news."""
    raise IndexingError("Nothing is published yet.", "")


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever has not renewed a question this instant is taken for dead."""
    monkeypatch.setattr(pending, "LEASE", timedelta(0))


def test_a_replica_killed_before_it_replied_leaves_it_to_another(
    starting: Callable[..., Slack], api: WebApi, home: Path, database: str, impatient: None
) -> None:
    """It has acknowledged the question, and dies while it posts; Slack sends nothing again."""
    never = threading.Event()
    api.script(POST, Answer(after=never, hang=True))
    settings = {
        "SLACK_BOT_TOKEN": web_api.TOKEN,
        "SLACK_SIGNING_SECRET": signing.SECRET,
        "SLACK_API_URL": api.url,
        "FOOTNOTE_DATABASE_URL": database,
        "FOOTNOTE_HTTP": FREE,
        "FOOTNOTE_HEALTH": FREE,
    }
    body = mention("How many MRI scans does the NHS do a year?")
    with serving("--demo", **settings) as first:
        assert signing.deliver(first.logged("listening")["url"], body) == 200
        api.wait_for(POST, seconds=20)
        first.program.kill()
        first.program.wait(20)
    never.set()
    second = starting()
    stopped = threading.Event()
    stopped.set()
    chores(stopped, second.record, second.bot, unpublished, 365)
    died, answered = second.posted()
    assert (died["thread_ts"], answered["thread_ts"]) == (body["event"]["ts"],) * 2
    assert second.answering.questions[0].text == "How many MRI scans does the NHS do a year?"
    third = starting()
    assert third.record.take_over() == ()


def test_a_question_that_is_answered_is_left_to_nobody(
    starting: Callable[..., Slack], impatient: None
) -> None:
    """Refused by Slack or answered: it is not asked again."""
    slack = starting()
    slack.api.script(POST, Answer.refusal("is_archived"))
    slack.deliver(mention("How many?"))
    slack.deliver(direct_message("How many?"))
    assert len(slack.posted()) == 2
    assert starting().record.take_over() == ()


def test_a_reply_that_stands_is_not_given_again(
    starting: Callable[..., Slack], impatient: None
) -> None:
    """The replica died between posting and saying that it did."""
    first = starting()
    first.deliver(mention("How many?"))
    first.posted()
    second = starting()
    kept = held(mention("How many?"))
    assert kept is not None
    resume(second.bot.app, second.bot.desk, kept)
    assert len(second.posted()) == 1


def test_each_question_is_taken_by_one(starting: Callable[..., Slack], impatient: None) -> None:
    """However many look at once."""
    dead = starting()
    bodies = [mention("How many?", f"170000000{number}.000100") for number in range(5)]
    for body in bodies:
        assert dead.record.first_seen([body["event_id"]], held(body))
    others = [starting() for _ in range(2)]
    assert len(others[0].record.take_over()) == 5
    assert others[1].record.renew()


def test_a_replica_that_lives_keeps_its_questions(starting: Callable[..., Slack]) -> None:
    """Its lease is renewed while it waits for Slack."""
    living = starting()
    body = mention("How many?")
    living.record.first_seen(["Ev"], held(body))
    assert living.record.renew()
    assert starting().record.take_over() == ()


def test_a_question_that_brings_replicas_down_is_given_up(
    starting: Callable[..., Slack], impatient: None
) -> None:
    """Three of them, and no more."""
    starting().record.first_seen(["Ev"], held(mention("How many?")))
    assert [len(starting().record.take_over()) for _ in range(3)] == [1, 1, 0]


def test_an_edited_message_is_resumed_as_edited(
    starting: Callable[..., Slack], impatient: None
) -> None:
    """The answer to what it said before is changed in its place."""
    first = starting()
    first.deliver(direct_message("How many wodgets?"))
    first.posted()
    kept = held(changed("How many widgets?", "How many wodgets?"))
    assert kept is not None
    second = starting()
    resume(second.bot.app, second.bot.desk, kept)
    assert len(second.posted()) == 1
    (update,) = second.api.to("chat.update")
    assert update["ts"] == "1700000000.000001"


@pytest.mark.parametrize(
    "body",
    [
        home_opened(),
        deleted(),
        {},
        press("publish_edition", "0123", ""),
        command("How many?", "", trigger_id=None),
        command("How many?", "", command="/other"),
        press("copy_with_source", "x", "", actions=[None, {}, {"action_id": 7}]),
        shortcut("10 million.", "", callback_id=["check_against_guidance"]),
    ],
)
def test_what_nobody_waits_for_is_not_kept(body: dict[str, Any]) -> None:
    """Nor what cannot be told from it, nor what a maintainer does."""
    assert held(body) is None


def test_what_is_kept_is_no_more_than_is_needed() -> None:
    """A button's message, and a window, come with all that they show."""
    message = {"ts": "1.0", "text": "shown", "blocks": [{"type": "rich_text"}]}
    kept = held(
        press(SHARE, "FN-1", "http://x", message=message, view={"blocks": [], "type": "home"})
    )
    assert kept is not None
    assert kept.body["message"] == {"ts": "1.0", "text": "shown"}
    assert kept.body["view"] == {"type": "home"}
    assert (kept.channel, kept.ts) == (None, None)


def test_what_is_malformed_is_let_go(starting: Callable[..., Slack], impatient: None) -> None:
    """It is not taken again and again."""
    body = mention("How many?", channel=None)
    starting().record.first_seen(["Ev"], held(body))
    slack = starting()
    (kept,) = slack.record.take_over()
    resume(slack.bot.app, slack.bot.desk, kept)
    assert slack.posted() == []
    assert starting().record.take_over() == ()


def test_what_nobody_can_answer_is_not_held(
    starting: Callable[..., Slack], impatient: None
) -> None:
    """A message without its writer would hold up its channel while its replica lives."""
    slack = starting()
    slack.deliver(mention("How many?", user=None))
    slack.bot.finish()
    assert starting().record.take_over() == ()


def test_replies_of_a_channel_keep_their_order_over_replicas(
    starting: Callable[..., Slack],
) -> None:
    """The one that took the later message waits, while Slack lets the other wait."""
    slow, quick = starting(), starting()
    go = threading.Event()
    slow.api.script(POST, Answer(after=go))
    slow.deliver(mention("How many?", "1700000001.000100"))
    slow.api.wait_for(POST)
    quick.deliver(mention("And now?", "1700000002.000100"))
    quick.deliver(mention("Elsewhere?", "1700000003.000100", channel="C0OTHER"))
    posts = quick.api.wait_for(POST, 2)
    assert [post["channel"] for post in posts] == ["C0TRADE", "C0OTHER"]
    go.set()
    slow.bot.finish()
    quick.bot.finish()
    assert [post["thread_ts"][:10] for post in quick.api.to(POST)] == [
        "1700000001",
        "1700000003",
        "1700000002",
    ]


def test_a_replica_that_stops_leaves_what_waits_for_another(
    starting: Callable[..., Slack], impatient: None
) -> None:
    """It waits for no other to answer; what it took is answered by one that stays, in order."""
    slow, stopping, staying = starting(), starting(), starting()
    go = threading.Event()
    slow.api.script(POST, Answer(after=go))
    slow.deliver(mention("How many?", "1700000001.000100"))
    slow.api.wait_for(POST)
    stopping.deliver(mention("And now?", "1700000002.000100"))
    stopping.bot.finish()
    assert stopping.answering.questions == []
    go.set()
    slow.bot.finish()
    (left,) = staying.record.take_over()
    staying.bot.resume(left)
    assert [post["thread_ts"][:10] for post in staying.posted()] == ["1700000001", "1700000002"]
    assert starting().record.take_over() == ()


def test_of_one_message_what_was_received_first_goes_first(starting: Callable[..., Slack]) -> None:
    """A question, an edit of it elsewhere, one more: none waits for one that waits for it."""
    one, two, three = (starting().record for _ in range(3))
    for key, record in (("Ev1", one), ("Ev2", two), ("Ev3", one)):
        assert record.first_seen([key], Held(key, {}, "C1", "1.0"))

    def first() -> list[bool]:
        return [record.is_first("C1", "1.0") for record in (one, two, three)]

    assert first() == [True, False, False]
    one.done("Ev1")
    assert first() == [False, True, False]
    two.done("Ev2")
    assert first() == [True, False, False]
    one.done("Ev3")
    assert first() == [True, True, True]
