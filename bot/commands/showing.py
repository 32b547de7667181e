"""Where a document is shown from: an edition, the library, or what comes with Footnote."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.bundled import NAME, bundled
from corpus.errors import CorpusError
from corpus.library import Library
from corpus.passages import passages
from index.editions import Editions
from index.errors import IndexingError

if TYPE_CHECKING:
    from bot.home import Home
    from corpus.document import Document
    from corpus.passage import Passage
    from index.edition import Edition


@dataclass(frozen=True, slots=True)
class Shown:
    """A document and the passages it is cut into."""

    document: Document
    passages: tuple[Passage, ...]


def shown(home: Home, name: str, edition: str | None) -> Shown:
    """Find document ``name`` in the edition named, else the published one, else the library."""
    if edition is not None:
        return _published(Editions(home.editions).open(edition), name)
    try:
        current = Editions(home.editions).current()
    except IndexingError:
        if Editions(home.editions).history().published:
            raise
        document = _kept(Library(home.library), name)
        return Shown(document, passages(document))
    return _published(current, name)


def _published(edition: Edition, name: str) -> Shown:
    try:
        document = edition.document(name)
    except KeyError as error:
        raise CorpusError(
            f"Edition {edition.name} holds no document {name}.",
            "`footnote corpus list` shows what there is, `footnote reindex` publishes it.",
        ) from error
    return Shown(document, tuple(edition.passages[n] for n in edition.passages.of(name)))


def _kept(library: Library, name: str) -> Document:
    if name == NAME and not library.names():
        return bundled()
    return library.document(name)
