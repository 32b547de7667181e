"""Corpora that hypothesis draws, and the documents that are made of them."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from corpus.document import Block, BlockKind, Document, Section, Source, Span
from corpus.passage import Passage
from index.fields import Part

if TYPE_CHECKING:
    from collections.abc import Iterable

WORDS = "scan scans scanner imaging X-ray xray the of MRI 2018 dose".split()

texts = st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join)
corpora = st.lists(st.lists(texts, max_size=5), max_size=6)
"""Documents of passages; a passage may be empty, and a document may have none."""


def sources(
    corpus: Iterable[list[str]], numbers: Iterable[int] | None = None
) -> list[tuple[Document, list[Passage]]]:
    """Documents with a passage a text, named by number so that they come in order."""
    made: list[tuple[Document, list[Passage]]] = []
    for number, passages in zip(numbers or count(), corpus, strict=False):
        starts = [sum(len(text) + 1 for text in passages[:n]) for n in range(len(passages))]
        blocks = tuple(
            Block(BlockKind.PARAGRAPH, Span(start, start + len(text)))
            for start, text in zip(starts, passages, strict=True)
        )
        document = Document(f"d{number:03}", Source("scan"), "\n".join(passages), blocks)
        cut = [
            Passage.cut(document, Section((), None, n, n + 1), n, n, n + 1)
            for n in range(len(passages))
        ]
        made.append((document, cut))
    return made


def document_text(document: Document) -> str:
    """What is indexed of a whole document."""
    return f"{document.title}\n{document.text}"


def passage_texts(document: Document, passage: Passage) -> dict[Part, str]:
    """What is indexed of a passage; one torn from its lead-in has that too."""
    headings = " \n".join((document.title, *passage.headings))
    leads = (document.blocks[lead].span for lead in document.leads(passage.first))
    words = "\n".join((headings, *(lead.of(document.text) for lead in leads), passage.text))
    return {Part.HEADINGS: headings, Part.PASSAGE: words}
