"""The bundled restatement: its facts are the original's, its words are not."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

import pytest

from corpus.bundled import bundled
from corpus.document import BlockKind
from corpus.readers import read

if TYPE_CHECKING:
    from pathlib import Path

    from corpus.document import Document

FIGURE = re.compile(r"\$?\d[\d,.]*\d|\d")
NAME = re.compile(r"\b[A-Z]{2,}\b")


@pytest.fixture
def original(material: Path) -> Document:
    """The page that is restated."""
    page = material / "guidance" / "medical-imaging.txt"
    return read(page.name, page.read_bytes()).document("original")


def test_says_that_it_is_a_restatement() -> None:
    """Promise 7: the source is marked, and the text says so before it says anything else."""
    document = bundled()
    first = next(block for block in document.blocks if block.kind is BlockKind.PARAGRAPH)
    assert document.source.restatement
    assert "restatement for demonstration, not official wording" in first.span.of(document.text)


def test_names_the_original() -> None:
    """Title, publisher, date and licence are those of the page that it restates."""
    source = bundled().source
    assert source.title == "Medical imaging: develop new technologies in the UK"
    assert "Department for International Trade" in (source.publisher or "")
    assert source.published == date(2018, 10, 15)
    assert "Open Government Licence v3.0" in (source.licence or "")


def test_its_date_can_be_quoted() -> None:
    """The line that dates it is a slice of the text, and no block that a search would find."""
    document = bundled()
    assert [span.of(document.text) for span in document.dated] == ["Published 15 October 2018"]
    assert not any(block.span.covers(document.dated[0]) for block in document.blocks)


def test_every_list_item_has_its_lead_in() -> None:
    """Promise 4 holds for all five lists of the bundled document."""
    document = bundled()
    items = [n for n, block in enumerate(document.blocks) if block.kind is BlockKind.ITEM]
    leads = {document.leads(n)[-1] for n in items}
    assert len(items) == 16
    assert all(document.blocks[n].span.of(document.text).endswith(":") for n in leads)


@pytest.mark.needs_material
def test_restates_section_by_section(original: Document) -> None:
    """It has the sections of the original, each with all of its figures and initials."""
    restated = {section.headings: section for section in bundled().sections}
    for section in original.sections:
        theirs = _words(original, section.first, section.last)
        ours = _words(bundled(), restated[section.headings].first, restated[section.headings].last)
        for form in (FIGURE, NAME):
            assert set(form.findall(theirs)) - {"UK"} <= set(form.findall(ours)), section.headings


@pytest.mark.needs_material
def test_copies_no_sentence(original: Document) -> None:
    """No nine words in a row stand in both: names and figures are shared, sentences are not."""
    runs = [_runs(document, 9) for document in (original, bundled())]
    assert not runs[0] & runs[1]


def _words(document: Document, first: int, last: int) -> str:
    return "\n".join(block.span.of(document.text) for block in document.blocks[first:last])


def _runs(document: Document, length: int) -> set[tuple[str, ...]]:
    body = (b for b in document.blocks if b.kind is not BlockKind.HEADING)
    words = [re.findall(r"\w+", block.span.of(document.text).lower()) for block in body]
    return {tuple(w[n : n + length]) for w in words for n in range(len(w) - length + 1)}
