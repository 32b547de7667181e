"""The client of GOV.UK's APIs: a page is fetched, or there is one clear line that says why not."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from pathlib import PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import urldefrag, urlsplit

import stamina
import stamina.instrumentation

from corpus.errors import CorpusError
from corpus.govuk import item as items
from corpus.govuk.hosts import GOVUK, SITE
from corpus.govuk.wire import MOST_REDIRECTS, UnreachableError
from corpus.readers.govuk import plain

if TYPE_CHECKING:
    from collections.abc import Callable

    from corpus.govuk.item import Item
    from corpus.govuk.wire import Reply, Wire

API = "/api/content"
JSON = "application/json"
NOT_MODIFIED, NOT_FOUND, GONE, TOO_MANY = 304, 404, 410, 429
AGAIN = frozenset({TOO_MANY, 500, 502, 503, 504})
LONGEST_WAIT_S = 120.0
KINDS = {
    "text/html": ".html",
    "application/xhtml+xml": ".xhtml",
    "text/plain": ".txt",
    "text/markdown": ".md",
    "application/pdf": ".pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "application/vnd.oasis.opendocument.text": ".odt",
}
"""The ending of a file of this content type, for pages of other hosts than www.gov.uk."""

# What is tried again is told to the maintainer by its outcome, and never on standard output.
stamina.instrumentation.set_on_retry_hooks(())


class BusyError(UnreachableError):
    """The host asks to be left alone for a while; ``after`` is in seconds, where it says so."""

    def __init__(self, sentence: str, after: float | None) -> None:
        super().__init__(sentence, "Try again later.")
        self.after = after


class GoneError(CorpusError):
    """The page was taken down; ``why`` and ``instead`` are its publisher's words and address."""

    def __init__(self, url: str, why: str = "", instead: str = "") -> None:
        step = f"Add {instead} instead." if instead else "Take it off."
        super().__init__(f"{url} was taken down.", step)
        self.why = why
        self.instead = instead


@dataclass(frozen=True, slots=True)
class Validators:
    """What a host said of a page's version, to be asked whether it is still the same."""

    etag: str | None = None
    modified: str | None = None

    def asking(self) -> dict[str, str]:
        """Return the headers of a conditional request."""
        named = {"If-None-Match": self.etag, "If-Modified-Since": self.modified}
        return {name: value for name, value in named.items() if value}


@dataclass(frozen=True, slots=True)
class Page:
    """A page as it was fetched: its own address, and bytes that a reader of ``name`` reads.

    A page that only leads to others has none.
    """

    url: str
    name: str
    content: bytes
    validators: Validators = Validators()
    led_to: tuple[str, ...] = ()
    """The addresses of its HTML attachments and sections."""


@dataclass(frozen=True, slots=True)
class Patience:
    """How often a request is made, and how long it waits in between, in seconds."""

    attempts: int = 4
    wait: float = 1.0


@dataclass
class Client:
    """Fetches pages: those of www.gov.uk by the Content API, those of other hosts as they are."""

    wire: Wire
    patience: Patience = field(default_factory=Patience)
    now: Callable[[], datetime] = lambda: datetime.now(UTC)

    def page(self, url: str, known: Validators = Validators()) -> Page | None:  # frozen
        """Return the page at ``url``, or where it went; None where it is as it was ``known``.

        GoneError where it was taken down; CorpusError says why it cannot be had.
        """
        url = urldefrag(url).url
        if urlsplit(url).hostname != GOVUK:
            return self._plain(url, known)
        at, seen = url, {url}
        while True:
            self.wire.allow(at)
            reply = self._asked(_question(at), at, known if at == url else Validators())
            if reply.status == NOT_MODIFIED:
                return None
            item = _item(at, reply)
            if items.no_page(item) == items.GONE or reply.status == GONE:
                raise _gone(at, item)
            if items.no_page(item) != items.REDIRECT:
                validators = _validators(reply)
                own = items.address(item)
                name = f"{PurePosixPath(urlsplit(own).path).name or 'page'}.json"
                content = items.kept(item) if items.html(item) else b""
                return Page(own, name, content, validators, items.led_to(item))
            at = _onward(at, item, seen)
            if urlsplit(at).hostname != GOVUK:
                return self._plain(at, Validators())

    def _plain(self, url: str, known: Validators) -> Page | None:
        reply = self._asked(url, url, known)
        if reply.status == NOT_MODIFIED:
            return None
        if reply.status == GONE:
            raise GoneError(url)
        ending = KINDS.get(reply.kind)
        if ending is None:
            raise CorpusError(
                f"{url} is {reply.kind or 'of no named kind'}, which is not read.", "Add its text."
            )
        stem = PurePosixPath(urlsplit(reply.url).path).stem or "page"
        return Page(reply.url, f"{stem}{ending}", reply.content, _validators(reply))

    def _asked(self, question: str, url: str, known: Validators) -> Reply:
        """Ask as often as patience allows; what is still no answer then is raised."""
        for attempt in stamina.retry_context(
            on=_worth_another,
            attempts=self.patience.attempts,
            timeout=None,
            wait_initial=self.patience.wait,
            wait_max=LONGEST_WAIT_S,
            wait_jitter=self.patience.wait,
        ):
            with attempt:
                reply = self.wire.get(question, known.asking())
                self._heed(url, reply, conditional=bool(known.asking()))
                return reply
        raise AssertionError("an attempt returns or raises")

    def _heed(self, url: str, reply: Reply, *, conditional: bool) -> None:
        """Raise what the status says, where it is not an answer."""
        if reply.status in AGAIN:
            what = "asks for fewer requests" if reply.status == TOO_MANY else "does not work"
            raise BusyError(
                f"{url}: the host {what} (status {reply.status}).",
                _seconds(reply.says("retry-after"), self.now()),
            )
        if reply.status == NOT_FOUND:
            raise CorpusError(f"{url}: there is no such page.", "Check the address.")
        answers = {200, GONE, NOT_MODIFIED} if conditional else {200, GONE}
        if reply.status not in answers:
            raise CorpusError(
                f"{url} cannot be fetched: the host answers with status {reply.status}.",
                "Open it in a browser to see why.",
            )


def _question(url: str) -> str:
    """Return where the Content API tells of a page."""
    path = urlsplit(url).path
    return f"{SITE}{path}" if path.startswith(f"{API}/") else f"{SITE}{API}{path.rstrip('/')}"


def _item(url: str, reply: Reply) -> Item:
    if reply.status == GONE and reply.kind != JSON:
        return {}
    if reply.kind != JSON:
        kind = reply.kind or "of no named kind"
        raise CorpusError(f"{url} is {kind} where JSON was asked for.", "Try again later.")
    try:
        return items.parse(reply.content)
    except CorpusError as error:
        if reply.status == GONE:
            return {}
        raise CorpusError(f"{url}: {error.sentence}", error.next_step) from error


def _gone(url: str, item: Item) -> GoneError:
    why = plain(items.words(items.table(item, "details"), "explanation"))
    return GoneError(url, why, items.instead(item))


def _onward(at: str, item: Item, seen: set[str]) -> str:
    """Return where a redirect leads; CorpusError where it leads nowhere, or in a circle."""
    onward = urldefrag(items.instead(item)).url
    if not onward:
        raise CorpusError(f"{at} leads elsewhere, and does not say where.", "Take it off.")
    if onward in seen or len(seen) > MOST_REDIRECTS:
        how = "in a circle" if onward in seen else f"on more than {MOST_REDIRECTS} times"
        raise CorpusError(f"{at} leads {how}.", "Add the page that has the words.")
    seen.add(onward)
    return onward


def _validators(reply: Reply) -> Validators:
    return Validators(reply.says("etag") or None, reply.says("last-modified") or None)


def _worth_another(error: Exception) -> bool | float | timedelta:
    """Say whether to ask again, and after how many seconds where the host says so."""
    if isinstance(error, BusyError) and error.after is not None:
        return error.after if error.after <= LONGEST_WAIT_S else False
    return isinstance(error, UnreachableError)


def _seconds(words: str, now: datetime) -> float | None:
    """Return what Retry-After asks for, in seconds or as a date."""
    if words.isdecimal():
        return float(words)
    with suppress(ValueError, TypeError):
        return max((parsedate_to_datetime(words) - now).total_seconds(), 0.0)
    return None
