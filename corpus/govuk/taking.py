"""Pages become sources: each that is asked for, and those that it leads to."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.entry import Original
from corpus.errors import CorpusError
from corpus.govuk import item as items
from corpus.govuk.client import GoneError, Validators
from corpus.govuk.hosts import SITE
from corpus.standing import State, Stop

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from corpus.entry import Entry
    from corpus.govuk.client import Client, Page
    from corpus.library import Library

MOST_LED_TO = 2000
"""Pages that one run takes only because others lead to them."""


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of one page; ``led_to`` are the pages to take with it."""

    url: str
    id: str | None
    revision: int | None
    status: str
    """``added``, ``unchanged``, ``revised``, ``withdrawn``, ``refused``; or ``empty``: it has no
    words, and only leads to others."""
    refusal: CorpusError | None = None
    led_to: tuple[str, ...] = ()


class Taking:
    """One run: a page is taken once, however many lead to it."""

    def __init__(self, library: Library, client: Client, today: date) -> None:
        self._library = library
        self._client = client
        self._today = today
        self._seen: set[str] = set()
        self._led = 0

    def each(self, url: str, given: Mapping[str, object]) -> Iterator[Taken]:
        """Take a page, told the metadata ``given``, and then the pages that it leads to.

        They are its HTML attachments and sections, and what replaced it where it was withdrawn.
        """
        waiting = deque([url])
        while waiting:
            at = waiting.popleft()
            if at in self._seen:
                continue
            self._seen.add(at)
            taken = self._one(at, given if at == url else {})
            yield taken
            onward = taken.led_to[: MOST_LED_TO - self._led]
            self._led += len(onward)
            waiting.extendleft(reversed(onward))

    def _one(self, url: str, given: Mapping[str, object]) -> Taken:
        held = self._library.source(url)
        try:
            page = self._client.page(url, self._version(held, given))
            return self._confirmed(url, held) if page is None else self._kept(page, held, given)
        except GoneError as gone:
            if held is None:
                return Taken(url, None, None, "refused", gone)
            return self._withdrawn(held, gone.why or "It was taken down.", gone.instead)
        except CorpusError as error:
            return Taken(url, None, None, "refused", error)

    def _version(self, held: Entry | None, given: Mapping[str, object]) -> Validators:
        """Return which version is held; none where the page is wanted anew."""
        if held is None or not self._library.holds(held, given):
            return Validators()
        return Validators(held.etag, held.modified)

    def _confirmed(self, url: str, held: Entry | None) -> Taken:
        if held is None:
            raise CorpusError(f"{url} is held no longer.", "Add it again.")
        self._library.confirm(held.id, self._today)
        led_to = items.led_to(items.parse(self._library.original(held))) if _is_item(held) else ()
        return Taken(
            url, held.id, held.revision, "unchanged", led_to=(*led_to, *self._replacement(held.id))
        )

    def _kept(self, page: Page, held: Entry | None, given: Mapping[str, object]) -> Taken:
        self._seen.add(page.url)
        if held is not None and held.url != page.url:
            self._withdrawn(held, "The page has moved.", page.url)
        if not page.content and not page.led_to:
            raise CorpusError(f"{page.url} has no words of its own.", "Add the pages it lists.")
        if not page.content:
            return Taken(page.url, None, None, "empty", led_to=page.led_to)
        version = page.validators
        added = self._library.add(
            Original(page.name, page.url, page.url, page.content, version.etag, version.modified),
            given,
            self._today,
        )
        entry = added.entry
        if added.status == "unchanged":
            self._library.confirm(entry.id, self._today, version.etag, version.modified)
        led_to = (*page.led_to, *self._replacement(entry.id))
        return Taken(page.url, entry.id, entry.revision, added.status, led_to=led_to)

    def _withdrawn(self, held: Entry, why: str, instead: str) -> Taken:
        """Stop a page that is no longer at its address."""
        title = self._title(held)
        stop = Stop(held.id, title, State.WITHDRAWN, self._today, why, instead or None)
        self._library.withdraw(stop)
        return Taken(
            held.identity, held.id, held.revision, "withdrawn", led_to=self._replacement(held.id)
        )

    def _title(self, held: Entry) -> str:
        try:
            return self._library.document(held.id).title
        except CorpusError:
            return held.id  # it is damaged, which is no reason to quote it on

    def _replacement(self, name: str) -> tuple[str, ...]:
        """Return the page of GOV.UK that took the place of a withdrawn one."""
        stop = self._library.standing().stop(name)
        there = stop.replacement if stop is not None else None
        return (there,) if there and there.startswith(f"{SITE}/") else ()


def _is_item(held: Entry) -> bool:
    return held.name.endswith(".json")
