"""What somebody is shown in answer to a question, as far as two editions may differ in it."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from bot.answering import Abstained
from bot.answering.quantities import quantities
from bot.rendering import as_json

if TYPE_CHECKING:
    from datetime import date

    from bot.answering import Answer, Quote

ANSWERED = "answered"


class Change(StrEnum):
    """How an answer changes, the gravest first."""

    FIGURE = "figure"
    LOST = "lost"
    GAINED = "gained"
    OUTCOME = "outcome"
    WORDS = "words"
    COSMETIC = "cosmetic"


@dataclass(frozen=True, slots=True)
class Shown:
    """An outcome and what is quoted: ``text`` is empty where nothing is."""

    outcome: str
    reason: str | None = None
    text: str = ""
    document: str | None = None
    trail: str = ""
    url: str | None = None
    published: date | None = None

    @classmethod
    def of(cls, answer: Answer) -> Shown:
        """Take what is shown at once of ``answer``: its quote, or two that differ."""
        outcome, reason = as_json.outcome(answer), as_json.reason(answer)
        if isinstance(answer, Abstained):
            return cls(outcome, reason)
        citation = answer.quotes[0].citation
        return cls(
            outcome,
            reason,
            "\n\n".join(map(_said, answer.main)),
            citation.document,
            citation.trail,
            citation.link,
            citation.source.published,
        )


def change(before: Shown, after: Shown) -> Change | None:
    """Say how what is shown changes; None where a reader sees the same."""
    if before == after:
        return None
    if ANSWERED in {before.outcome, after.outcome} and before.outcome != after.outcome:
        return Change.LOST if before.outcome == ANSWERED else Change.GAINED
    if (before.outcome, before.reason) != (after.outcome, after.reason):
        return Change.OUTCOME
    found = reworded(before.text, after.text)
    # What is near, and no answer, gives nobody a figure.
    return Change.WORDS if found is Change.FIGURE and after.outcome != ANSWERED else found


def reworded(before: str, after: str) -> Change:
    """Say how one text differs from another: in a figure, in words, or only in its looks."""
    if _figures(before) != _figures(after):
        return Change.FIGURE
    return Change.COSMETIC if _plain(before) == _plain(after) else Change.WORDS


def _figures(text: str) -> Counter[tuple[object, ...]]:
    return Counter((q.kind, q.value, q.high, q.unit, q.comparator) for q in quantities(text))


def _plain(text: str) -> str:
    return re.sub(r"[\W_]+", "", text.casefold())


def _said(quote: Quote) -> str:
    """Return the words quoted; of a quote without any, what its footnote says of the page."""
    source = quote.citation.source
    return quote.text or " ".join(str(day) for day in (source.published, source.updated) if day)
