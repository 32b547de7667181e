"""Stopping a source: it may be in the library, or only in an edition that answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.commands.showing import shown
from corpus.errors import CorpusError
from corpus.library import Library
from corpus.standing import State, Stop

if TYPE_CHECKING:
    from datetime import date

    from bot.home import Home


def suspended(home: Home, name: str, why: str, today: date) -> Stop:
    """Suspend source ``name`` and return what is said in its place."""
    words = " ".join(why.split())
    if not words:
        raise CorpusError("A suspension needs a reason.", "Say it with --why.")
    library = Library(home.library)
    stop = Stop(name, _title(home, library, name), State.SUSPENDED, today, words)
    library.stop(stop)
    return stop


def _title(home: Home, library: Library, name: str) -> str:
    """Return the title; a damaged source is stopped under its id."""
    if name not in library.names():
        return shown(home, name, None).document.title
    try:
        return library.document(name).title
    except CorpusError:
        return name
