"""The bot on a fake of Slack."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest
from slack_bolt import BoltRequest

from bot.metrics import Metrics
from bot.settings import Settings
from bot.slack.app import Bot, build
from bot.slack.parts import Parts
from bot.storage import Record
from corpus.standing import NOTHING
from index.errors import IndexingError
from tests.fakes import replies, shelf, verdicts, web_api
from tests.fakes.deliveries import mention

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from bot.answering import Question
    from bot.checking import Checked
    from bot.reply import Reply
    from corpus.standing import Standing
    from index.edition import Edition
    from tests.fakes.web_api import WebApi


PROMPTS = ("What does the guidance say about widgets?",)


@dataclass
class Answering:
    """Answers every question alike, each under a reference of its own, and notes what was asked."""

    questions: list[Question] = field(default_factory=list)
    reply: Reply = field(default_factory=replies.answered)
    editions: dict[str, Edition] = field(default_factory=dict)
    claims: list[str] = field(default_factory=list)
    hidden: list[frozenset[str]] = field(default_factory=list)
    verdict: Checked = field(default_factory=verdicts.differs)

    def edition(self, name: str) -> Edition:
        """Open an edition, if it is kept."""
        if name not in self.editions:
            raise IndexingError(f"There is no edition {name}.", "")
        return self.editions[name]

    def check(self, claim: str, hidden: frozenset[str]) -> Checked:
        """Check one claim, and note it."""
        self.hidden.append(hidden)
        self.claims.append(claim)
        verdict = replace(self.verdict.verdict, claim=claim)
        return replace(self.verdict, verdict=verdict, reference=f"FN-C{len(self.claims):05}")

    def __call__(self, question: Question, hidden: frozenset[str]) -> Reply:
        """Answer one question."""
        self.hidden.append(hidden)
        self.questions.append(question)
        reference = f"FN-{len(self.questions):06}"
        return replace(self.reply, question=question, reference=reference)


@dataclass
class Slack:
    """A running bot, the fake that it talks to, and a way to deliver to it."""

    api: WebApi
    bot: Bot
    record: Record
    answering: Answering

    def deliver(self, body: dict[str, Any]) -> int:
        """Deliver as Socket Mode does; return the status of the acknowledgement."""
        return self.bot.app.dispatch(BoltRequest(mode="socket_mode", body=body)).status

    def posted(self) -> list[dict[str, Any]]:
        """Return what was posted once everything begun is answered."""
        self.bot.finish()
        return self.api.to("chat.postMessage")


@pytest.fixture
def api() -> Iterator[WebApi]:
    """A fake of the Web API."""
    with web_api.serving() as api:
        yield api


@pytest.fixture
def database(tmp_path: Path) -> str:
    """A fresh database's URL."""
    return f"sqlite:///{tmp_path}/footnote.db"


@pytest.fixture
def starting(api: WebApi, database: str) -> Iterator[Callable[..., Slack]]:
    """Starts a bot; what is started twice shares the database, as after a restart."""
    started: list[Slack] = []

    def start(
        url: str = database,
        standing: Callable[[], Standing] = lambda: NOTHING,
        **settings: object,
    ) -> Slack:
        answering = Answering()
        record = Record(url, lambda: datetime.now(UTC))
        given = {"SLACK_BOT_TOKEN": web_api.TOKEN, "SLACK_API_URL": api.url} | settings
        parts = Parts(
            record,
            answering,
            lambda: PROMPTS,
            Metrics(),
            answering.edition,
            answering.check,
            shelf.seen,
            standing,
        )
        bot = build(Settings.model_validate(given), parts)
        started.append(Slack(api, bot, record, answering))
        return started[-1]

    yield start
    for slack in started:
        slack.bot.finish()
        slack.record.close()


@pytest.fixture
def slack(starting: Callable[..., Slack]) -> Slack:
    """A bot in a workspace."""
    return starting()


def mentioned_twice(slack: Slack) -> list[dict[str, Any]]:
    """Return what is posted to two mentions, one after the other."""
    slack.deliver(mention("How many?", "1700000001.000100"))
    slack.api.wait_for("chat.postMessage")
    slack.deliver(mention("How many?", "1700000002.000100"))
    return slack.posted()
