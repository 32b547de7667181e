"""What an edition is made of: documents, or the word that one is as it was in the last edition."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping
    from datetime import date

    from corpus.document import Document
    from index.errors import IndexingError


@dataclass(frozen=True, slots=True)
class Same:
    """A document of the edition before that is as it was, but for the day it was looked at."""

    id: str
    checked: date | None = None


@dataclass(frozen=True, slots=True)
class Sources:
    """The documents of a corpus by id; those that were the same before need not be read."""

    documents: Callable[[Collection[str]], Iterable[Document | Same]]
    """Yields those of these ids as the ``Same``, and the others whole."""
    listed: Callable[[], Mapping[str, str]] = dict
    """Gives, by id, SHA-256 of the documents as ``corpus.records`` writes them, in hex."""
    anew: Callable[[IndexingError], None] = lambda _error: None
    """Is told why all must be read."""
