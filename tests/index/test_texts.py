"""What is indexed of a document and of its passages."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from corpus.document import Block, BlockKind, Document, Source, Span
from corpus.passage import Passage
from corpus.passages import passages
from corpus.readers import read
from index.fields import Part
from index.texts import texts
from tests.index.drawn import document_text, passage_texts

if TYPE_CHECKING:
    from collections.abc import Iterable

said = st.text("a b\n", min_size=1, max_size=20)
cuts = st.lists(st.tuples(st.integers(0, 20), st.integers(0, 20)), max_size=4)


def indexed(document: Document, cut: Iterable[Passage]) -> dict[tuple[Part, int], list[str]]:
    """The words of each text: the document is number 7, its passages begin with 3."""
    made = texts(document, list(cut), 7, 3)
    return {
        (part, unit): " ".join(made.runs[run] for run in runs).split()
        for part, unit, runs in made.texts
    }


def test_a_torn_list_is_found_by_its_lead_in() -> None:
    """Every passage of a list that is too long for one has the words that introduce it, once."""
    items = "\n".join(f"- item {n} " + "of many words " * 8 for n in range(60))
    document = read("a.md", f"# Fees\n\nYou pay a levy on:\n\n{items}".encode()).document("a")
    found = indexed(document, passages(document))
    those = [" ".join(words) for (part, _), words in found.items() if part is Part.PASSAGE]
    assert len(those) > 3
    assert all(words.count("You pay a levy on:") == 1 for words in those)
    assert all(words.startswith("Fees ") for words in those)


@given(said, cuts)
def test_runs_give_the_words_of_each_text(text: str, cuts: list[tuple[int, int]]) -> None:
    """Wherever passages are cut: within a word, over each other, in any order, or nowhere."""
    spans = [Span(*sorted((min(a, len(text)), min(b, len(text))))) for a, b in cuts]
    whole = Block(BlockKind.PARAGRAPH, Span(0, len(text)))
    led = replace(whole, lead=0)
    document = Document("d", Source("the title"), text, (whole, led))
    made = [Passage("d", n, 1, 2, s, s.of(text), ("part",), None) for n, s in enumerate(spans)]
    expected = {(Part.DOCUMENT, 7): document_text(document).split()}
    for unit, passage in enumerate(made, start=3):
        for part, words in passage_texts(document, passage).items():
            expected[part, unit] = words.split()
    assert indexed(document, made) == expected
