"""What a maintainer should look at again: what time has done to the documents of the library."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from corpus.departments import closed
from corpus.document import BlockKind
from corpus.freshness import is_old, passed_date, time_words
from corpus.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from corpus.document import Document, Span

UNCHECKED_AFTER = 90
"""Days: a source that nobody has compared with its original for a quarter is due."""


class Due(StrEnum):
    """Why something is to be looked at."""

    REVIEW_DUE = "review_due"
    OLD_SOURCE = "old_source"
    UNDATED = "undated"
    UNCHECKED = "unchecked"
    PAST_DATE = "past_date"
    TIME_WORD = "time_word"
    CLOSED_DEPARTMENT = "closed_department"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is due, of a document or of one sentence of it."""

    due: Due
    document: Document
    since: date | None = None
    about: str = ""
    """The words that speak of the time; the name of a body that closed."""
    span: Span | None = None


def stale(
    documents: Iterable[Document], today: date, unchecked_after: int = UNCHECKED_AFTER
) -> Iterator[Finding]:
    """Yield what is due, the oldest document first; one without a date comes before all."""
    by_age = sorted(documents, key=lambda one: (str(one.source.written or ""), one.id))
    for document in by_age:
        yield from _of_source(document, today, timedelta(days=unchecked_after))
        yield from _of_sentences(document, today)
        yield from _of_bodies(document)


def _of_source(document: Document, today: date, unchecked_after: timedelta) -> Iterator[Finding]:
    source = document.source
    if source.review_by is not None and source.review_by <= today:
        yield Finding(Due.REVIEW_DUE, document, source.review_by)
    if source.written is None:
        yield Finding(Due.UNDATED, document)
    elif is_old(source.written, today):
        yield Finding(Due.OLD_SOURCE, document, source.written)
    if source.checked is None or source.checked + unchecked_after < today:
        yield Finding(Due.UNCHECKED, document, source.checked)


def _of_sentences(document: Document, today: date) -> Iterator[Finding]:
    written = document.source.written
    old = written is not None and is_old(written, today)
    for span in _sentences(document):
        words = span.of(document.text)
        past = passed_date(words, written, today)
        if past:
            yield Finding(Due.PAST_DATE, document, written, past, span)
        spoken = time_words(words) if old else ()
        if spoken:
            yield Finding(Due.TIME_WORD, document, written, spoken[0], span)


def _of_bodies(document: Document) -> Iterator[Finding]:
    """Yield each body that closed, where it is named first: as the publisher, or in a sentence."""
    named: dict[str, Span | None] = {}
    for body in closed(document.source.publisher or ""):
        named[body.name] = None
    for span in _sentences(document):
        for body in closed(span.of(document.text)):
            named.setdefault(body.name, span)
    for name, where in named.items():
        yield Finding(Due.CLOSED_DEPARTMENT, document, None, name, where)


def _sentences(document: Document) -> Iterator[Span]:
    for block in document.blocks:
        if block.kind is not BlockKind.HEADING:
            yield from sentences(document.text, block.span)
