"""A row of a table answers like a sentence: its cells, under what stands above them."""

from __future__ import annotations

from datetime import date

import pytest

from bot.answering import Answer, Answered, Nearest, Question, answer
from corpus.passages import passages
from corpus.readers import read
from index.building import build

TABLE = """# Lamps

| | Wick | {price} | {years} |
|---|---|---|---|
| Copper lamp | {wick} | {pounds} | {term} |
| Brass lamp | {wick} | {pounds} | {term} |
"""
IN_CELLS = {"price": "Price", "years": "Guarantee", "pounds": "£12", "term": "5 years"}
ABOVE = {"price": "Price (£)", "years": "Guarantee (in years)", "pounds": "12", "term": "5"}


def ask(question: str, cells: dict[str, str], wick: str = "30 mm") -> Answer:
    """Ask of a table with these cells."""
    page = TABLE.format(**cells, wick=wick)
    document = read("page.md", page.encode()).document("page")
    edition = build([(document, passages(document))], "")
    return answer(Question(question), edition, date(2026, 11, 24))


@pytest.mark.parametrize("cells", [IN_CELLS, ABOVE])
@pytest.mark.parametrize(
    "question",
    [
        "How long is the wick of a copper lamp?",
        "How much does a copper lamp cost?",
        "How long is the guarantee of a copper lamp?",
    ],
)
def test_a_row_of_a_table_answers(cells: dict[str, str], question: str) -> None:
    """A length is how long too, and a measure may stand once, above the figures."""
    given = ask(question, cells)
    assert isinstance(given, Answered)
    assert given.quotes[0].text.splitlines()[-1].startswith("Copper lamp | 30 mm")


def test_a_figure_without_its_measure_does_not_answer() -> None:
    """Whatever stands above another column."""
    given = ask("How long is the wick of a copper lamp?", {**ABOVE, "years": "Made"}, "30")
    assert isinstance(given, Nearest)
