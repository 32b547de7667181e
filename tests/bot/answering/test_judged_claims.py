"""Claims that are judged: floors that only rise, and falsehoods that only fall."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from bot.answering.claims.verdict import Ruling
from bot.answering.factcheck import check, judge
from bot.evaluation.verdicts import Judged, accuracy, coverage, falsehood, precision
from corpus.passages import passages
from corpus.readers import read
from index.building import build

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.answering.claims.verdict import Verdict

TODAY = date(2026, 11, 24)
TESTS = Path(__file__).parents[2]
FLOORS = json.loads((TESTS / "floors.json").read_text("utf-8"))["claims"]
LABELS = {"SUPPORT": Ruling.SUPPORTED, "REFUTE": Ruling.CONTRADICTED}


def lines(path: Path) -> list[dict[str, Any]]:
    """The objects of a file of JSON lines."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def judged(verdict: Verdict, right: Ruling) -> Judged:
    """A verdict beside the right one."""
    return Judged(verdict.rule, verdict.ruling, right)


@pytest.mark.needs_material
@pytest.mark.parametrize("name", ["medical-imaging", "medical-imaging-other-words"])
def test_claims_about_the_page_are_decided_rightly(material: Path, name: str) -> None:
    """The floor's share is right, and hardly any is wrongly matched or wrongly contradicted."""
    page = material / "guidance" / "medical-imaging.txt"
    document = read(page.name, page.read_bytes()).document("medical-imaging")
    edition = build([(document, passages(document))], "")
    rows = lines(TESTS / "claims" / f"{name}.jsonl")
    given = [judged(check(row["claim"], edition, TODAY), Ruling(row["verdict"])) for row in rows]
    floors = FLOORS[name]
    assert accuracy(given) >= floors["right"]
    assert falsehood(given) <= floors["false"]


@pytest.mark.needs_material
@pytest.mark.parametrize(
    ("name", "collection", "kept"),
    [
        ("fever-numeric", "claims-fever-symmetric", lambda row: row["numeric"]),
        ("fever", "claims-fever-symmetric", lambda _row: True),
        ("fm2", "claims-fm2", lambda _row: True),
    ],
)
def test_claims_of_public_collections_are_decided_rightly(
    material: Path, name: str, collection: str, kept: Callable[[dict[str, Any]], bool]
) -> None:
    """Of the verdicts given the floor's share is right, and as many are given."""
    rows = filter(kept, lines(material / "collections" / collection / "claims.jsonl"))
    given = [judged(judge(row["claim"], row["evidence"]), LABELS[row["label"]]) for row in rows]
    assert precision(given) >= FLOORS[name]["precision"]
    assert coverage(given) >= FLOORS[name]["coverage"]
