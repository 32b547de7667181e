"""The guidance is silent: Amira asks the maintainers, one resolves it, and she hears of it."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from bot import queue_wording
from bot.cli import footnote
from bot.errors import BotError
from bot.evaluation.topics import own_topics
from bot.slack.buttons import ASK
from bot.slack.serving import chores
from tests.scenarios.test_ask_in_channel import press

if TYPE_CHECKING:
    from pathlib import Path

    from bot.playground.nouns import Message, View
    from bot.playground.server import Playground
    from tests.fakes.employed import Bot
    from tests.fakes.visitor import Visitor

QUESTION = "Does my ultrasound device need UKCA marking?"


@pytest.fixture(autouse=True)
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    """The bot looks for what it is to tell more often."""
    monkeypatch.setattr(chores, "BEAT_S", 0.05)


def test_what_was_asked_in_vain_comes_back(
    soon: None, bot: Bot, playground: Playground, home: Path, amira: Visitor
) -> None:
    """She changes what is sent; the queue has it; the thread says what became of it."""
    reply = amira.ask(QUESTION)
    press(amira, reply, ASK)

    def window() -> View | None:
        return next(iter(playground.parts.views.stack(amira.user)), None)

    view = playground.parts.feed.wait(window, 30)
    assert view is not None
    option = view.body["blocks"][1]["element"]["options"][0]
    values = {
        "words": {"words": {"type": "plain_text_input", "value": "Is UKCA marking needed?"}},
        "tell": {"tell": {"type": "checkboxes", "selected_options": [option]}},
    }
    told = amira.do("submit", view_id=view.id, values=values)
    assert (told["ok"], told["errors"]) == (True, {})
    shown = playground.parts.views.stack(amira.user)[-1]
    assert queue_wording.ASK_SENT in json.dumps(shown.body, ensure_ascii=False)
    listed = CliRunner().invoke(footnote, ["queue", "--json"], catch_exceptions=False)
    gap = json.loads(listed.stdout)
    assert (gap["question"], gap["asks"]) == (QUESTION, ["Is UKCA marking needed?"])
    assert gap["shown"] == reply.text
    arguments = ["resolve", *gap["references"], "--as", "document", "--note", "MHRA has it."]
    CliRunner().invoke(footnote, arguments, catch_exceptions=False)

    def news() -> Message | None:
        said = playground.parts.workspace.messages(reply.channel)
        return next((m for m in said if m.by_app and "MHRA has it." in m.text), None)

    heard = playground.parts.feed.wait(news, 30)
    assert heard is not None
    assert heard.thread_ts == reply.thread_ts
    assert queue_wording.NOTHING_OPEN in CliRunner().invoke(footnote, ["queue"]).stdout


def test_the_queue_is_a_table_too(bot: Bot, home: Path, amira: Visitor) -> None:
    """For a spreadsheet, which takes no question for a formula."""
    amira.ask("=UKCA() marking?")
    listed = CliRunner().invoke(footnote, ["queue", "--csv"], catch_exceptions=False)
    head, row = csv.reader(io.StringIO(listed.stdout))
    assert dict(zip(head, row, strict=True))["question"] == "'=UKCA() marking?"
    assert "=UKCA()" in CliRunner().invoke(footnote, ["queue"]).stdout
    assert CliRunner().invoke(footnote, ["queue", "--csv", "--json"]).exit_code == 2


def test_a_reply_that_is_not_kept_cannot_be_resolved(home: Path) -> None:
    """The error names it, and where to look."""
    refused = CliRunner().invoke(footnote, ["resolve", "FN-NONE", "--as", "none"])
    assert isinstance(refused.exception, BotError)
    assert "FN-NONE" in str(refused.exception)


def test_words_that_answer_become_a_topic_of_the_gate(bot: Bot, home: Path, amira: Visitor) -> None:
    """With the thread they were asked in; words that nothing holds, and a second time, are told."""
    first = amira.ask("How many MRI scans does the NHS do a year?")
    amira.ask("and PET?", thread=first.thread_ts)
    listed = CliRunner().invoke(footnote, ["queue", "--json"], catch_exceptions=False)
    (reference,) = json.loads(listed.stdout)["references"]
    arguments = ["resolve", reference, "--as", "judgement", "--words"]
    wrong = CliRunner().invoke(footnote, [*arguments, "no such words"])
    assert "Copy them from the guidance" in str(wrong.exception)
    assert not (home / "topics.jsonl").exists()
    done = CliRunner().invoke(footnote, [*arguments, "CT scans (5.5 million)"])
    assert (done.exit_code, done.stdout) == (0, f"{reference}: judgement\n")
    (topic,) = own_topics(home / "topics.jsonl")
    assert topic.question.thread == ("How many MRI scans does the NHS do a year?",)
    assert (topic.id, topic.question.text) == (reference, "and PET?")
    assert (topic.answerable, topic.words) == (True, ("CT scans (5.5 million)",))
    assert topic.document == "medical-imaging"
    again = CliRunner().invoke(footnote, [*arguments, "CT scans (5.5 million)"])
    assert "is a topic already" in str(again.exception)
    other = ["resolve", reference, "--as", "none", "--words", "x"]
    assert CliRunner().invoke(footnote, other).exit_code == 2
