"""What a check says: the verdict of a claim and of each of its parts, and by which rule."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from bot.answering.claims.saying import Saying
    from bot.answering.quote import Quote
    from corpus.document import Span


class Ruling(StrEnum):
    """The three verdicts; in words they are in ``bot/wording.py``, never a bare true or false."""

    SUPPORTED = "supported"
    CONTRADICTED = "contradicted"
    NOT_COVERED = "not_covered"


@dataclass(frozen=True, slots=True)
class Difference:
    """What was claimed, what the guidance has instead, and what both are about.

    ``wrote`` and ``says`` are the two in their words, to be shown side by side.
    """

    claimed: str
    found: str
    about: str
    wrote: Saying
    says: Saying


@dataclass(frozen=True, slots=True)
class PartVerdict:
    """A stretch of the claim, and what the guidance makes of it."""

    span: Span
    ruling: Ruling
    rule: str
    differences: tuple[Difference, ...] = ()
    missing: tuple[str, ...] = ()
    quote: Quote | None = None

    @property
    def passed_over(self) -> bool:
        """Whether it was not held against anything."""
        return self.rule in {"passed_over", "too_far_down"}


@dataclass(frozen=True, slots=True)
class Verdict:
    """The verdict of a whole claim; ``as_of`` is the date of the guidance that it rests on."""

    claim: str
    ruling: Ruling
    rule: str
    parts: tuple[PartVerdict, ...] = ()
    missing: tuple[str, ...] = ()
    quotes: tuple[Quote, ...] = ()
    as_of: date | None = None
