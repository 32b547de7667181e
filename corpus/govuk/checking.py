"""A cheap look at every page between two syncs: what was withdrawn stops, all else stays."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.errors import CorpusError
from corpus.govuk import item as items
from corpus.govuk.client import GoneError, Validators
from corpus.govuk.hosts import UnreachableError
from corpus.readers.govuk import withdrawal
from corpus.standing import State, Stop

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from corpus.entry import Entry
    from corpus.govuk.client import Client
    from corpus.library import Library

MOST_UNREACHABLE = 5
"""After so many pages in a row that nobody answered for, the others are left to the next look."""


def check(library: Library, client: Client, today: date) -> Iterator[Stop | None]:
    """Ask of each page whether it is as it was, one request each; yield what was stopped.

    A page that is quoted on yields None. Changed words wait for the next sync, and so does what
    cannot be had. CorpusError where nobody answers.
    """
    unreachable = 0
    standing = library.standing()
    for entry in library.entries():
        if not entry.is_page or standing.state(entry.id) is State.WITHDRAWN:
            continue
        try:
            stop = _stop(entry, library, client, today)
        except UnreachableError as error:
            unreachable += 1
            if unreachable == MOST_UNREACHABLE:
                raise CorpusError(error.sentence, "The next look goes on.") from error
            continue
        except CorpusError:
            stop = None
        unreachable = 0
        if stop is not None:
            library.withdraw(stop)
        yield stop


def _stop(entry: Entry, library: Library, client: Client, today: date) -> Stop | None:
    """Return why a page may not be quoted any more, if it may not."""
    try:
        page = client.page(entry.place, Validators(entry.etag, entry.modified))
    except GoneError as gone:
        title, instead = library.title(entry), gone.instead or None
        return Stop(entry.id, title, State.WITHDRAWN, today, gone.why, instead)
    if page is None or not page.content or not page.name.endswith(".json"):
        return None
    notice = withdrawal(items.parse(page.content))
    if notice is None:
        return None
    since, title = notice.since or today, library.title(entry)
    return Stop(entry.id, title, State.WITHDRAWN, since, notice.why, notice.replacement)
