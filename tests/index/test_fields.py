"""What is indexed of a passage."""

from __future__ import annotations

from corpus.passages import passages
from corpus.readers import read
from index.fields import Part, passage_texts


def test_a_torn_list_is_found_by_its_lead_in() -> None:
    """Every passage of a list that is too long for one has the words that introduce it, once."""
    items = "\n".join(f"- item {n} " + "of many words " * 8 for n in range(60))
    document = read("a.md", f"# Fees\n\nYou pay a levy on:\n\n{items}".encode()).document("a")
    indexed = [passage_texts(document, passage)[Part.PASSAGE] for passage in passages(document)]
    assert len(indexed) > 3
    assert all(text.count("You pay a levy on:") == 1 for text in indexed)
    assert all(text.startswith("Fees\n") for text in indexed)
