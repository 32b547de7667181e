"""Whoever opens the conversation with the bot finds questions that it can answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.bot.slack.conftest import PROMPTS
from tests.fakes.deliveries import home_opened
from tests.fakes.web_api import Answer

if TYPE_CHECKING:
    from tests.bot.slack.conftest import Slack

SET = "assistant.threads.setSuggestedPrompts"


def test_questions_stand_ready(slack: Slack) -> None:
    """In the conversation, and in no thread."""
    slack.deliver(home_opened())
    slack.bot.finish()
    (call,) = slack.api.to(SET)
    assert call["channel_id"] == "D0ANN"
    assert "thread_ts" not in call
    assert call["prompts"] == [{"title": PROMPTS[0], "message": PROMPTS[0]}]


def test_the_home_shows_nothing_yet(slack: Slack) -> None:
    """The tab beside the conversation is no conversation."""
    slack.deliver(home_opened("home"))
    slack.bot.finish()
    assert slack.api.to(SET) == []


def test_prompts_that_fail_cost_nothing(slack: Slack) -> None:
    """A missing scope is logged, and the bot goes on."""
    slack.api.script(SET, Answer.refusal("missing_scope"))
    assert slack.deliver(home_opened()) == 200
    slack.bot.finish()
