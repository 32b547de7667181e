"""A verdict, shown as JSON or in a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot import verdict_wording, wording
from bot.answering.claims.rules import SAYS
from bot.rendering import as_json
from bot.rendering.lines import Kind, Line, quoted
from corpus.document import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.answering.claims.verdict import Difference, PartVerdict
    from bot.checking import Checked


def as_object(given: Checked, identity: str | None = None) -> dict[str, Any]:
    """Return the object that ``check --json`` prints."""
    verdict = given.verdict
    return {
        "id": identity,
        "claim": verdict.claim,
        "verdict": verdict.ruling.value,
        "as_of": None if verdict.as_of is None else verdict.as_of.isoformat(),
        "rule": verdict.rule,
        "parts": [_part(part) for part in verdict.parts],
        "missing": list(verdict.missing),
        "quotes": [as_json.quoted(quote, given.today) for quote in verdict.quotes],
        "edition": given.edition,
        "reference": given.reference,
        "ms": round(given.ms, 3),
        **({} if given.stop is None else {"tombstone": as_json.tombstone(given.stop)}),
    }


def _part(part: PartVerdict) -> dict[str, Any]:
    return {
        "start": part.span.start,
        "end": part.span.end,
        "verdict": part.ruling.value,
        "differences": [
            {"claimed": d.claimed, "found": d.found, "about": d.about} for d in part.differences
        ],
    }


def _difference(found: Difference) -> Line:
    before, figure, after = verdict_wording.difference(found)
    bold = Span(len(before), len(before) + len(figure))
    return Line(f"{before}{figure}{after}", bold=(bold,))


def lines(given: Checked, *, explain: bool = False) -> Iterator[Line]:
    """Give the lines of a verdict, the outcome in words first."""
    verdict = given.verdict
    yield Line(verdict_wording.opening(verdict), Kind.OPENING)
    if given.stop is not None:
        yield Line(wording.tombstone(given.stop))
    for part in verdict.parts:
        if len(verdict.parts) > 1:
            yield Line("".join(verdict_wording.of_part(part, verdict.claim)))
        yield from map(_difference, part.differences)
        if explain:
            yield Line(f"rule {part.rule}: {SAYS[part.rule]}", mark="  ")
    yield from quoted(verdict.quotes, given.today)
    if verdict.quotes:
        yield Line(f"{wording.NOTE}: {verdict_wording.limits(verdict, given.today)}", Kind.NOTE)
    yield Line(f"Reference {given.reference}", Kind.SOURCE)
