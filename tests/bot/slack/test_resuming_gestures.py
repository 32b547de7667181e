"""What somebody typed or pressed is answered though the replica that took it died."""

from __future__ import annotations

import threading
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

from bot import wording
from bot.slack.buttons import CHECK, COPY, FEEDBACK, HELPFUL, SHARE
from bot.slack.home_tab import PROMPT, QUESTION
from bot.slack.homes import ASKING
from bot.slack.homes import QUESTION as WORDS
from bot.slack.resuming import held
from bot.storage import Rating, pending
from tests.bot.slack.test_home import in_home, submitted
from tests.fakes.deliveries import command, direct_message, mention, press, shortcut
from tests.fakes.web_api import Answer

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.bot.slack.conftest import Slack
    from tests.fakes.web_api import WebApi

POST, HOOK = "chat.postMessage", "response"


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever has not renewed this instant is taken for dead."""
    monkeypatch.setattr(pending, "LEASE", timedelta(0))


@pytest.fixture
def dying(starting: Callable[..., Slack]) -> Callable[[dict[str, Any]], Slack]:
    """A replica notes a delivery and dies; another takes over, and leaves nothing behind."""

    def died(body: dict[str, Any]) -> Slack:
        assert starting().record.first_seen([f"trigger:{body['trigger_id']}"], held(body))
        living = starting()
        for kept in living.record.take_over():
            living.bot.resume(kept)
        living.bot.finish()
        assert starting().record.take_over() == ()
        return living

    return died


@pytest.fixture
def hook(starting: Callable[..., Slack], api: WebApi) -> str:
    """An address to speak to somebody by, who was answered with FN-000001."""
    url = api.url + HOOK
    slack = starting()
    slack.deliver(command("How many widgets?", url, trigger_id="1.1.before"))
    slack.bot.finish()
    return url


def test_a_command_is_answered(dying: Callable[[dict[str, Any]], Slack], hook: str) -> None:
    """By the address that Slack gave, which is good for half an hour."""
    slack = dying(command("How many widgets?", hook))
    assert [question.text for question in slack.answering.questions] == ["How many widgets?"]
    _, seen = slack.api.to(HOOK)
    assert seen["text"].startswith("Guidance of 15 October 2018 says:")


def test_more_commands_than_workers_are_answered(
    starting: Callable[..., Slack], hook: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Whoever dispatches them holds no worker that they wait for."""
    dead = starting()
    for number in range(3):
        body = command("How many widgets?", hook, trigger_id=f"1.1.{number}")
        assert dead.record.first_seen([f"trigger:{number}"], held(body))
    living = starting(FOOTNOTE_WORKERS=1)
    for kept in living.record.take_over():
        living.bot.resume(kept)
    living.bot.finish()
    assert len(living.answering.questions) == 3
    assert "delivery not for us" not in capsys.readouterr().out


def test_a_check_of_a_message_is_answered(
    dying: Callable[[dict[str, Any]], Slack], hook: str
) -> None:
    """What the message said is kept with it."""
    slack = dying(shortcut("10 million X-rays a year.", hook))
    assert slack.answering.claims == ["10 million X-rays a year."]
    assert len(slack.api.to("chat.postEphemeral")) == 1


def test_a_check_that_was_pressed_is_answered(
    dying: Callable[[dict[str, Any]], Slack], hook: str
) -> None:
    """It is looked up anew."""
    slack = dying(press(CHECK, "FN-000001", hook))
    assert slack.answering.claims == ["How many widgets?"]


@pytest.mark.parametrize("claimed", [False, True])
def test_a_share_is_done_once(
    dying: Callable[[dict[str, Any]], Slack],
    starting: Callable[..., Slack],
    hook: str,
    claimed: bool,  # noqa: FBT001 # a parameter of the test
) -> None:
    """Whether or not whoever died had claimed it; once posted, it is not shared again."""
    body = press(SHARE, "FN-000001", hook)
    if claimed:
        assert starting().record.share("FN-000001", "U0ANN", body["trigger_id"])
    slack = dying(body)
    assert len(slack.api.to(POST)) == 1
    again = dying(press(SHARE, "FN-000001", hook, trigger_id="1.1.again"))
    assert len(again.api.to(POST)) == 1
    assert again.api.to(HOOK)[-1]["text"] == wording.SHARED_BEFORE


def test_a_share_that_another_press_is_at_is_left_to_it(
    dying: Callable[[dict[str, Any]], Slack], starting: Callable[..., Slack], hook: str
) -> None:
    """They pressed twice, and the replica that lives is about to post."""
    assert starting().record.share("FN-000001", "U0ANN", "1.1.first")
    slack = dying(press(SHARE, "FN-000001", hook, trigger_id="1.1.second"))
    assert slack.api.to(POST) == []
    assert slack.api.to(HOOK)[-1]["text"] == wording.SHARED_BEFORE


@pytest.mark.parametrize("since", [None, Rating("FN-000001", "U0ANN", helpful=False, note="x")])
def test_what_somebody_said_since_holds(
    dying: Callable[[dict[str, Any]], Slack],
    starting: Callable[..., Slack],
    hook: str,
    since: Rating | None,
) -> None:
    """They pressed again, at another replica, before the first press was resumed."""
    assert since is None or starting().record.rate(since)
    slack = dying(press(FEEDBACK, f"{HELPFUL} FN-000001", hook))
    said = since or Rating("FN-000001", "U0ANN", helpful=True)
    assert slack.record.ratings("FN-000001") == (said,)


def test_a_window_comes_too_late_and_that_is_said(
    dying: Callable[[dict[str, Any]], Slack], hook: str, api: WebApi
) -> None:
    """Slack opens none after three seconds: whoever pressed is asked to press again."""
    api.script("views.open", Answer.refusal("expired_trigger_id"))
    slack = dying(press(COPY, "FN-000001", hook))
    assert slack.api.to(HOOK)[-1]["text"] == wording.NOT_OPENED


def test_what_is_answered_is_kept_no_longer(starting: Callable[..., Slack], hook: str) -> None:
    """Nor what nobody could read."""
    slack = starting()
    slack.deliver(command("How many widgets?", hook))
    slack.deliver(press(COPY, "FN-000001", hook, trigger_id="1.1.copy"))
    slack.deliver(press(COPY, "FN-000001", hook, trigger_id="1.1.bad", channel=None))
    actions = [None, {"action_id": COPY}]
    slack.deliver(press(COPY, "FN-000001", hook, trigger_id="1.1.worse", actions=actions))
    slack.bot.finish()
    assert starting().record.take_over() == ()


@pytest.mark.parametrize(
    "body",
    [
        in_home(QUESTION, "How many?"),
        in_home(f"{PROMPT}0", "How many?"),
        submitted(ASKING, {WORDS: {"value": "How many?"}}),
    ],
)
def test_what_is_asked_from_anywhere_is_held_until_its_reply(
    starting: Callable[..., Slack], body: dict[str, Any]
) -> None:
    """It waits behind another in the conversation, where its listener does not wait."""
    slack, go = starting(FOOTNOTE_WORKERS=2), threading.Event()
    slack.api.script(POST, Answer(after=go))
    slack.deliver(direct_message("How many widgets?", "1600000000.000100"))
    slack.api.wait_for(POST)
    slack.deliver(body)
    # The worker that is left comes to this when the listener has ended.
    slack.deliver(mention("Elsewhere?"))
    slack.api.wait_for(POST, 3)
    assert starting().record.place_of(body["trigger_id"]) == ("D0ANN", "1700000000.000001")
    go.set()
    assert len(slack.posted()) == 4
    assert starting().record.take_over() == ()


def test_what_is_asked_from_home_stands_once(starting: Callable[..., Slack]) -> None:
    """The replica that posted the question died before it came to the answer."""
    dead, go = starting(), threading.Event()
    dead.api.script(POST, Answer.of(channel="D0ANN", ts="1.0"), Answer(after=go))
    dead.deliver(in_home(QUESTION, "How many widgets?"))
    dead.api.wait_for(POST, 2)
    living = starting()
    (kept,) = living.record.take_over()
    living.bot.resume(kept)
    living.bot.finish()
    go.set()
    asked, *answers = dead.posted()
    assert (asked["text"], asked["unfurl_links"]) == ("You asked: How many widgets?", False)
    assert [post["thread_ts"] for post in answers] == ["1.0"] * 2
    assert starting().record.take_over() == ()


def test_what_reaches_nobody_is_let_go(starting: Callable[..., Slack]) -> None:
    """Nothing was asked, or Slack opens no conversation: there will be no reply."""
    slack = starting()
    slack.api.script(POST, Answer.refusal("user_disabled"))
    slack.deliver(in_home(QUESTION, "How many?"))
    slack.deliver(submitted(ASKING, {WORDS: {"value": " "}}))
    assert len(slack.posted()) == 1
    assert starting().record.take_over() == ()
