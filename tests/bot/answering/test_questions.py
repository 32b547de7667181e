"""The judged questions on the real page: a floor that only rises."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from bot.answering import Abstained, Answered, Question, answer
from corpus.passages import passages
from corpus.readers import read
from index.building import build

if TYPE_CHECKING:
    from index.edition import Edition

TODAY = date(2026, 11, 24)
TESTS = Path(__file__).parents[2]
FLOORS = json.loads((TESTS / "floors.json").read_text("utf-8"))
SETS = tuple(f"medical-imaging{mood}" for mood in ("", "-strangers", "-newcomers", "-casual"))
"""Our own questions, and those of people who had seen the page and not the rules."""


def judged(name: str) -> list[dict[str, Any]]:
    """Return judged questions: what an answer must say, all or any of it, or "silent"."""
    lines = (TESTS / "questions" / f"{name}.jsonl").read_text("utf-8").splitlines()
    return [json.loads(line) for line in lines]


def says(words: str, line: dict[str, Any]) -> bool:
    """Say whether an answer in these words is the one wanted."""
    said = words.casefold()
    wanted = all if "words" in line else any
    return wanted(word.casefold() in said for word in line.get("words") or line["any"])


@pytest.fixture(scope="module")
def page(request: pytest.FixtureRequest) -> Edition:
    """An edition of the page this project began with."""
    name = "medical-imaging.txt"
    content = (TESTS.parents[1] / "shared" / "guidance" / name).read_bytes()
    reading = read(name, content)
    document = reading.document("medical-imaging")
    return build([(document, passages(document))], "2026-11-24")


@pytest.mark.needs_material
@pytest.mark.parametrize("name", SETS)
def test_questions_are_answered_and_silence_is_kept(page: Edition, name: str) -> None:
    """Of the judged questions the floor's share is right, and silence is kept as often."""
    right, bluffed, asked, silent = 0, 0, 0, 0
    for line in judged(name):
        given = answer(Question(line["question"], tuple(line.get("thread", ()))), page, TODAY)
        if line["expect"] == "silent":
            silent += 1
            bluffed += isinstance(given, Answered)
            continue
        asked += 1
        right += isinstance(given, Answered) and says(
            "\n".join(quote.text for quote in given.main), line
        )
    assert right / asked >= FLOORS[name]["right"]
    assert bluffed / silent <= FLOORS[name]["silent_answered"]


@pytest.mark.needs_material
@pytest.mark.parametrize("name", SETS)
def test_every_quote_is_a_slice_with_its_lead_in(page: Edition, name: str) -> None:
    """Promises 1 and 4: every span stands in the page, and a list item after its lead-in."""
    document = page.document("medical-imaging")
    led = {block.span: block.lead for block in document.blocks if block.lead is not None}
    for line in judged(name):
        given = answer(Question(line["question"], tuple(line.get("thread", ()))), page, TODAY)
        for quote in () if isinstance(given, Abstained) else given.quotes:
            quoted = {span.span for span in quote.spans}
            assert all(span.span.of(document.text) == span.text for span in quote.spans)
            leads = {led[span] for span in quoted if span in led}
            assert all(document.blocks[lead].span in quoted for lead in leads)
