"""Documents of every shape, for tests that hold for all of them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from corpus.dividing import divided
from corpus.document import Document, Source
from corpus.readers import read
from corpus.readers.writer import Writer

if TYPE_CHECKING:
    from corpus.readers.reading import Reading

WORDS = st.sampled_from(
    ["fee", "fees", "The", "£5", "1,000", "X-ray", "R&D", "e.g.", "pays.", "ends!", "if:", "x" * 50]
)
SENTENCES = st.lists(WORDS, min_size=1, max_size=12).map(" ".join)
LONG = st.builds(lambda words, times: " ".join([words] * times), SENTENCES, st.integers(30, 90))
PARAGRAPHS = st.one_of(SENTENCES, SENTENCES, LONG)
KINDS = st.sampled_from(["heading", "paragraph", "paragraph", "item", "item", "row"])


@st.composite
def written(draw: st.DrawFn) -> Document:
    """A document that a reader might have written, block by block."""
    writer = Writer()
    for kind, words in draw(st.lists(st.tuples(KINDS, PARAGRAPHS), min_size=1, max_size=25)):
        if kind == "heading":
            writer.heading(words[:80].strip(), draw(st.integers(1, 4)))
        elif kind == "paragraph":
            writer.paragraph(words)
        else:
            lead = writer.opener()
            for _ in range(draw(st.integers(1, 30))):
                position = writer.item(words, lead) if kind == "item" else writer.row(words, lead)
                lead = draw(st.sampled_from([lead, position]))
    return _document(writer.reading(Source(""), {}))


def plain() -> st.SearchStrategy[Document]:
    """A document read from plain text with bullets, numbers, blank lines and dates."""
    lines = st.one_of(
        st.just(""),
        SENTENCES,
        SENTENCES.map("• {}".format),
        SENTENCES.map("  - {}".format),
        SENTENCES.map("1. {}".format),
        st.sampled_from(["Published 3 May 2021", "Fees", "====", "Who pays", "You pay:"]),
    )
    texts = st.lists(lines, min_size=1, max_size=25).map("\n".join)
    texts = texts.map("{}\n\nThe fee is due.".format)
    return texts.map(lambda text: read("page.txt", text.encode()).document("page"))


def documents() -> st.SearchStrategy[Document]:
    """A document of either kind, with blocks."""
    return st.one_of(written(), plain())


def _document(reading: Reading) -> Document:
    return replace(reading, blocks=divided(reading.text, reading.blocks)).document("page")
