"""``ask --explain``: a maintainer sees how an answer was decided."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner

from bot.cli import footnote

if TYPE_CHECKING:
    from pathlib import Path


def told(*words: str) -> str:
    """What ``footnote ask --explain`` prints."""
    done = CliRunner().invoke(footnote, ["ask", "--explain", *words])
    assert done.exit_code == 0
    return done.stdout


def explanation(question: str) -> dict[str, Any]:
    """The explanation that ``--json`` adds to a reply."""
    found: dict[str, Any] = json.loads(told("--json", question))["explanation"]
    return found


def test_the_scores_of_the_fields_add_up(home: Path) -> None:
    """A passage's score is the sum of what its fields give, best passage first."""
    hits = explanation("How many MRI scans does the NHS do a year?")["hits"]
    assert [sum(hit["fields"].values()) for hit in hits] == pytest.approx(
        [hit["score"] for hit in hits], abs=1e-4
    )
    assert hits == sorted(hits, key=lambda hit: -hit["score"])


def test_only_the_answer_has_nothing_against_it(home: Path) -> None:
    """The sentence that was quoted is first; each other says why it was not."""
    why = explanation("How many MRI scans does the NHS do a year?")
    quoted, *others = why["weighed"]
    assert "MRI" in quoted["text"]
    assert quoted["rejected"] == []
    assert all(other["rejected"] for other in others)


def test_a_question_without_an_answer_names_what_speaks_against_the_best(home: Path) -> None:
    """What the best sentence lacks is named, with the number that decided."""
    why = explanation("How many PET scans does the NHS do a year?")
    assert any("PET" in reason for reason in why["weighed"][0]["rejected"])
    assert 0 <= why["probability"] <= 1


def test_a_terminal_shows_reading_passages_sentences_and_decision(home: Path) -> None:
    """The four parts stand below the reply, in this order."""
    said = told("How many MRI scans does the NHS do a year?")
    parts = ["Reference FN-", "How it was read", "Passages, by BM25", "Sentences", "Decision"]
    assert sorted(parts, key=said.index) == parts


def test_small_talk_has_no_explanation(home: Path) -> None:
    """Nothing was looked up, and the reason in the reply says so."""
    assert json.loads(told("--json", "hello"))["explanation"] is None
    assert "How it was read" not in told("hello")


def test_a_question_of_the_page_is_explained_as_one(home: Path) -> None:
    """Such a question is answered from what the page says of itself."""
    assert explanation("When was this page published?")["fact"] == "published"
    assert "answered from what the page says of itself: published" in told("When was it published?")
