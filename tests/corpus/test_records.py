"""Documents come back from their records as they were, or not at all."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings

from corpus import records
from corpus.errors import CorpusError
from corpus.readers import read
from tests.corpus.strategies import documents

if TYPE_CHECKING:
    from corpus.document import Document


@settings(max_examples=50, deadline=None)
@given(documents())
def test_a_document_comes_back_as_it_was(document: Document) -> None:
    """Text, blocks, dates and metadata; and the same document has the same record."""
    again = records.load(records.dump(document))
    assert again == document
    assert records.dump(again) == records.dump(document)
    assert again.digest == document.digest


def test_dates_abbreviations_and_metadata_come_back() -> None:
    """What is beside the text is kept with it."""
    page = (
        "---\nurl: https://x.org\nreview_by: 2027-01-01\n---\n# A\n\nPublished 3 May 2021\n\nB.\n\n"
    )
    document = read("a.md", f"{page}*[B]: Bee".encode()).document("a")
    again = records.load(records.dump(document))
    assert again == document
    assert again.dated == document.dated != ()
    assert again.abbreviations == {"B": "Bee"}


@pytest.mark.parametrize(
    "change",
    [
        {"text": "A"},
        {"blocks": [["paragraph", 2, 1, 0, None, None]]},
        {"blocks": [["paragraph", 0, 1]]},
        {"blocks": [["verse", 0, 1, 0, None, None]]},
        {"blocks": [["item", 0, 1, 0, None, 7]]},
        {"dated": [[0, 99]]},
        {"source": {"title": "A", "published": "soon"}},
        {"source": {"author": "A"}},
        {"source": None},
    ],
)
def test_a_record_that_cannot_be_true_is_damaged(change: dict[str, object]) -> None:
    """Spans beyond the text, unknown kinds, leads that lead nowhere, missing parts."""
    record = json.loads(records.dump(read("a.txt", b"Fees\n\nYou pay.").document("a")))
    with pytest.raises(CorpusError, match="damaged"):
        records.load(json.dumps({**record, **change}).encode())
