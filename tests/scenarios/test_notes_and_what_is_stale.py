"""A maintainer puts cautions beside quotes, and asks what is due to be looked at again."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner

from bot.cli import footnote

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result

LAMPS = """---
title: Brass lamps
published: 2019-03-01
owner: Ann
review_by: 2026-11-01
---
# Brass lamps

## Inspection

The LMO inspects 310 brass lanterns a year. It will open a second hall by the end of 2020.

## Who pays

The owner currently pays £7 for each lantern.
"""
ASKED = "How many brass lanterns does the LMO inspect a year?"
PAYS = "What does the owner pay for each lantern?"


def run(*arguments: object) -> Result:
    """Run ``footnote`` in this process."""
    return CliRunner().invoke(footnote, [str(one) for one in arguments])


def lines(*arguments: object) -> list[dict[str, Any]]:
    """Run a command that prints an object a line."""
    done = run(*arguments, "--json")
    assert done.exit_code == 0, done.output
    return [json.loads(line) for line in done.stdout.splitlines()]


def notes(question: str) -> list[str]:
    """The notes beside the answer to ``question``."""
    (given,) = lines("ask", question)
    warnings = given["quotes"][0]["warnings"]
    return [warning["text"] for warning in warnings if warning["code"] == "note"]


@pytest.fixture
def published(home: Path, tmp_path: Path) -> Path:
    """A published page with two sections."""
    page = tmp_path / "lamps.md"
    page.write_text(LAMPS, encoding="utf-8")
    run("corpus", "add", page)
    run("reindex")
    return page


@pytest.mark.parametrize(
    ("arguments", "concerned", "not_concerned"),
    [
        (("lamps", "Under review."), (ASKED, PAYS), ()),
        (("lamps", "--section", "who pays", "Under review."), (PAYS,), (ASKED,)),
        (("--name", "LMO", "Under review."), (ASKED,), (PAYS,)),
        (("lamps", "--name", "LM", "Under review."), (), (ASKED, PAYS)),
    ],
)
def test_a_note_stands_beside_each_quote_that_it_concerns(
    published: Path,
    arguments: tuple[str, ...],
    concerned: tuple[str, ...],
    not_concerned: tuple[str, ...],
) -> None:
    """Dated and signed, from the next question on, and beside no other."""
    assert lines("corpus", "note", *arguments, "--by", "Bea") == [{"number": 1, "status": "noted"}]
    for question in concerned:
        assert notes(question) == ["Under review. (Bea, 24 November 2026)"]
    for question in not_concerned:
        assert notes(question) == []


def test_a_note_is_never_inside_the_quote(published: Path) -> None:
    """The quoted words are the document's, and the terminal shows the note apart."""
    run("corpus", "note", "lamps", "Under review.", "--by", "Bea")
    (given,) = lines("ask", ASKED)
    text = run("corpus", "show", "lamps", "--text").stdout
    assert all(s["text"] == text[s["start"] : s["end"]] for s in given["quotes"][0]["spans"])
    assert "Note: Under review. (Bea, 24 November 2026)" in run("ask", ASKED).stdout


def test_a_note_stands_beside_a_verdict_too(published: Path) -> None:
    """What a claim is held against is a quote like others."""
    run("corpus", "note", "--name", "LMO", "It is now the LO.", "--by", "Bea")
    (given,) = lines("check", "The LMO inspects 310 brass lanterns a year.")
    assert {"code": "note", "text": "It is now the LO. (Bea, 24 November 2026)"} in given["quotes"][
        0
    ]["warnings"]


def test_notes_are_listed_and_taken_away(published: Path) -> None:
    """By number; what is gone stands beside nothing."""
    run("corpus", "note", "lamps", "--section", "Who pays", "First.", "--by", "Bea")
    run("corpus", "note", "--name", "LMO", "Second.", "--by", "Bea")
    assert [note["number"] for note in lines("corpus", "notes")] == [1, 2]
    assert run("corpus", "notes").stdout.splitlines()[0] == (
        "1. lamps › Who pays: First. (Bea, 24 November 2026)"
    )
    assert run("corpus", "note", "--remove", 2).stdout == "Note 2: removed.\n"
    assert notes(ASKED) == []
    assert "There is no note 2." in str(run("corpus", "note", "--remove", 2).exception)


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("Only text.",), 2, "Say what it is on"),
        ((), 2, "Give an ID and a TEXT"),
        (("lamps", "of", "three"), 2, "Give an ID and a TEXT"),
        (("nowhere", "Text."), 1, "no document nowhere"),
        (("lamps", "--section", "Nowhere", "Text."), 1, "lamps has no section 'Nowhere'."),
    ],
)
def test_a_note_on_nothing_is_refused(
    published: Path, arguments: tuple[str, ...], code: int, said: str
) -> None:
    """It names what is missing, and nothing is noted."""
    refused = run("corpus", "note", *arguments, "--by", "Bea")
    assert refused.exit_code == code
    assert said in refused.output + str(refused.exception)
    assert lines("corpus", "notes") == []


def test_what_is_due_is_listed(published: Path) -> None:
    """Review, age, a date that has passed and a time word: each with the words it is about."""
    found = {one["due"]: one for one in lines("stale")}
    assert set(found) == {"review_due", "old_source", "past_date", "time_word"}
    assert found["review_due"]["since"] == "2026-11-01"
    assert found["review_due"]["owner"] == "Ann"
    assert found["past_date"]["about"] == "the end of 2020"
    assert found["past_date"]["text"] == "It will open a second hall by the end of 2020."
    assert found["time_word"]["about"] == "currently"
    shown = run("stale").stdout
    assert shown.startswith(
        "lamps: Brass lamps, owner Ann\n  Its review was due on 1 November 2026"
    )
    assert "Published on 1 March 2019: it is 7 years old." in shown


def test_the_oldest_document_is_first(published: Path, tmp_path: Path) -> None:
    """One that nobody has dated goes before all, and says so."""
    for name, top in {"new": "published: 2024-01-01\n", "when": ""}.items():
        (tmp_path / f"{name}.md").write_text(f"---\n{top}---\n# One\n\nA fee is due.\n")
        run("corpus", "add", tmp_path / f"{name}.md")
    order = list(dict.fromkeys(one["document"] for one in lines("stale")))
    assert order == ["when", "lamps", "new"]


def test_a_source_not_checked_lately_is_due(
    published: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After ninety days, or as many as are given."""

    def due(*arguments: object) -> list[str]:
        return [one["due"] for one in lines("stale", *arguments)]

    monkeypatch.setenv("FOOTNOTE_TODAY", "2027-02-22")
    assert "unchecked" not in due()
    assert "unchecked" in due("--unchecked-after", 89)
    monkeypatch.setenv("FOOTNOTE_TODAY", "2027-02-23")
    assert "unchecked" in due()


def test_what_is_stopped_is_not_due(published: Path) -> None:
    """Nobody is misled by what is not quoted."""
    run("corpus", "suspend", "lamps", "--why", "Wrong.")
    assert run("stale").stdout == "Nothing is due.\n"


@pytest.mark.parametrize(
    ("publisher", "words", "expected"),
    [
        ("Lamp Office", "Write to BEIS. Then write to BEIS again.", ["Names “Department for B"]),
        (
            "Lamp Office",
            "Ask UK Trade & Investment\nor DFID.",
            ["Names “UK Trade", "Names “Depa"],
        ),
        ("Department for International Trade", "Write to us.", ["Its publisher, “Department"]),
        ("Lamp Office", "Ask the Department for Business and Trade (formerly DIT).", []),
        ("Lamp Office", "An edit of the DITTO file, and the FCDO.", []),
    ],
)
def test_departments_that_closed_are_due(
    home: Path, tmp_path: Path, publisher: str, words: str, expected: list[str]
) -> None:
    """Once each, with the year and who followed; who says so of one knows it already."""
    page = tmp_path / "page.md"
    page.write_text(f"# Page\n\n{words}\n", encoding="utf-8")
    run("corpus", "add", page, "--publisher", publisher, "--published", "2026-01-02")
    due = [one for one in lines("stale") if one["due"] == "closed_department"]
    assert len(due) == len(expected)
    shown = run("stale").stdout
    assert all(opening in shown for opening in expected)
    assert shown.count(": see the ") == len(expected)
