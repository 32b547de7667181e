"""Judged claims are read whole, decided by their evidence, and told rule by rule."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from bot.answering.claims.verdict import Ruling
from bot.cli import footnote
from bot.errors import BotError
from bot.evaluation.claims import DECIDED, FALSE, FIGURES, RIGHT, WORDS, claim_marks, decided
from bot.evaluation.claims import judged_claims as read
from bot.evaluation.report.verdicts import verdicts_section
from bot.pages.plot import Lines
from index.errors import IndexingError

if TYPE_CHECKING:
    from pathlib import Path

OPENED = ["The bridge was opened on 19 March 1932."]
LINES: list[dict[str, object]] = [
    {"_id": "1", "claim": "The bridge opened in 1932.", "evidence": OPENED, "label": "SUPPORT"},
    {"_id": "2", "claim": "The bridge opened in 1933.", "evidence": OPENED, "label": "REFUTES"},
    {"_id": "3", "claim": "The bridge opened.", "evidence": OPENED, "label": "contradicted"},
    {"_id": "4", "claim": "The bridge is red.", "evidence": OPENED, "label": "NOT ENOUGH INFO"},
]


def written(folder: Path, *lines: object) -> Path:
    """A file of claims in a folder of its own."""
    folder.mkdir(exist_ok=True)
    path = folder / "claims.jsonl"
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    return path


def test_labels_of_annotators_are_our_verdicts(tmp_path: Path) -> None:
    """As FEVER writes them, or as we do; a figure in a claim makes it one with a figure."""
    claims = read(written(tmp_path, *LINES))
    assert [one.right for one in claims] == [
        Ruling.SUPPORTED,
        Ruling.CONTRADICTED,
        Ruling.CONTRADICTED,
        Ruling.NOT_COVERED,
    ]
    assert [one.kind for one in claims] == [FIGURES, FIGURES, WORDS, WORDS]


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"label": "MAYBE"}, "its label is none of"),
        ({"evidence": "a sentence"}, "its evidence is no array"),
        ({"evidence": [7]}, "its evidence is no array"),
        ({"claim": None}, "its claim is no string"),
        ({"_id": ""}, "its _id"),
    ],
)
def test_a_line_that_cannot_be_used_is_named(
    tmp_path: Path, wrong: dict[str, object], says: str
) -> None:
    """By its number, before anything is measured."""
    path = written(tmp_path, LINES[0], LINES[1] | wrong)
    with pytest.raises(IndexingError, match=r"line 2.*" + says):
        read(path)


def test_a_file_without_claims_is_refused(tmp_path: Path) -> None:
    """Of nothing there is nothing to measure."""
    with pytest.raises(BotError, match="holds no claims"):
        read(written(tmp_path))


def test_what_is_not_decided_is_neither_right_nor_false(tmp_path: Path) -> None:
    """Three are decided, two of them rightly; the fourth counts for coverage alone."""
    marks = list(claim_marks("bridge", decided(read(written(tmp_path, *LINES)))))
    values = {(m.topic, m.measure): m.value for m in marks}
    assert [values[str(n), DECIDED] for n in (1, 2, 3, 4)] == [1, 1, 1, 0]
    assert [values[str(n), FALSE] for n in (1, 2, 3, 4)] == [0, 0, 1, 0]
    assert {n: values.get((str(n), RIGHT)) for n in (1, 2, 3, 4)} == {1: 1, 2: 1, 3: 0, 4: None}


def test_the_curve_has_a_row_a_rule(tmp_path: Path) -> None:
    """The surest first; the last row is what all of them come to."""
    given = [judged for _, judged in decided(read(written(tmp_path, *LINES)))]
    (table,) = verdicts_section("bridge", given).tables
    assert table.rows == (
        ("date_differs", "1", "1", "0.250", "1.000"),
        ("all_said", "2", "1", "0.750", "0.667"),
    )
    assert isinstance(table.plot, Lines)
    assert table.plot.lines[0].places == ((0.25, 1.0), (0.75, 2 / 3))


def test_nothing_decided_draws_nothing(tmp_path: Path) -> None:
    """A curve without a point is none."""
    given = [judged for _, judged in decided(read(written(tmp_path, LINES[3])))]
    (table,) = verdicts_section("bridge", given).tables
    assert (table.rows, table.plot) == ((), None)


def test_evaluate_measures_a_folder_of_claims(home: Path, tmp_path: Path) -> None:
    """No index is needed: each claim brings its evidence."""
    path = written(tmp_path / "bridge", *LINES)
    run = CliRunner().invoke(footnote, ["evaluate", "--collection", str(path.parent)])
    assert run.exit_code == 0, run.output
    assert "bridge: precision against coverage, by rule" in run.output
    assert "date_differs" in run.output
    lines = CliRunner().invoke(
        footnote, ["evaluate", "--collection", str(path.parent), "--full", "--json"]
    )
    rows = [json.loads(line) for line in lines.stdout.splitlines()]
    assert rows[0]["configuration"]["collections"][0]["part"] == "verdicts"
    assert {row["measure"] for row in rows if "group" in row} == {DECIDED, RIGHT, FALSE}
