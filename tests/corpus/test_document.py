"""Documents: spans, sections and digests."""

from __future__ import annotations

from dataclasses import replace

import pytest

from corpus.document import Span
from corpus.readers import read


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (3, 2)])
def test_a_span_begins_before_it_ends(start: int, end: int) -> None:
    """What is no run of a text cannot be made."""
    with pytest.raises(ValueError, match="not a span"):
        Span(start, end)


def test_a_span_counts_code_points() -> None:
    """As every reader of the JSON does: an emoji is one."""
    assert Span(1, 3).of("£🏠ab") == "🏠a"
    assert Span(0, 4).covers(Span(1, 4))
    assert not Span(1, 3).covers(Span(0, 2))


def test_a_heading_without_words_under_it_is_no_section() -> None:
    """It stands in the trail of those under it."""
    document = read("a.md", b"# T\n\n## A\n\n### B\n\nx\n\n## C\n\n## D\n\ny").document("a")
    assert [section.headings for section in document.sections] == [("A", "B"), ("D",)]


def test_the_digest_is_of_the_text() -> None:
    """Two documents that agree in it say the same, whatever is known of them beside it."""
    document = read("a.txt", b"Fees\n\nYou pay.").document("a")
    assert replace(document, id="b").digest == document.digest
    assert replace(document, text=document.text + " ").digest != document.digest
