"""The bot, unmodified, on a stand-in for Slack that we did not write: npm's ``emulate``."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

import pytest

from bot import home_wording, wording
from bot.slack.buttons import SHOW
from tests.fakes import signing
from tests.fakes.deliveries import home_opened, mention, press
from tests.fakes.emulated import TOKEN, Emulated, emulating
from tests.fakes.served import Served, serving

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = pytest.mark.needs_npm

FREE = "127.0.0.1:0"
ASKED, OTHERWISE = "How many MRI scans does the NHS do a year?", "How many X-rays does the NHS do?"


@pytest.fixture
def slack(node_modules: Path, tmp_path: Path) -> Iterator[Emulated]:
    """A workspace."""
    with emulating(node_modules, tmp_path) as slack:
        yield slack


@pytest.fixture
def bot(slack: Emulated, home: Path) -> Iterator[Served]:
    """The bot as it is run, on the bundled restatement."""
    settings = {
        "SLACK_BOT_TOKEN": TOKEN,
        "SLACK_SIGNING_SECRET": signing.SECRET,
        "SLACK_API_URL": slack.api_url,
        "FOOTNOTE_HTTP": FREE,
        "FOOTNOTE_HEALTH": FREE,
    }
    with serving("--demo", **settings) as bot:
        bot.logged("listening")
        yield bot


def deliver(bot: Served, slack: Emulated, body: dict[str, Any]) -> None:
    """Deliver as Slack does."""
    assert signing.deliver(bot.logged("listening")["url"], slack.delivery(body)) == 200


def replies(slack: Emulated, ts: str, words: str) -> list[dict[str, Any]]:
    """What stands in Ann's thread, once these words do."""
    for _ in range(400):
        found = slack.thread(ts)
        if any(words in one["text"] for one in found):
            return found
        time.sleep(0.05)
    raise AssertionError(f"nobody said {words}: {slack.thread(ts)}")


def asked(slack: Emulated) -> str:
    """Ann writes in the channel; the message's ts."""
    return str(slack.ann.chat_postMessage(channel=slack.channel, text=ASKED)["ts"])


def test_a_mention_is_answered_and_changed_in_its_thread(bot: Served, slack: Emulated) -> None:
    """Its blocks are kept as they were sent; an edited question changes the answer in place."""
    ts = asked(slack)
    deliver(bot, slack, mention(ASKED, ts))
    (reply,) = replies(slack, ts, "MRI")
    assert reply["text"].startswith("Guidance of 15 October 2018 says:")
    assert [block["type"] for block in reply["blocks"]][:2] == ["rich_text", "alert"]
    edited = {"user": slack.user, "ts": "1700000009.000000"}
    deliver(bot, slack, mention(OTHERWISE, ts, event_id="Ev-edited", edited=edited))
    (changed,) = replies(slack, ts, "X-rays (25 million)")
    assert changed["ts"] == reply["ts"]


def test_a_window_opens_and_a_home_is_shown(bot: Served, slack: Emulated) -> None:
    """With a trigger of its own making, which is good once."""
    ts = asked(slack)
    deliver(bot, slack, mention(ASKED, ts))
    (reply,) = replies(slack, ts, "MRI")
    reference = reply["text"].partition(f"{wording.REFERENCE} ")[2][:9]
    trigger = slack.trigger()
    deliver(bot, slack, press(SHOW, reference, "", trigger_id=trigger))
    deliver(bot, slack, home_opened("home"))
    assert inspected(slack, home_wording.ASK, "among them: X-rays (25 million)")


def inspected(slack: Emulated, *words: str) -> str:
    """What its own page shows of views, once all these words stand there."""
    shown = ""
    for _ in range(400):
        shown = slack.inspected("views")
        if all(word in shown for word in words):
            return shown
        time.sleep(0.05)
    raise AssertionError(f"{words} are not in {shown}")
