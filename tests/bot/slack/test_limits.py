"""Who asks too fast is asked to wait, and is answered again after a minute at most."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot import wording
from bot.slack.rates import MINUTE_S, MOST_KNOWN, Rates
from tests.fakes.deliveries import command, direct_message, mention

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.bot.slack.conftest import Slack

POST, WHISPER, HOOK = "chat.postMessage", "chat.postEphemeral", "response"


def test_a_minute_has_so_many_questions() -> None:
    """The oldest makes room; what was refused does not count; names do not share."""
    at = [1000.0]
    rates = Rates(2, lambda: at[0])
    assert (rates.wait("ann"), rates.wait("ann"), rates.wait("ann")) == (0, 0, 60)
    assert rates.wait("bob") == 0
    at[0] += 45
    assert rates.wait("ann") == 15
    at[0] += 15
    assert (rates.wait("ann"), rates.wait("ann"), rates.wait("ann")) == (0, 0, MINUTE_S)


def test_no_limit_is_none() -> None:
    """Zero lets all through."""
    rates = Rates(0, lambda: 0.0)
    assert {rates.wait("ann") for _ in range(100)} == {0}


def test_those_asked_longest_ago_are_forgotten_first() -> None:
    """Memory is bounded, whoever asks."""
    rates = Rates(1, lambda: 0.0)
    for number in range(MOST_KNOWN + 1):
        rates.wait(f"U{number}")
    assert rates.wait("U0") == 0
    assert rates.wait(f"U{MOST_KNOWN}") > 0


def test_who_asks_too_fast_is_told_when_to_ask_again(starting: Callable[..., Slack]) -> None:
    """To them alone, in the thread of the question; others are answered."""
    slack = starting(FOOTNOTE_PERSON_LIMIT=2)
    for number in range(3):
        slack.deliver(mention("How many?", f"170000000{number}.000100"))
    slack.api.wait_for(WHISPER)
    slack.deliver(mention("How many?", "1700000009.000100", user="U0BOB"))
    assert len(slack.posted()) == 3
    (word,) = slack.api.to(WHISPER)
    assert word["user"] == "U0ANN"
    assert word["text"].startswith(wording.TOO_FAST.partition("{")[0])
    assert "2 questions a minute" in word["text"]


def test_a_busy_channel_is_led_to_direct_messages(starting: Callable[..., Slack]) -> None:
    """They are no channel: they have the person's limit alone."""
    slack = starting(FOOTNOTE_CHANNEL_LIMIT=1)
    slack.deliver(mention("How many?"))
    slack.api.wait_for(POST)
    slack.deliver(command("How many?", f"{slack.api.url}{HOOK}", user_id="U0BOB"))
    (word,) = slack.api.wait_for(HOOK)
    assert word["text"].startswith(wording.TOO_MANY.partition("{")[0])
    for number in range(3):
        slack.deliver(direct_message("How many?", f"170000001{number}.000100"))
    assert len(slack.posted()) == 4
