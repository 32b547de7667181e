"""What an edition holds on a question: hits, the units in them, and what speaks for the best."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.answering.abstention import probability
from bot.answering.matching import LEAD, OWN, Match, matches
from bot.answering.reading import asked, read, terms_of
from bot.answering.signals import Signals, signals
from bot.answering.units import stems
from corpus.document import BlockKind
from index.analysis.english import rarity

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.answering.question import Question, Reading, Term
    from index.edition import Edition
    from index.ranking import Hit

DEPTH = 5
"""Passages whose sentences are weighed for the quote."""
ALSO = 0.9
"""Share of the best sentence's score from which on the one after it is quoted too."""
LIGHTEST = 0.05
"""No word weighs less: the commonest still tells two sentences apart."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What was found for a reading, best first, and what speaks for the best of it.

    ``beside`` are other items of the best one's list that answer another part of the question, or
    the sentence after the best one where it answers too.
    """

    reading: Reading
    hits: tuple[Hit, ...]
    matches: tuple[Match, ...] = ()
    beside: tuple[Match, ...] = ()
    signals: Signals | None = None
    probability: float = 0.0

    @property
    def missing(self) -> tuple[str, ...]:
        """The words of the question, as typed, that the best passage does not speak of."""
        return tuple(term.typed for term in self._own if term.stem not in self._found)

    @property
    def nowhere(self) -> tuple[str, ...]:
        """Those of them that no passage speaks of."""
        found = self._found
        return tuple(t.typed for t in self._own if t.stem not in found and not t.word.known)

    @property
    def spoken(self) -> tuple[str, ...]:
        """The words of the question that the best passage speaks of."""
        return tuple(term.typed for term in self._own if term.stem in self._found)

    @property
    def _own(self) -> tuple[Term, ...]:
        return tuple(term for term in self.reading.terms if term.weight == 1)

    @property
    def _found(self) -> Mapping[str, float]:
        return self.matches[0].found if self.matches else {}


def find(question: Question, edition: Edition) -> Evidence:
    """Read ``question`` and weigh what ``edition`` holds on it."""
    return _found(read(question, edition), edition)


def _found(reading: Reading, edition: Edition) -> Evidence:
    hits = edition.rank(asked(reading, edition), DEPTH)
    weights = weigh(reading, edition)
    found = tuple(matches(reading, weights, hits, edition.document))
    if not found:
        return Evidence(reading, hits)
    if reading.earlier is not None:
        last = _found(reading.earlier, edition).matches[:1]
        found = tuple(sorted(found, key=lambda match: -match.rank_beside(last)))
    best = found[0]
    others = _beside(best, found, reading)
    together = _together(best, others)
    length = len(stems(best.document, best.unit.span))
    taken = signals(reading, together, weights, typed=best.typed, length=length)
    return Evidence(reading, hits, found, others, taken, probability(taken))


def weigh(reading: Reading, edition: Edition) -> dict[str, float]:
    """Weigh each term by how rare it is in English at large and in this edition, in equal parts."""
    highest = edition.idf("")
    return {
        term.stem: term.weight
        * max(LIGHTEST, (rarity(term.typed) + edition.idf(term.stem) / highest) / 2)
        for term in terms_of(reading)
    }


def _beside(best: Match, found: Sequence[Match], reading: Reading) -> tuple[Match, ...]:
    """Return the items that speak of a word the best one lacks: "how many MRI and CT scans?"."""
    if best.unit.kind is BlockKind.PARAGRAPH:
        return _after(best, found)
    if best.unit.kind is not BlockKind.ITEM:
        return ()
    own = (term.stem for term in reading.terms if term.weight == 1)
    left = {stem for stem in own if best.found.get(stem, 0.0) < OWN}
    chosen: list[Match] = []
    for match in found:
        spoken = {stem for stem in left if match.found.get(stem) == OWN}
        if spoken and match.parallel(best):
            left -= spoken
            chosen.append(match)
    return tuple(chosen)


def _after(best: Match, found: Sequence[Match]) -> tuple[Match, ...]:
    """Return the sentence after the best one where it speaks of nearly as much.

    What it has of its lead-in or its question alone, the best one says already. It counts in the
    decision; a brief one that is only quoted with the best one (``quoting``) does not. Were both
    counted, 1 in 100 silent questions of squad2 more would be answered; were neither, of 100 good
    answers of squad2 1 would be lost.
    """
    later = (m for m in found if m.hit is best.hit and m.unit.span.start >= best.unit.span.end)
    after = min(later, key=lambda match: match.unit.span.start, default=best)
    plain = after.unit.kind is BlockKind.PARAGRAPH and not after.unit.introduces
    also = after.score >= ALSO * best.score and max(after.found.values(), default=0.0) > LEAD
    return (after,) if plain and also and after is not best else ()


def _together(best: Match, others: Sequence[Match]) -> dict[str, float]:
    """Return what is found in any of the matches, each term where it stands nearest."""
    found = dict(best.found)
    for other in others:
        for stem, worth in other.found.items():
            found[stem] = max(worth, found.get(stem, 0.0))
    return found
