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
FLOORS = json.loads((TESTS / "floors.json").read_text("utf-8"))["medical-imaging"]


def judged() -> list[dict[str, Any]]:
    """Return the judged questions, each with what its answer must say, or "silent"."""
    lines = (TESTS / "questions" / "medical-imaging.jsonl").read_text("utf-8").splitlines()
    return [json.loads(line) for line in lines]


@pytest.fixture(scope="module")
def page(request: pytest.FixtureRequest) -> Edition:
    """An edition of the page this project began with."""
    name = "medical-imaging.txt"
    content = (TESTS.parents[1] / "shared" / "guidance" / name).read_bytes()
    reading = read(name, content)
    document = reading.document("medical-imaging")
    return build([(document, passages(document))], "2026-11-24")


@pytest.mark.needs_material
def test_questions_are_answered_and_silence_is_kept(page: Edition) -> None:
    """Of the judged questions the floor's share is right, and silence is kept as often."""
    right, bluffed, asked, silent = 0, 0, 0, 0
    for line in judged():
        given = answer(Question(line["question"], tuple(line.get("thread", ()))), page, TODAY)
        if line["expect"] == "silent":
            silent += 1
            bluffed += isinstance(given, Answered)
            continue
        asked += 1
        said = "" if isinstance(given, Abstained) else given.quotes[0].text.casefold()
        right += isinstance(given, Answered) and all(w.casefold() in said for w in line["words"])
    assert right / asked >= FLOORS["right"]
    assert bluffed / silent <= FLOORS["silent_answered"]


@pytest.mark.needs_material
def test_every_quote_is_a_slice_with_its_lead_in(page: Edition) -> None:
    """Promises 1 and 4: every span stands in the page, and a list item after its lead-in."""
    document = page.document("medical-imaging")
    led = {block.span: block.lead for block in document.blocks if block.lead is not None}
    for line in judged():
        given = answer(Question(line["question"], tuple(line.get("thread", ()))), page, TODAY)
        for quote in () if isinstance(given, Abstained) else given.quotes:
            quoted = {span.span for span in quote.spans}
            assert all(span.span.of(document.text) == span.text for span in quote.spans)
            leads = {led[span] for span in quoted if span in led}
            assert all(document.blocks[lead].span in quoted for lead in leads)
