"""What stands beside an answer: other passages that say it too, or that say otherwise."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from bot.answering.matching import BEFORE
from bot.answering.shapes import holds

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.answering.kinds import Kind
    from bot.answering.matching import Match
    from bot.answering.question import Reading

SUPPORT = 0.75
"""Share of the best match's score that a passage needs to stand beside it."""
SUPPORTS = 2
RIVAL = 0.9
"""Share of the best match's score from which on another document speaks of the same thing."""


def supporting(best: Match, found: Sequence[Match], reading: Reading) -> list[Match]:
    """Return the best unit of each other passage that speaks of the question nearly as well.

    None that lacks a name asked for: with other figures beside it, it would mislead.
    """
    names = [term.stem for term in reading.terms if term.name]
    firsts: dict[str, Match] = {}
    for match in found:
        firsts.setdefault(match.hit.passage.id, match)
    firsts.pop(best.hit.passage.id, None)
    near = (match for match in firsts.values() if match.score >= SUPPORT * best.score)
    named = (m for m in near if all(m.found.get(name, 0.0) >= BEFORE for name in names))
    return list(named)[:SUPPORTS]


def rival(best: Match, others: Sequence[Match], kind: Kind) -> Match | None:
    """Return the unit of another document that answers as well and with another value, if any."""
    mine = _values(best, kind)
    for other in others:
        same = other.document.id == best.document.id or not best.typed or not other.typed
        if not same and other.score >= RIVAL * best.score and _values(other, kind) != mine:
            return other
    return None


def newest(match: Match) -> date:
    """Return the day of the document's words, the first of days where it does not say."""
    return match.document.source.written or date.min


def _values(match: Match, kind: Kind) -> set[str]:
    text = match.unit.span.of(match.document.text)
    return {span.of(text).strip().casefold() for span in holds(kind, text) or ()}
