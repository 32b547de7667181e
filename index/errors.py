"""Errors of finding passages."""

from __future__ import annotations

from corpus.errors import FootnoteError


class IndexingError(FootnoteError):
    """An edition cannot be built, published or opened."""
