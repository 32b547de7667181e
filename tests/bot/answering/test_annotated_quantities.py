"""Quantities of real guidance, against annotations made by hand."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bot.answering.quantities import Kind, Quantity, quantities
from bot.answering.quantities.dates import NO_YEAR

if TYPE_CHECKING:
    from fractions import Fraction

ANNOTATIONS = Path(__file__).parents[2] / "quantities" / "annotations.jsonl"
Stated = tuple[int, int, str, str, str]


def number(value: Fraction) -> str:
    """A value as the annotations write it."""
    return str(value.numerator) if value.denominator == 1 else str(float(value))


def day(quantity: Quantity) -> str:
    """A date as the annotations write it: to the day, to the month, or without its year."""
    if quantity.unit == NO_YEAR:
        return "--{:02}-{:02}".format(*divmod(int(quantity.value), 100))
    first = date.fromordinal(int(quantity.value)).isoformat()
    return first if not quantity.ranged else first[: len("2014-09")]


def stated(quantity: Quantity, start: int) -> Stated:
    """A quantity as the annotations write it, at its place in the page."""
    value = number(quantity.value) if quantity.kind is not Kind.DATE else day(quantity)
    if quantity.ranged and quantity.kind is not Kind.DATE:
        value = f"{value}..{number(quantity.high)}"
    unit = "" if quantity.kind is Kind.DATE else quantity.unit
    return quantity.span.start + start, quantity.span.end + start, quantity.kind, value, unit


@pytest.mark.needs_material
def test_real_sentences_are_read_as_people_read_them(material: Path) -> None:
    """Of what is found 95 of 100 are right, and 90 of 100 of what is there are found."""
    pages = material / "collections" / "govuk-mainstream-2024" / "pages.jsonl"
    texts = {
        page["_id"]: page["text"]
        for page in map(json.loads, pages.read_text(encoding="utf-8").splitlines())
    }
    found: set[tuple[str, Stated]] = set()
    expected: set[tuple[str, Stated]] = set()
    for row in map(json.loads, ANNOTATIONS.read_text().splitlines()):
        sentence = texts[row["page"]][row["start"] : row["end"]]
        found |= {(row["page"], stated(q, row["start"])) for q in quantities(sentence)}
        expected |= {
            (row["page"], (q["start"], q["end"], q["kind"], q["value"], q.get("unit", "")))
            for q in row["quantities"]
        }

    assert len(found & expected) / len(found) >= 0.95
    assert len(found & expected) / len(expected) >= 0.90
