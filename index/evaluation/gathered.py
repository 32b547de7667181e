"""An edition of passages that were cut elsewhere: what is measured is what answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.building import build

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corpus.document import Document
    from corpus.passage import Passage
    from index.edition import Edition
    from index.evaluation.collection import Collection


def gathered(collection: Collection) -> Edition:
    """Put a collection behind the analyzer, fields and ranker of every other edition, in memory."""
    return build(_sources(collection), made="")


def _sources(collection: Collection) -> Iterator[tuple[Document, tuple[Passage, ...]]]:
    first = 0
    for document in collection.documents:
        last = first + len(document.blocks)
        yield document, collection.passages[first:last]
        first = last
