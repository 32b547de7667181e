"""``footnote rank`` prints a run over a collection, or one line that says what is wrong."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from bot.cli import footnote
from index.errors import IndexingError

if TYPE_CHECKING:
    from pathlib import Path

CORPUS = [
    {"_id": "scans#0", "title": "Scans > CT", "text": "There are 6 million CT scans a year."},
    {"_id": "scans#1", "title": "Scans > MRI", "text": "There are 3 million MRI scans a year."},
    {"_id": "fees#0", "title": "Fees", "text": "The fee for a licence is £100."},
]


@pytest.fixture
def collection(tmp_path: Path) -> Path:
    """A collection of three passages and one question."""
    lines = "\n".join(map(json.dumps, CORPUS))
    (tmp_path / "corpus.jsonl").write_text(lines, encoding="utf-8")
    (tmp_path / "queries.jsonl").write_text('{"_id": "1", "text": "How many MRI scans?"}\n')
    return tmp_path


def ranking(*arguments: str) -> list[list[str]]:
    """The columns of the run that these arguments give."""
    ran = CliRunner().invoke(footnote, ["rank", *arguments], catch_exceptions=False)
    assert ran.exit_code == 0
    return [line.split() for line in ran.stdout.splitlines()]


def test_a_run_has_six_columns(collection: Path) -> None:
    """The contract with evaluators: topic, Q0, passage, rank, score, name; no zero-score hit."""
    run = ranking("--collection", str(collection))

    assert [line[:4] for line in run] == [
        ["1", "Q0", "scans#1", "1"],
        ["1", "Q0", "scans#0", "2"],
    ]
    assert len(run[0]) == 6
    assert float(run[0][4]) > float(run[1][4])


def test_a_thread_resolves_a_follow_up(collection: Path, tmp_path: Path) -> None:
    """What the thread asked carries over into a question that does not stand alone."""
    queries = tmp_path / "follow-ups.jsonl"
    line = {"_id": "2", "text": "and MRI?", "thread": ["How many CT scans are there a year?"]}
    queries.write_text(json.dumps(line))
    run = ranking("--collection", str(collection), "--queries", str(queries), "--depth", "1")

    assert [line[2] for line in run] == ["scans#1"]


def test_a_broken_query_is_named(collection: Path) -> None:
    """A queries file is refused whole with the line that is wrong: no half run passes for one."""
    (collection / "queries.jsonl").write_text('{"_id": "1", "text": "a"}\n{"_id": \n')
    ran = CliRunner().invoke(footnote, ["rank", "--collection", str(collection)])

    assert ran.stdout == ""
    assert isinstance(ran.exception, IndexingError)
    assert "queries.jsonl, line 2" in str(ran.exception)
