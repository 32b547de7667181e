"""Past answers stay true: those whose quoted words changed, went, or may be quoted no more."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from html import unescape
from typing import TYPE_CHECKING, Any

from bot.audit import in_place
from bot.releasing.difference import ORDER
from bot.releasing.shown import Change, reworded
from bot.releasing.standing_now import instead, stands
from corpus.errors import FootnoteError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from bot.storage import Given, Kept
    from corpus.document import Document
    from corpus.standing import Stop
    from index.edition import Edition

    Quoted = dict[str, Any]
    """A quote as `ask --json` prints it."""


class Fate(StrEnum):
    """What became of the words."""

    CHANGED = "changed"
    REMOVED = "removed"
    WITHDRAWN = "withdrawn"
    SUSPENDED = "suspended"


@dataclass(frozen=True, slots=True)
class Outdated:
    """A past answer, what it quoted, and what stands in its place since ``on``.

    ``now`` is None where nothing does. Words of a source that is stopped are not said again.
    """

    kept: Kept
    change: Change
    fate: Fate
    on: date
    document: str
    trail: str
    before: str
    now: str | None = None
    url: str | None = None
    stop: Stop | None = None


@dataclass(frozen=True, slots=True)
class Recheck:
    """Holds what was quoted against the edition that answers; ``opened`` gives older ones."""

    current: Edition
    opened: Callable[[str], Edition]

    def outdated(self, kept: Iterable[Kept]) -> tuple[Outdated, ...]:
        """Return the answers to re-check: the gravest first, then the newest."""
        found = [one for answer in kept if (one := self.of(answer)) is not None]
        newest = sorted(found, key=lambda one: one.kept.given_at, reverse=True)
        return tuple(sorted(newest, key=lambda one: ORDER.index(one.change)))

    def of(self, kept: Kept) -> Outdated | None:
        """Return what is to be re-checked of one answer: the gravest of what it showed."""
        found = (self._quote(kept, quote) for quote in _shown(kept.given))
        return min(
            (one for one in found if one is not None),
            key=lambda one: ORDER.index(one.change),
            default=None,
        )

    def _quote(self, kept: Kept, quote: Quoted) -> Outdated | None:
        name, before = quote["document"], _words(quote)
        stop = self.current.standing.stop(name)
        if stop is not None:
            fate = Fate(stop.state.value)
            return _outdated(kept, quote, Change.LOST, fate, stop.since, stop=stop)
        made = datetime.fromisoformat(self.current.manifest.made).date()
        if name not in self.current.documents:
            return _outdated(kept, quote, Change.LOST, Fate.REMOVED, made)
        document = self.current.document(name)
        if in_place(quote, document) or stands(before, document):
            return None
        on = _changed_on(document, quote) or made
        now = instead(before, document, self._document(kept.given.edition, name))
        if _answer_is_gone(quote, now):
            return _outdated(kept, quote, Change.LOST, Fate.REMOVED, on)
        said = "\n".join(dict.fromkeys(one for one in now if one is not None))
        how = reworded("\n".join(before), said)
        return _outdated(kept, quote, how, Fate.CHANGED, on, said)

    def _document(self, edition: str | None, name: str) -> Document | None:
        """Return a document as an older edition has it, if that is kept."""
        try:
            return self.opened(edition or "").document(name)
        except (FootnoteError, KeyError):
            return None


def _outdated(  # noqa: PLR0913, PLR0917 # what is to be said of it
    kept: Kept,
    quote: Quoted,
    change: Change,
    fate: Fate,
    on: date,
    now: str | None = None,
    stop: Stop | None = None,
) -> Outdated:
    trail = " › ".join((quote["title"], *quote["headings"]))
    words = "\n".join(_words(quote)) or trail  # its footnote answered, and no words of it
    return Outdated(
        kept, change, fate, on, quote["document"], trail, words, now, quote["url"], stop
    )


def _shown(given: Given) -> Iterator[Quoted]:
    """Yield the quotes that stood in the message: the first, and others whose words did."""
    said = unescape(given.message["text"])
    for number, quote in enumerate(given.reply.get("quotes") or ()):
        if not number or (quote["spans"] and all(one in said for one in _words(quote))):
            yield quote


def _words(quote: Quoted) -> tuple[str, ...]:
    return tuple(span["text"] for span in quote["spans"])


def _changed_on(document: Document, quote: Quoted) -> date | None:
    """Return the day that its publisher names, where that is another than was quoted."""
    written = document.source.written
    known = {quote["updated"], quote["published"]}
    return written if written is not None and written.isoformat() not in known else None


def _answer_is_gone(quote: Quoted, now: Iterable[str | None]) -> bool:
    pairs = list(zip(quote["spans"], now, strict=True))
    return all(one is None for span, one in pairs if span["role"] == "answer")
