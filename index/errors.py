"""Errors of finding passages."""

from __future__ import annotations

from corpus.errors import FootnoteError


class IndexingError(FootnoteError):
    """An edition cannot be built, published or opened."""


class DamagedError(IndexingError):
    """A file of an edition is not as it was written."""

    def __init__(self, edition: str, file: str) -> None:
        super().__init__(
            f"Edition {edition} is damaged: {file}.",
            "`footnote reindex` makes it again, `footnote rollback` goes back to the one before.",
        )
        self.edition = edition
        self.file = file
