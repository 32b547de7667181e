"""Answers as the JSON that the command line promises."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot import wording
from bot.answering import Abstained, Answer, Answered, Nearest, Quote

if TYPE_CHECKING:
    from datetime import date

    from bot.reply import Reply
    from corpus.standing import Stop

OUTCOMES = {Answered: "answered", Nearest: "nearest", Abstained: "abstained"}


def outcome(answer: Answer) -> str:
    """Return the outcome's code."""
    return OUTCOMES[type(answer)]


def reason(answer: Answer) -> str | None:
    """Return the code of the reason; an answer needs none."""
    return None if isinstance(answer, Answered) else answer.reason.value


def reply(given: Reply, identity: str | None = None) -> dict[str, Any]:
    """Return the object that ``ask --json`` prints."""
    answer = given.answer
    quotes = () if isinstance(answer, Abstained) else answer.quotes
    reading = answer.reading
    return {
        "id": identity,
        "outcome": outcome(answer),
        "reason": reason(answer),
        "question": given.question.text,
        "reading": reading.sentence,
        "corrections": [{"from": c.typed, "to": c.read} for c in reading.corrections],
        "quotes": [quoted(quote, given.today) for quote in quotes],
        "missing": list(answer.missing),
        "edition": given.edition,
        "reference": given.reference,
        "ms": round(given.ms, 3),
        **_stopped(answer),
    }


def _stopped(answer: Answer) -> dict[str, Any]:
    """Return what is said in place of a stopped source; no field where none is."""
    if not isinstance(answer, Abstained) or answer.stop is None:
        return {}
    return {"tombstone": tombstone(answer.stop)}


def tombstone(stop: Stop) -> dict[str, Any]:
    """Return why a source is not quoted."""
    return {
        "document": stop.document,
        "title": stop.title,
        "state": stop.state.value,
        "since": stop.since.isoformat(),
        "why": stop.why,
        "replacement": stop.replacement,
    }


def quoted(quote: Quote, today: date) -> dict[str, Any]:
    """Return a quote as every command prints it."""
    source = quote.citation.source
    return {
        "spans": [
            {"start": s.span.start, "end": s.span.end, "text": s.text, "role": s.role.value}
            for s in quote.spans
        ],
        "document": quote.citation.document,
        "title": source.title,
        "headings": list(quote.citation.headings),
        "url": quote.citation.link,
        "published": _day(source.published),
        "updated": _day(source.updated),
        "checked": _day(source.checked),
        "passage": quote.citation.passage,
        "score": round(quote.score, 6),
        "warnings": [
            {"code": w.code.value, "text": wording.warning(w, quote, today)} for w in quote.warnings
        ],
    }


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
