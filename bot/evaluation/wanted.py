"""What the answer to a judged question must be."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.answering import Question
    from bot.answering.quote import Quote
    from corpus.document import Span
    from index.edition import Edition


@dataclass(frozen=True, slots=True)
class Gold:
    """Words of a document that answer."""

    document: str
    span: Span

    def shared(self, quote: Quote) -> int:
        """Return how many characters a quote has of it."""
        if quote.citation.document != self.document:
            return 0
        start, end = self.span.start, self.span.end
        spans = (quoted.span for quoted in quote.spans)
        return sum(max(0, min(end, one.end) - max(start, one.start)) for one in spans)


@dataclass(frozen=True, slots=True)
class Wanted:
    """A question, whether the guidance answers it, and by which words, where that is judged.

    ``words`` must all stand in the quote; of ``gold`` it must hold some. ``document`` is what it is
    a question to: where that is not to be quoted, no answer can be right.
    """

    id: str
    question: Question
    answerable: bool
    words: tuple[str, ...] = ()
    gold: tuple[Gold, ...] = ()
    document: str | None = None

    @property
    def judged(self) -> bool:
        """Whether it is known which words answer."""
        return self.answerable and bool(self.words or self.gold)

    def right(self, quote: Quote) -> bool:
        """Say whether a quote answers."""
        if self.words:
            said = quote.text.casefold()
            return all(word.casefold() in said for word in self.words)
        return any(gold.shared(quote) for gold in self.gold)

    def overlap(self, quote: Quote) -> float:
        """Return F1 of the quote's characters and the gold's (Rajpurkar et al. 2016: of words)."""
        shared = sum(gold.shared(quote) for gold in self.gold)
        quoted = sum(one.span.end - one.span.start for one in quote.spans)
        wanted = sum(gold.span.end - gold.span.start for gold in self.gold)
        return 2 * shared / (quoted + wanted) if shared else 0.0

    def said(self, edition: Edition) -> str:
        """Return what is wanted, in words."""
        if self.gold:
            return "\n".join(one.span.of(edition.document(one.document).text) for one in self.gold)
        return ", ".join(self.words)
