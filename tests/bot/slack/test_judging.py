"""A maintainer resolves a gap in Slack by the words that answer it: it is a topic of the gate."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from bot.bootstrap import demonstrated
from bot.evaluation.topics import own_topics
from bot.home import Home
from bot.releasing.maintaining import Maintaining
from bot.slack.home_tab import KIND, NOTE, RESOLVING, WORDS
from bot.slack.homes import Homes
from tests.bot.slack.test_home import submitted
from tests.fakes import replies
from tests.fakes.deliveries import mention

if TYPE_CHECKING:
    from pathlib import Path

    from tests.bot.slack.conftest import Slack


def sent(words: str) -> dict[str, Any]:
    """The window, with these words in it."""
    chosen = {"selected_option": {"value": "judgement"}}
    values = {KIND: chosen, WORDS: {"value": words}, NOTE: {"value": None}}
    return submitted(RESOLVING, values, "U0BEN")


def test_the_words_make_a_topic(slack: Slack, tmp_path: Path) -> None:
    """Words that no document holds are told in the window, and nothing is resolved."""
    slack.answering.reply = replies.nearest()
    slack.deliver(mention("How many gizmos?"))
    slack.bot.finish()
    home, desk = Home(tmp_path), slack.bot.desk
    edition = demonstrated(home)
    parts = replace(desk.parts, maintaining=Maintaining(home, slack.record, lambda: edition))
    homes = Homes(parts, desk.impatient, desk.opening, desk.seeing, ("U0BEN",))
    refused = homes.resolved(sent("no such words"))
    assert refused["response_action"] == "errors"
    assert list(refused["errors"]) == [WORDS]
    assert len(slack.record.unmet(10)) == 1
    assert homes.resolved(sent("MRI scans (4 million)"))["response_action"] == "update"
    assert slack.record.unmet(10) == ()
    (topic,) = own_topics(home.topics)
    assert (topic.question.text, topic.words) == ("How many gizmos?", ("MRI scans (4 million)",))
