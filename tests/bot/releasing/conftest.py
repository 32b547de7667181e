"""A library of one page on lamps, judged topics, and what people asked."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path, PurePath
from typing import Any

import pytest
import time_machine
from click.testing import CliRunner, Result

from bot.answering import Question
from bot.bootstrap import guidance
from bot.cli import footnote
from bot.home import Home
from bot.rendering import as_json
from bot.reply import reply
from bot.storage import Given, Place, Record
from corpus.entry import Original
from corpus.library import Library

TODAY = date(2026, 11, 24)
NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
LAMPS = "## Inspection\n\nThe Lamp Office inspects {} brass lanterns a year.\n"
CLINIC = "## Who signs\n\nThe form is signed by the head of the clinic.\n"
HOW_MANY = "How many brass lanterns are inspected a year?"
WHO = "Who signs the form?"
TOPICS: list[dict[str, Any]] = [
    {"id": "lamps", "question": HOW_MANY, "expect": "answered", "words": ["310"]},
    {"id": "signs", "question": WHO, "expect": "answered", "words": ["head of the clinic"]},
    {"id": "silent", "question": "Who feeds the elephants?", "expect": "silent"},
]

Keep = Callable[[str, str], None]
Judge = Callable[..., None]
Ask = Callable[..., Given]


def run(*arguments: str) -> Result:
    """What ``footnote`` does with these arguments."""
    return CliRunner().invoke(footnote, arguments)


def told(*arguments: str) -> dict[str, Any]:
    """The object that it prints."""
    done = run(*arguments, "--json")
    found: dict[str, Any] = json.loads(done.stdout)
    return found


@pytest.fixture(autouse=True)
def _noon() -> Iterator[None]:
    """It is noon of the day on which people asked."""
    with time_machine.travel(NOON, tick=True):
        yield


@pytest.fixture
def keep(home: Path) -> Keep:
    """Puts a page into the library."""

    def keeping(name: str, text: str) -> None:
        content = f"# {name}\n\n{text}".encode()
        original = Original.of(PurePath(f"/{name}.md"), content)
        Library(Home(home).library).add(original, {}, TODAY)

    return keeping


@pytest.fixture
def lamps(keep: Keep) -> None:
    """Two pages, published."""
    keep("lamps", LAMPS.format(310))
    keep("forms", CLINIC)
    assert run("reindex").exit_code == 0


@pytest.fixture
def judge(home: Path) -> Judge:
    """Writes judged topics."""

    def judging(*topics: dict[str, Any]) -> None:
        home.mkdir(exist_ok=True)
        (home / "topics.jsonl").write_text("\n".join(map(json.dumps, topics or TOPICS)))

    return judging


@pytest.fixture
def ask(home: Path) -> Ask:
    """Answers a question from what is published, and keeps it as the bot does."""
    number = iter(range(1, 99))

    def asking(
        question: str, *thread: str, at: datetime = datetime(2026, 11, 24, 9, tzinfo=UTC)
    ) -> Given:
        ts = f"{next(number)}.0"
        place = Place("T0", "C0", ts, ts)
        record = Record(f"sqlite:///{home}/footnote.db", lambda: at)
        for turn, earlier in enumerate(thread):
            before = Record(f"sqlite:///{home}/footnote.db", lambda: at.replace(hour=8))
            before.remember(Place("T0", "C0", ts, f"{turn}.5"), "U0ANN", earlier)
            before.close()
        found = reply(Question(question, thread), guidance(Home(home)), TODAY)
        given = Given(
            found.reference,
            place,
            "U0ANN",
            "mention",
            question,
            as_json.outcome(found.answer),
            as_json.reason(found.answer),
            found.edition,
            as_json.reply(found),
            {"text": f"The answer to {question}", "blocks": []},
        )
        assert record.keep(given)
        record.remember(place, "U0ANN", question)
        record.close()
        return given

    return asking
