"""``footnote check`` from the command line."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from bot.cli import footnote

if TYPE_CHECKING:
    from pathlib import Path

KEYS = "id claim verdict as_of rule parts missing quotes edition reference ms".split()


@pytest.fixture
def page(home: Path, tmp_path: Path) -> Path:
    """A home that answers from one small page."""
    source = tmp_path / "lanterns.md"
    source.write_text(
        "---\ntitle: Lanterns\npublished: 2021-05-03\n---\n# Lanterns\n\n"
        "The Lamp Office inspects 400 lanterns each year.\n"
    )
    for command in (["corpus", "add", str(source)], ["reindex"]):
        assert CliRunner().invoke(footnote, command).exit_code == 0
    return home


def test_a_verdict_is_said_in_words(page: Path) -> None:
    """The outcome and date come first; no reader is told a bare true or false."""
    shown = CliRunner().invoke(footnote, ["check", "The Lamp Office inspects 300 lanterns a year"])
    assert shown.output.startswith("Differs from the guidance of 3 May 2021.")
    assert "You wrote: 300 lanterns a year. Guidance: 400 lanterns each year." in shown.output
    assert "page published 5 years ago" in shown.output
    assert "true" not in shown.output.lower()


def test_json_has_the_promised_keys_in_order(page: Path) -> None:
    """Other programs rely on the object that is printed."""
    run = CliRunner().invoke
    shown = run(footnote, ["check", "--json", "The Lamp Office inspects 400 lanterns a year"])
    given = json.loads(shown.stdout)
    assert list(given) == KEYS
    assert (given["verdict"], given["as_of"]) == ("supported", "2021-05-03")
    assert list(given["parts"][0]) == ["start", "end", "verdict", "differences"]


def test_explain_names_the_rule(page: Path) -> None:
    """A maintainer sees by which rule a verdict was reached."""
    shown = CliRunner().invoke(footnote, ["check", "--explain", "The Lamp Office inspects 9 lamps"])
    assert "rule " in shown.output


def test_a_batch_gives_a_line_each_and_goes_on_after_a_bad_one(page: Path, tmp_path: Path) -> None:
    """One object a line, in order; a bad line says so, and the exit code is 1."""
    lines = tmp_path / "claims.jsonl"
    lines.write_text('{"id": "a", "claim": "Lanterns"}\n{"id": "b"}\nnot json\n')
    shown = CliRunner().invoke(footnote, ["check", "--batch", str(lines)])
    given = [json.loads(line) for line in shown.stdout.splitlines()]
    assert [line["id"] for line in given] == ["a", "b", None]
    assert "error" in given[1]
    assert shown.exit_code == 1


def test_a_claim_or_a_batch_is_asked_for(home: Path) -> None:
    """Neither, or both, is a wrong use."""
    assert CliRunner().invoke(footnote, ["check"]).exit_code == 2
