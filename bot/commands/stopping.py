"""Stops and notes: their source may be in the library, or only in an edition that answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.commands.showing import shown
from corpus.document import BlockKind
from corpus.errors import CorpusError
from corpus.library import Library
from corpus.standing import Note, State, Stop

if TYPE_CHECKING:
    from datetime import date

    from bot.home import Home
    from corpus.document import Document


def suspended(home: Home, name: str, why: str, today: date) -> Stop:
    """Suspend source ``name`` and return what is said in its place."""
    words = " ".join(why.split())
    if not words:
        raise CorpusError("A suspension needs a reason.", "Say it with --why.")
    library = Library(home.library)
    try:
        title = _document(home, library, name).title
    except CorpusError:
        if name not in library.names():
            raise
        title = name  # it is damaged, which is no reason to quote it on
    stop = Stop(name, title, State.SUSPENDED, today, words)
    library.stop(stop)
    return stop


def noted(home: Home, note: Note) -> Note:
    """Keep ``note`` and return it with its number; what it is on must be there."""
    library = Library(home.library)
    if note.document is not None:
        document = _document(home, library, note.document)
        if note.section is not None and not _has(document, note.section):
            raise CorpusError(
                f"{document.id} has no section {note.section!r}.",
                f"`footnote corpus show {document.id}` lists them.",
            )
    return library.note(note)


def _document(home: Home, library: Library, name: str) -> Document:
    if name in library.names():
        return library.document(name)
    return shown(home, name, None).document


def _has(document: Document, section: str) -> bool:
    named = (block for block in document.blocks if block.kind is BlockKind.HEADING)
    return any(
        section == block.anchor or section.casefold() == block.span.of(document.text).casefold()
        for block in named
    )
