"""Audit: what was sent, held against the edition that it was quoted from."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from corpus.errors import FootnoteError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from bot.home import Home
    from bot.storage import Given, Kept
    from corpus.document import Document
    from index.edition import Edition


class Verified(StrEnum):
    """What became of the quotes of an answer, word for word."""

    VERIFIED = "verified"
    IN_REVISION = "verified in revision"
    DIFFERS = "differs"
    NOT_KEPT = "edition not kept"
    NO_QUOTE = "no quote"


@dataclass(frozen=True, slots=True)
class Audit:
    """Opens editions by name, each once; ``revisions`` are what the library keeps of a document."""

    edition: Callable[[str], Edition]
    revisions: Callable[[str], Iterable[Document]] = lambda _name: ()

    @classmethod
    def of(cls, home: Home) -> Audit:
        """Audit what was answered in ``home``; the bundled restatement counts as an edition."""
        from bot.bootstrap import demonstrated
        from corpus.library import Library
        from index.editions import Editions

        def opened(name: str) -> Edition:
            try:
                return Editions(home.editions).open(name)
            except FootnoteError:
                bundled = demonstrated(home)
                if bundled.name != name:
                    raise
                return bundled

        return cls(lru_cache(8)(opened), Library(home.library).revisions)

    def verify(self, given: Given) -> Verified:
        """Say whether each span quoted stands in its document, to the letter and in its place."""
        quotes = given.reply.get("quotes") or ()
        if not quotes:
            return Verified.NO_QUOTE
        try:
            edition = self.edition(given.edition or "")
            same = all(in_place(quote, edition.document(quote["document"])) for quote in quotes)
        except FootnoteError:
            kept = all(self._is_kept(quote) for quote in quotes)
            return Verified.IN_REVISION if kept else Verified.NOT_KEPT
        except KeyError:
            return Verified.DIFFERS
        return Verified.VERIFIED if same else Verified.DIFFERS

    def _is_kept(self, quote: dict[str, Any]) -> bool:
        """Say whether a quote stands in a revision of its document, where its edition is gone."""
        return any(in_place(quote, one) for one in self.revisions(quote["document"]))

    def record(self, one: Kept) -> dict[str, Any]:
        """Return an answer as programs read it."""
        given = one.given
        return {
            "reference": given.reference,
            "given": f"{one.given_at:%Y-%m-%dT%H:%M:%SZ}",
            "user": given.user,
            "surface": given.surface,
            "channel": given.place.channel,
            "thread": given.place.thread or None,
            "posted": given.posted,
            "question": given.question,
            "outcome": given.outcome,
            "reason": given.reason,
            "edition": given.edition,
            "verified": self.verify(given).value,
            "shared": given.shared,
            "text": given.message["text"],
            "blocks": given.message["blocks"],
            "reply": given.reply,
        }


def in_place(quote: dict[str, Any], document: Document) -> bool:
    """Say whether each span stands in ``document``, to the letter and in its place."""
    return all(
        document.text[span["start"] : span["end"]] == span["text"] for span in quote["spans"]
    )
