"""An explanation, as lines in a terminal and as JSON."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from bot.answering import abstention
from bot.rendering.lines import BLANK, Kind, Line

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from bot.answering.explanation import Explanation, Weighed
    from bot.answering.question import Term
    from index.ranking import Hit


def lines(explained: Explanation) -> Iterator[Line]:
    """Give the reading, the passages, the sentences and the decision."""
    evidence = explained.evidence
    yield from _heading("How it was read")
    yield from _reading(explained)
    if explained.fact is not None:
        return
    yield from _heading("Passages, by BM25")
    yield from (line for hit in evidence.hits for line in _hit(hit))
    yield from _heading("Sentences, by what they speak of")
    yield from (line for weighed in explained.weighed for line in _weighed(weighed))
    if evidence.signals is not None:
        yield from _heading("Decision")
        yield Line(_numbers(asdict(evidence.signals)), mark="  ")
        bands = f"an answer from {abstention.ANSWER:.2f}, shown from {abstention.SHOW:.2f}"
        yield Line(f"probability {evidence.probability:.2f}: {bands}", mark="  ")


def as_json(explained: Explanation) -> dict[str, Any]:
    """Return the object that ``--json --explain`` adds to a reply."""
    evidence = explained.evidence
    return {
        "kind": evidence.reading.kind.value,
        "fact": None if explained.fact is None else explained.fact.value,
        "tokens": [asdict(term) for term in explained.terms],
        "hits": [
            {
                "passage": hit.passage.id,
                "headings": list(hit.passage.headings),
                "score": round(hit.score, 6),
                "fields": {name: round(score, 6) for name, score in hit.fields.items()},
            }
            for hit in evidence.hits
        ],
        "weighed": [
            {
                "passage": weighed.match.hit.passage.id,
                "text": weighed.words,
                "worth": round(weighed.worth, 6),
                "rejected": list(weighed.against),
            }
            for weighed in explained.weighed
        ],
        "signals": None if evidence.signals is None else asdict(evidence.signals),
        "probability": round(evidence.probability, 6),
    }


def _heading(words: str) -> Iterator[Line]:
    yield BLANK
    yield Line(words, Kind.OPENING)


def _reading(explained: Explanation) -> Iterator[Line]:
    reading = explained.evidence.reading
    yield Line(f"{reading.sentence} (asks for: {reading.kind.value})", mark="  ")
    if explained.fact is not None:
        yield Line(f"answered from what the page says of itself: {explained.fact}", mark="  ")
    for correction in reading.corrections:
        yield Line(f"{correction.typed} is read as {correction.read}", mark="  ")
    yield Line(" · ".join(map(_term, explained.terms)) or "no word to look for", mark="  ")


def _term(term: Term) -> str:
    marks = [name for name in ("name", "focus", "carried") if getattr(term, name)]
    return " ".join((term.typed, f"→ {term.stem}", f"{term.weight:.2f}", *marks))


def _hit(hit: Hit) -> Iterator[Line]:
    where = " › ".join(hit.passage.headings) or "no heading"
    yield Line(f"{hit.passage.id}: {where}", mark=f"  {hit.score:6.2f}  ")
    yield Line(_numbers(hit.fields), mark=" " * 10)


def _weighed(weighed: Weighed) -> Iterator[Line]:
    mark = "✗" if weighed.against else "✓"
    words = " ".join(weighed.words.split())
    yield Line(words, mark=f"  {weighed.worth:6.2f}  {mark} ")
    if weighed.against:
        yield Line("; ".join(weighed.against), Kind.SOURCE, " " * 12)


def _numbers(named: Mapping[str, float]) -> str:
    return " · ".join(f"{name} {value:.2f}" for name, value in named.items())
