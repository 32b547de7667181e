"""Replies of every kind, made without an index."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from bot.answering import (
    Abstained,
    Answered,
    Nearest,
    Question,
    Quote,
    QuotedSpan,
    Reading,
    Reason,
    Role,
)
from bot.answering.quote import Code, Warned
from bot.reply import Reply
from corpus.citation import Citation
from corpus.document import Source, Span
from corpus.standing import State, Stop

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.answering import Answer

TODAY = date(2026, 11, 24)
SOURCE = Source(
    "Widgets: make them in the UK",
    "https://www.gov.uk/government/publications/widgets",
    published=date(2018, 10, 15),
    checked=TODAY,
    licence="Open Government Licence v3.0",
)
STOP = Stop(
    "widgets",
    "Widgets: make them in the UK",
    State.WITHDRAWN,
    date(2025, 3, 2),
    "The scheme has closed.",
    "https://www.gov.uk/gizmos",
)
LEAD_IN = "Each year the UK makes:"
ITEM = "widgets (25 million) & <sprockets>"
REMARK = "Most are sold by the end of 2020."


def citation(source: Source = SOURCE, heading: str = "UK's widget market") -> Citation:
    """A footnote."""
    link = f"{source.url}#market" if source.url else None
    return Citation("widgets", source, (heading,), "widgets#2", link)


def quote(*spans: QuotedSpan, source: Source = SOURCE) -> Quote:
    """A quote of these spans, else of a lead-in, a list item with its figure bold, and a remark."""
    bold = Span(ITEM.index("25"), ITEM.index("25") + len("25 million"))
    usual = (
        QuotedSpan(Span(100, 100 + len(LEAD_IN)), LEAD_IN, Role.LEAD_IN),
        QuotedSpan(Span(130, 130 + len(ITEM)), ITEM, Role.ANSWER, item=True, bold=(bold,)),
        QuotedSpan(Span(170, 170 + len(REMARK)), REMARK, Role.CONDITION),
    )
    warned = (Warned(Code.PAST_DATE, "the end of 2020"), Warned(Code.OLD_SOURCE))
    return Quote(spans or usual, citation(source), 7.5, warned)


def given(answer: Answer, typed: str = "How many widgets a year?") -> Reply:
    """A reply with this answer."""
    return Reply(Question(typed), answer, "0123456789ab", "FN-7K2Q9D", TODAY, 1.25)


def answered(*quotes: Quote, typed: str = "How many widgets a year?") -> Reply:
    """The guidance answers."""
    return given(Answered(Reading(typed), quotes or (quote(),)), typed)


def nearest(missing: Sequence[str] = ("gizmos",)) -> Reply:
    """The guidance does not answer, and this is the closest passage."""
    plain = QuotedSpan(Span(100, 100 + len(LEAD_IN)), LEAD_IN, Role.ANSWER)
    reading = Reading("How many gizmos?")
    return given(
        Nearest(reading, Reason.MISSING_WORDS, (quote(plain),), tuple(missing), tuple(missing)),
        reading.text,
    )


def abstained(reason: Reason = Reason.OFF_TOPIC, typed: str = "Do gizmos need <marking>?") -> Reply:
    """Nothing is near; for the reasons that come before a search, nothing was searched."""
    reading = Reading(typed)
    if reason in {Reason.WITHDRAWN, Reason.SUSPENDED}:
        stop = replace(STOP, state=State(reason.value))
        return given(Abstained(reading, reason, stop=stop), typed)
    if reason not in {Reason.OFF_TOPIC, Reason.MISSING_WORDS, Reason.WRONG_ANSWER_TYPE}:
        return given(Abstained(reading, reason), typed)
    related = (citation(), citation(Source("A note without a page"), "Where to ask"))
    return given(
        Abstained(
            reading,
            reason,
            missing=("gizmos", "<marking>"),
            nowhere=("gizmos", "<marking>"),
            documents=1,
            sections=6,
            related=related,
            related_words=("need",),
        ),
        typed,
    )


def every() -> dict[str, Reply]:
    """One reply of each kind, by name."""
    abstentions = {f"abstained_{reason.value}": abstained(reason) for reason in Reason}
    no_url = answered(quote(source=Source("A note without a page")))
    source = Source("Widgets before", "https://example.org/before", published=date(2015, 1, 1))
    before = quote(source=source)
    supported = Answered(Reading("How many?"), (quote(), before))
    told = Answered(Reading("How many?"), (quote(), before), ("many",), differing=True, answering=2)
    return {
        "answered": answered(),
        "differing": given(told),
        "supported": given(supported),
        "no_url": no_url,
        "nearest": nearest(),
        **abstentions,
    }
