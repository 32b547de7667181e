"""Gaps: what was asked in vain, questions that are alike together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from index.analysis import STEMS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bot.storage import Unmet

ALIKE = 0.5
"""Of the terms that either of two questions has, so many stand in both."""


@dataclass(frozen=True, slots=True)
class Gap:
    """Replies that did not help, to questions that are alike; the newest speaks for them."""

    unmet: tuple[Unmet, ...]

    @property
    def question(self) -> str:
        """The newest question."""
        return self.unmet[0].given.question

    @property
    def references(self) -> tuple[str, ...]:
        """The replies, the newest first."""
        return tuple(one.given.reference for one in self.unmet)

    @property
    def asks(self) -> tuple[str, ...]:
        """What people wrote to the maintainers."""
        return tuple(wish.words for one in self.unmet for wish in one.wishes)

    @property
    def wanted(self) -> tuple[tuple[str, str], ...]:
        """What people who were not helped say they wanted: a code, and their own words."""
        ratings = (rating for one in self.unmet for rating in one.ratings)
        return tuple((r.wanted or "", r.note or "") for r in ratings if not r.helpful)

    def as_object(self) -> dict[str, Any]:
        """Return the gap as programs read it."""
        newest = self.unmet[0]
        return {
            "question": self.question,
            "times": len(self.unmet),
            "references": list(self.references),
            "outcome": newest.given.outcome,
            "reason": newest.given.reason,
            "last": newest.given_at.date().isoformat(),
            "asks": list(self.asks),
            "wanted": [{"code": code or None, "note": note or None} for code, note in self.wanted],
            "shown": newest.given.message["text"],
        }


def gaps(unmet: Iterable[Unmet]) -> tuple[Gap, ...]:
    """Group replies by likeness of their questions; what was asked most stands first."""
    groups: list[tuple[frozenset[str], list[Unmet]]] = []
    for one in unmet:
        terms = frozenset(STEMS.terms(one.given.question))
        alike = next((group for seen, group in groups if _alike(terms, seen)), None)
        if alike is None:
            groups.append((terms, [one]))
        else:
            alike.append(one)
    found = (Gap(tuple(group)) for _, group in groups)
    return tuple(sorted(found, key=lambda gap: -len(gap.unmet)))


def lines(gap: Gap) -> Iterator[str]:
    """Yield a gap as a maintainer reads it in a terminal."""
    newest = gap.unmet[0]
    yield f"{len(gap.unmet)} ×  {gap.question}"
    because = f" ({newest.given.reason})" if newest.given.reason else ""
    yield f"     {newest.given.outcome}{because}, last {newest.given_at:%Y-%m-%d}"
    yield f"     {', '.join(gap.references)}"
    yield from (f"     asks: {words}" for words in dict.fromkeys(gap.asks))
    yield from (f"     wanted: {code} {note}".rstrip() for code, note in gap.wanted)


def _alike(these: frozenset[str], those: frozenset[str]) -> bool:
    either = these | those
    return these == those or (bool(either) and len(these & those) / len(either) >= ALIKE)
