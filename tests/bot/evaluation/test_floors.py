"""Measures on public collections keep their floors; they are raised as measures rise."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from bot.errors import BotError
from bot.evaluation.claims import FALSE
from bot.evaluation.floors import breaches, floors
from bot.evaluation.marks import Mark
from bot.evaluation.responses import SILENT
from bot.evaluation.trial import Trial
from bot.evaluation.tries import of_folder, of_topics
from corpus.bundled import bundled
from corpus.passages import passages
from index.building import build

FILE = Path(__file__).parents[2] / "floors.json"
QUESTIONS = FILE.parent / "questions" / "medical-imaging.jsonl"
FLOORS = floors(FILE)
QUICK = Trial(1, full=False, today=date(2026, 11, 24), watch=lambda those, _name: those)


@pytest.mark.needs_material
@pytest.mark.parametrize("name", FLOORS)
def test_a_public_collection_keeps_its_floors(material: Path, name: str) -> None:
    """A quick run with seed 1: ranking, quotes, and the score that decides on silence."""
    folder = material / "collections" / name
    tried = of_folder(folder, None, lambda _collection, _name: None)
    marks = [mark for one in tried for mark in one(QUICK).marks]
    assert marks
    assert list(breaches(FLOORS, marks)) == []


def test_the_restatement_keeps_its_floors() -> None:
    """What CI has without material: the bundled page, asked the questions about the real one."""
    document = bundled()
    edition = build([(document, passages(document))], "")
    marks = of_topics(QUESTIONS, edition)(QUICK).marks
    kept = json.loads(FILE.read_text("utf-8"))["restatement"]
    assert list(breaches({QUESTIONS.stem: kept}, marks)) == []


def mark(measure: str, value: float, name: str = "set") -> Mark:
    """A mark of the one topic of a collection."""
    return Mark(name, "q", measure, value, "who")


@pytest.mark.parametrize(
    ("measure", "value", "said"),
    [
        ("hit@1", 0.49, "set: hit@1 0.490 is less than 0.5"),
        ("hit@1", 0.5, None),
        (SILENT, 0.51, "set: silent answered 0.510 is more than 0.5"),
        (FALSE, 0.51, "set: false 0.510 is more than 0.5"),
        (SILENT, 0.5, None),
        (SILENT, 0.0, None),
    ],
)
def test_a_floor_is_broken_from_its_own_side(measure: str, value: float, said: str | None) -> None:
    """Of silent questions few must be answered, of everything else much must be reached."""
    broken = list(breaches({"set": {measure: 0.5}}, [mark(measure, value)]))
    assert broken == ([] if said is None else [said])


def test_a_floor_of_what_is_no_longer_measured_is_broken() -> None:
    """A measure that falls away must not pass for one that is kept."""
    broken = list(breaches({"set": {"hit@1": 0.5}}, [mark("answered", 1.0)]))
    assert broken == ["set: hit@1 was not measured"]


def test_a_measure_that_cannot_be_told_breaks_its_floor() -> None:
    """AUROC of answerable questions alone is no number, and so not enough."""
    assert list(breaches({"set": {"AUROC": 0.5}}, [mark("AUROC", 1.0)])) != []


def test_floors_of_other_collections_wait() -> None:
    """A run over one collection says nothing of another."""
    assert list(breaches({"other": {"hit@1": 0.5}}, [mark("hit@1", 0.0)])) == []


@pytest.mark.parametrize(
    "content",
    [
        "",
        "[]",
        "{}",
        '{"collections": []}',
        '{"collections": {"a": 1}}',
        '{"collections": {"a": {"hit@1": "much"}}}',
        '{"collections": {"a": {"hit@1": null}}}',
    ],
)
def test_what_holds_no_floors_is_refused(tmp_path: Path, content: str) -> None:
    """A floor that is not read would never be broken."""
    path = tmp_path / "floors.json"
    path.write_text(content)
    with pytest.raises(BotError, match="holds no floors"):
        floors(path)


def test_floors_are_measures_that_are_told() -> None:
    """The file of the tests is as the command reads it, every value between 0 and 1."""
    written = json.loads(FILE.read_text("utf-8"))["collections"]
    assert written == FLOORS
    assert all(0 < value < 1 for of in FLOORS.values() for value in of.values())
