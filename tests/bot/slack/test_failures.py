"""Slack or the database fails: what can be said is said, once, and the bot goes on."""

from __future__ import annotations

import sqlite3
import threading
import time
from typing import TYPE_CHECKING

import pytest

from bot import wording
from bot.errors import BotError, SlackError
from tests.bot.slack.conftest import mentioned_twice
from tests.fakes.deliveries import direct_message, mention
from tests.fakes.web_api import Answer

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.bot.slack.conftest import Slack
    from tests.fakes.web_api import WebApi

POST = "chat.postMessage"
HTML = Answer(body=b"<html>down for maintenance</html>", kind="text/html")
TROUBLE = {
    "limited": Answer(429, b'{"ok":false,"error":"ratelimited"}', {"Retry-After": "0"}),
    "failed": Answer(500, b"oops", kind="text/plain"),
}


@pytest.mark.parametrize("trouble", TROUBLE)
def test_a_reply_is_sent_again_when_slack_asks_for_it(slack: Slack, trouble: str) -> None:
    """A rate limit is waited out; after a server error there is one more try; both are counted."""
    slack.api.script(POST, TROUBLE[trouble])
    slack.deliver(mention("How many?"))
    assert [call["text"][:8] for call in slack.posted()] == ["Guidance", "Guidance"]
    counted = slack.bot.desk.parts.metrics.text().decode()
    assert f'footnote_calls_retried_total{{why="{trouble}"}} 1.0' in counted


@pytest.mark.parametrize("said", [HTML, Answer(body=b'{"ok":'), Answer.refusal("is_archived")])
def test_what_slack_does_not_take_is_logged_and_the_next_is_answered(
    slack: Slack, said: Answer
) -> None:
    """HTML, half an answer, a refusal: no second try, no crash."""
    slack.api.script(POST, said)
    assert len(mentioned_twice(slack)) == 2
    assert len(slack.answering.questions) == 2


def test_a_dropped_connection_is_tried_once_more(slack: Slack) -> None:
    """Slack closes the connection without a word."""
    slack.api.script(POST, Answer(hang=True))
    slack.deliver(mention("How many?"))
    assert len(slack.posted()) == 2


def test_a_slack_that_says_nothing_is_asked_once_more(
    starting: Callable[..., Slack], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whether it posted, nobody knows: a reply may stand twice, and never stands nowhere."""
    monkeypatch.setattr("bot.slack.web.TIMEOUT_S", 0.3)
    slack, never = starting(), threading.Event()
    slack.api.script(POST, Answer(after=never, hang=True))
    slack.deliver(mention("How many?"))
    assert len(slack.posted()) == 2
    never.set()


def test_blocks_refused_are_said_in_plain_text(slack: Slack) -> None:
    """A reply without its looks is better than none; text is complete."""
    slack.api.script(POST, Answer.refusal("invalid_blocks"))
    slack.deliver(mention("How many?"))
    first, second = slack.posted()
    assert "blocks" in first
    assert "blocks" not in second
    assert second["text"] == first["text"]


def test_a_status_that_fails_costs_nothing(slack: Slack) -> None:
    """A missing scope, a server error or a rate limit of the status: the answer comes."""
    slack.api.script("assistant.threads.setStatus", Answer.refusal("missing_scope"))
    slack.deliver(direct_message("How many?"))
    assert len(slack.posted()) == 1


def test_a_missing_scope_is_named_once(slack: Slack, capsys: pytest.CaptureFixture[str]) -> None:
    """With how to add it; every answer comes all the same."""
    refusal = Answer.of(ok=False, error="missing_scope", needed="assistant:invented")
    slack.api.script("assistant.threads.setStatus", refusal, refusal)
    slack.deliver(direct_message("How many?", "1700000001.000100"))
    slack.deliver(direct_message("How many?", "1700000002.000100"))
    assert len(slack.posted()) == 2
    log = capsys.readouterr().out
    assert log.count("assistant:invented") == 1
    assert "footnote manifest" in log


def test_without_a_database_the_bot_answers_and_says_so(starting: Callable[..., Slack]) -> None:
    """The reply says that no record is kept; doubled deliveries are told apart all the same."""
    slack = starting("sqlite:////proc/nowhere/footnote.db")
    body = mention("How many?")
    slack.deliver(body)
    slack.deliver(body)
    (posted,) = slack.posted()
    assert wording.NO_RECORD in posted["text"]
    assert slack.record.works() is False


def test_a_database_that_comes_back_is_used_again(
    starting: Callable[..., Slack], database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another program holds it longer than a question waits: one reply says so, the next not."""
    monkeypatch.setattr("bot.storage.record.REST_S", 0.3)
    monkeypatch.setattr("bot.storage.engine.PATIENCE_MS", 100)
    slack = starting()
    assert slack.record.works()
    with sqlite3.connect(database.removeprefix("sqlite:///")) as other:
        other.execute("BEGIN EXCLUSIVE")
        slack.deliver(mention("How many?", "1700000001.000100"))
        (without,) = slack.api.wait_for(POST)
        other.rollback()
    other.close()
    while not slack.record.works():
        time.sleep(0.05)
    slack.deliver(mention("How many?", "1700000002.000100"))
    first, second = slack.posted()
    assert wording.NO_RECORD in without["text"] == first["text"]
    assert wording.NO_RECORD not in second["text"]


def test_a_token_that_slack_refuses_is_told_in_words(
    starting: Callable[..., Slack], api: WebApi
) -> None:
    """The error names the setting and where to get it, and does not show the token."""
    api.script("auth.test", Answer.refusal("invalid_auth"))
    with pytest.raises(SlackError, match=r"SLACK_BOT_TOKEN: invalid_auth.*OAuth") as told:
        starting()
    assert "xoxb-fake" not in str(told.value)


@pytest.mark.parametrize("said", [HTML, Answer(503, b""), Answer(hang=True)])
def test_a_slack_that_is_down_is_told_in_words(
    starting: Callable[..., Slack], api: WebApi, said: Answer
) -> None:
    """At start, the bot says that Slack does not answer, and stops."""
    api.script("auth.test", *[said] * 4)
    with pytest.raises(SlackError, match="Slack"):
        starting()


def test_a_missing_token_is_told_in_words(starting: Callable[..., Slack]) -> None:
    """The error says where to get it."""
    with pytest.raises(BotError, match=r"SLACK_BOT_TOKEN is not set.*OAuth"):
        starting(SLACK_BOT_TOKEN=None)


def test_errors_in_a_row_lose_no_reply(slack: Slack) -> None:
    """Slack answers 500 three times; the reply stands once, after the fourth."""
    slack.api.script("chat.postMessage", *[Answer(500, b"")] * 3)
    slack.deliver(mention("How many?"))
    assert len(slack.posted()) == 4
    kept = slack.record.given("FN-000001")
    assert kept is not None
    assert kept.posted is not None
