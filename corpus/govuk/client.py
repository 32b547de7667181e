"""The client of GOV.UK's APIs: a page is fetched, or there is one clear line that says why not."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import urldefrag, urlsplit

from corpus.errors import CorpusError
from corpus.govuk import item as items
from corpus.govuk.asking import GONE, JSON, NOT_MODIFIED
from corpus.govuk.hosts import GOVUK, SITE
from corpus.govuk.wire import led
from corpus.readers import notices

if TYPE_CHECKING:
    from corpus.govuk.asking import Asking
    from corpus.govuk.item import Item
    from corpus.govuk.wire import Reply

API = "/api/content"
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


class GoneError(CorpusError):
    """The page was taken down; ``why`` and ``instead`` are its publisher's words and address."""

    def __init__(self, url: str, why: str = "", instead: str = "") -> None:
        step = f"Add {instead} instead." if instead else "Take it off."
        super().__init__(f"{url} was taken down.", step)
        self.why = why or "It was taken down."
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
    change: str = ""
    """What its publisher says of its newest change."""


@dataclass(frozen=True, slots=True)
class Client:
    """Fetches pages: those of www.gov.uk by the Content API, those of other hosts as they are."""

    asking: Asking

    def page(self, url: str, known: Validators = Validators()) -> Page | None:
        """Return the page at ``url``, or where it went; None where it is as it was ``known``.

        GoneError where it was taken down; CorpusError says why it cannot be had.
        """
        url = urldefrag(url).url
        if urlsplit(url).hostname != GOVUK:
            return self._plain(url, known)
        at, seen = url, {url}
        while True:
            self.asking.wire.allow(at)
            version = known if at == url else Validators()
            reply = self.asking.get(_question(at), at, version.asking())
            if reply.status == NOT_MODIFIED:
                return None
            item = _item(at, reply)
            if items.no_page(item) == items.GONE or reply.status == GONE:
                raise _gone(at, item)
            if items.no_page(item) != items.REDIRECT:
                return _page(item, _validators(reply))
            at = _onward(at, item, seen)
            if urlsplit(at).hostname != GOVUK:
                return self._plain(at, Validators())

    def _plain(self, url: str, known: Validators) -> Page | None:
        reply = self.asking.get(url, url, known.asking())
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


def _page(item: Item, version: Validators) -> Page:
    own = items.address(item)
    name = f"{PurePosixPath(urlsplit(own).path).name or 'page'}.json"
    content = items.kept(item) if items.html(item) else b""
    return Page(own, name, content, version, items.led_to(item), items.latest_change(item))


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
    why, instead = notices.told(items.words(items.table(item, "details"), "explanation"), url)
    return GoneError(url, why, items.instead(item) or instead or "")


def _onward(at: str, item: Item, seen: set[str]) -> str:
    """Return where a redirect leads; CorpusError where it leads nowhere, or in a circle."""
    onward = urldefrag(items.instead(item)).url
    if not onward:
        raise CorpusError(f"{at} leads elsewhere, and does not say where.", "Take it off.")
    return led(at, onward, seen)


def _validators(reply: Reply) -> Validators:
    return Validators(reply.says("etag") or None, reply.says("last-modified") or None)
