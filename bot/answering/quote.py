"""A quote: verbatim spans of one document, their footnote, and what time has done to them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from corpus.citation import Citation
    from corpus.document import Span


class Role(StrEnum):
    """What a span does in its quote."""

    LEAD_IN = "lead_in"
    ANSWER = "answer"
    CONDITION = "condition"


class Code(StrEnum):
    """What a reader is warned of."""

    PAST_DATE = "past_date"
    OLD_SOURCE = "old_source"
    TIME_WORD = "time_word"
    WITHDRAWN = "withdrawn"
    FROM_PDF = "from_pdf"
    GOVERNMENT = "government"
    NATIONS = "nations"
    RESTATEMENT = "restatement"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Warned:
    """A warning that stands beside a quote, never inside it; ``about`` is what it speaks of."""

    code: Code
    about: str = ""


@dataclass(frozen=True, slots=True)
class QuotedSpan:
    """A slice of the document, and the part of it, if any, that answers: shown in bold."""

    span: Span
    text: str
    role: Role
    item: bool = False
    bold: tuple[Span, ...] = ()
    """In offsets of ``text``."""


@dataclass(frozen=True, slots=True)
class Quote:
    """What the guidance says, in document order, with its footnote."""

    spans: tuple[QuotedSpan, ...]
    citation: Citation
    score: float
    warnings: tuple[Warned, ...] = ()

    @property
    def text(self) -> str:
        """The quoted words, a line a span."""
        return "\n".join(span.text for span in self.spans)
