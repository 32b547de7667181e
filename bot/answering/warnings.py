"""What a reader must be told beside a quote: what time has done to it, and what its source is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.answering.quote import Code, Warned
from corpus.freshness import is_old, passed_date, time_words

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from corpus.document import Source


def warnings(words: str, source: Source, today: date) -> Iterator[Warned]:
    """Yield what concerns the quoted ``words``, then what concerns their source."""
    past = passed_date(words, source.written, today)
    if past:
        yield Warned(Code.PAST_DATE, past)
    yield from of_source(source, today)
    spoken = time_words(words)
    if spoken:
        yield Warned(Code.TIME_WORD, spoken[0])


def of_source(source: Source, today: date) -> Iterator[Warned]:
    """Yield what concerns every quote of a source."""
    if source.written and is_old(source.written, today):
        yield Warned(Code.OLD_SOURCE)
    if source.government:
        yield Warned(Code.GOVERNMENT, source.government)
    if source.nations:
        yield Warned(Code.NATIONS, source.nations)
    if source.format == "pdf":
        yield Warned(Code.FROM_PDF)
    if source.restatement:
        yield Warned(Code.RESTATEMENT)
