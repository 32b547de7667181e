"""An edition of passages that were cut elsewhere: what is measured is what answers."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from index.edition import FORMAT, Edition, Manifest

if TYPE_CHECKING:
    from corpus.document import Document
    from corpus.passage import Passage
    from index.evaluation.collection import Collection


class GatheredEdition(Edition):
    """A collection behind the analyzer, fields and ranker of every other edition, in memory."""

    def __init__(self, collection: Collection) -> None:
        size = len(collection.documents), len(collection.passages)
        super().__init__(Path(), Manifest(FORMAT, "", "", *size))
        self._collection = collection

    @cached_property
    def documents(self) -> dict[str, Document]:
        """The documents, by id."""
        return {document.id: document for document in self._collection.documents}

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """The passages, as the collection cuts them."""
        return self._collection.passages
