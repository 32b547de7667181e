"""The home becomes parts, wired once: what answers there."""

from __future__ import annotations

import hashlib
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from corpus.errors import CorpusError
from corpus.library import Library
from corpus.standing import FILE, Watched
from index.edition import Edition
from index.editions import Editions, cut
from index.errors import IndexingError

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.home import Home
NEVER = "1970-01-01T00:00:00+00:00"
"""When the demonstration was made: it is the same at any time."""


def guidance(
    home: Home, *, demonstration: bool = True, tell: Callable[[str], None] = lambda _sentence: None
) -> Callable[[], Edition]:
    """Return what gives the edition that answers in ``home``, to be asked for each question.

    With ``demonstration`` the bundled restatement answers, as long as nothing is published and
    the library holds nothing. ``tell`` is told, once each, why an edition does not answer.
    What is stopped or noted in the library holds from the next question on.
    """
    editions, library = Editions(home.editions), Library(home.library)
    bundled = cache(lambda: demonstrated(home))
    told = cache(tell)
    watched = Watched(home.library / FILE)
    heeding = lru_cache(1)(Edition.heeding)

    def current() -> Edition:
        try:
            edition = editions.current()
        except IndexingError as error:
            if not demonstration or editions.history().published or library.names():
                told(str(error))
                raise
            return bundled()
        for warning in edition.warnings:
            told(warning)
        try:
            return heeding(edition, watched())
        except CorpusError as error:
            told(str(error))
            raise IndexingError(error.sentence, error.next_step) from error

    return current


def demonstrated(home: Home) -> Edition:
    """Return the edition of the bundled restatement, made once and kept in the home's cache."""
    from corpus.bundled import bundled, content
    from index.fields import parameters

    key = hashlib.sha256(content() + parameters().encode()).hexdigest()[:12]
    kept = Editions(home.cache / f"demonstration-{key}")
    try:
        return kept.publish_once(lambda: [bundled()], NEVER)
    except IndexingError:  # the home cannot be written to
        from index.building import build

        return build(cut([bundled()]), NEVER)
