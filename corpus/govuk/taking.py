"""Pages become sources: each that is asked for, and those that it leads to."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from corpus.entry import Original
from corpus.errors import CorpusError
from corpus.govuk import item as items
from corpus.govuk.client import GoneError, Validators
from corpus.govuk.hosts import SITE
from corpus.readers.metadata import metadata
from corpus.standing import State, Stop

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from corpus.entry import Entry
    from corpus.govuk.client import Client, Page
    from corpus.library import Library
    from corpus.standing import Standing

MOST_LED_TO = 20_000
"""Pages that one run takes only because others lead to them: no manual has as many."""


LEAST_SLASHES = 3
"""In the address of a page: those of ``https://`` and one before its path."""


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of one source; ``led_to`` are the pages to take with it."""

    url: str
    """Its address; a file's path."""
    id: str | None
    revision: int | None
    status: str
    """``added``, ``unchanged``, ``revised``, ``refused``; ``gone``: a page is no longer there;
    ``removed``: a file left its folder; ``empty``: it has no words, and only leads to others;
    ``unfollowed``: it took the place of a withdrawn page, nobody asked for it, and it cannot be
    had."""
    refusal: CorpusError | None = None
    led_to: tuple[str, ...] = ()
    replacement: str | None = None
    """The page of GOV.UK that took its place, where it was withdrawn."""
    stopped: bool = False
    """Whether it was withdrawn since it was last looked at."""
    change: str = ""
    """What its publisher says of its newest change."""


class Taking:
    """One run: a page is taken once, however many lead to it; those ``seen`` before are not."""

    def __init__(
        self, library: Library, client: Client, today: date, seen: Iterable[str] = ()
    ) -> None:
        self._library = library
        self._client = client
        self._today = today
        self._seen = set(seen)
        self._led = 0
        self._set: str | None = None
        self._replaced: dict[str, str] = {}

    def into(self, set_: str | None) -> Taking:
        """Put into a set what is taken from now on; None leaves each page where it belongs."""
        self._set = set_
        return self

    def each(self, url: str, given: Mapping[str, object] | None = None) -> Iterator[Taken]:
        """Take a page, told the metadata ``given``, or else as before; then those it leads to.

        They are its HTML attachments and sections, and what replaced it where it was withdrawn.
        """
        waiting = deque([url])
        while waiting:
            at = waiting.popleft()
            if at in self._seen:
                continue
            self._seen.add(at)
            taken = self._one(at, given if at == url else None)
            if taken.status == "refused" and at in self._replaced:
                taken = replace(taken, status="unfollowed")
            yield taken
            if taken.replacement is not None and taken.id is not None:
                self._replaced[taken.replacement] = taken.id
                waiting.append(taken.replacement)
            onward = [one for one in taken.led_to if one not in self._seen]
            self._led += len(onward)
            if self._led > MOST_LED_TO:
                raise CorpusError(
                    f"{url} leads to more than {MOST_LED_TO:,} pages.", "Name those that you need."
                )
            waiting.extendleft(reversed(onward))

    def _one(self, url: str, given: Mapping[str, object] | None) -> Taken:
        held = self._library.source(url)
        try:
            if given is None:
                given = {} if held is None else metadata(held.given)
            page = self._client.page(url, self._version(held, given))
            return (
                self._confirmed(url, held) if page is None else self._kept(page, held, given, url)
            )
        except GoneError as gone:
            if held is None:
                return Taken(url, None, None, "refused", gone)
            return self._gone(held, gone.why, gone.instead)
        except CorpusError as error:
            return Taken(url, None, None, "refused", error)

    def _version(self, held: Entry | None, given: Mapping[str, object]) -> Validators:
        """Return which version is held; none where the page is wanted anew."""
        if held is None or self._set is not None or not self._library.holds(held, given):
            return Validators()
        return Validators(held.etag, held.modified)

    def _confirmed(self, url: str, held: Entry | None) -> Taken:
        if held is None:
            raise CorpusError(f"{url} is held no longer.", "Add it again.")
        self._library.confirm(held.id, self._today)
        led_to = items.led_to(items.parse(self._library.original(held))) if _is_item(held) else ()
        instead = self._replacement(held.id)
        return Taken(url, held.id, held.revision, "unchanged", led_to=led_to, replacement=instead)

    def _kept(self, page: Page, held: Entry | None, given: Mapping[str, object], url: str) -> Taken:
        self._seen.add(page.url)
        if held is not None and page.url not in {held.url, held.place}:
            self._gone(held, "The page has moved.", page.url)
        if not page.content and not page.led_to:
            raise CorpusError(f"{page.url} has no words of its own.", "Add the pages it lists.")
        if not page.content:
            return Taken(page.url, None, None, "empty", led_to=page.led_to)
        version = page.validators
        original = Original(
            page.name, page.url, page.url, page.content, version.etag, version.modified
        )
        before = self._library.standing()
        added = self._library.add(original, given, self._today, set_=self._set_of(held, page, url))
        name, revision = added.entry.id, added.entry.revision
        if not _is_item(added.entry):  # no other format says of itself that it was withdrawn
            self._library.restore(name)
        if added.status == "unchanged":
            self._library.confirm(name, self._today, version.etag, version.modified)
        stopped = _is_withdrawn(self._library.standing(), name) and not _is_withdrawn(before, name)
        return Taken(
            page.url,
            name,
            revision,
            added.status,
            led_to=page.led_to,
            replacement=self._replacement(name),
            stopped=stopped,
            change=page.change,
        )

    def _set_of(self, held: Entry | None, page: Page, url: str) -> str | None:
        """Return the set that a page is told to belong to, or belongs to.

        An attachment or a section belongs to the set of the page under whose address it stands,
        what replaces a withdrawn page to that one's.
        """
        above, known = page.url, held
        while known is None and above.count("/") > LEAST_SLASHES:
            above = above.rpartition("/")[0]
            known = self._library.source(above)
        standing, replaced = self._library.standing(), self._replaced.get(url)
        belongs = self._set or (standing.set_of(known.id) if known else None)
        if belongs is None and held is None and replaced is not None:
            return standing.set_of(replaced)
        return belongs

    def _gone(self, held: Entry, why: str, instead: str) -> Taken:
        """Stop a page that is no longer at its address, from the day on which that was found."""
        stopped = not _is_withdrawn(self._library.standing(), held.id)
        if stopped:
            title, since = self._library.title(held), self._today
            stop = Stop(held.id, title, State.WITHDRAWN, since, why, instead or None)
            self._library.withdraw(stop)
        there = self._replacement(held.id)
        where = held.identity
        return Taken(where, held.id, held.revision, "gone", replacement=there, stopped=stopped)

    def _replacement(self, name: str) -> str | None:
        """Return the page of GOV.UK that took the place of a withdrawn one."""
        stop = self._library.standing().stop(name)
        there = stop.replacement if stop is not None else None
        return there if there and there.startswith(f"{SITE}/") else None


def _is_item(held: Entry) -> bool:
    return held.name.endswith(".json")


def _is_withdrawn(standing: Standing, name: str) -> bool:
    return standing.state(name) is State.WITHDRAWN
