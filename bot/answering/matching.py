"""How far a unit speaks of what is asked: each term counts once, where it stands nearest."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.answering.kinds import Kind, cue
from bot.answering.meaning import explains
from bot.answering.reading import terms_of
from bot.answering.shapes import LOOSE, holds
from bot.answering.units import Unit, stems, subject, units
from corpus.document import BlockKind
from index.analysis import STEMS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from bot.answering.question import Reading, Term
    from corpus.document import Document, Span
    from corpus.passage import Passage
    from index.ranking import Hit

    Weights = Mapping[str, float]
    """How much each term of a reading counts, by its stem."""
    Places = Sequence[tuple[float, frozenset[str]]]
    """What a mention is worth in each place, and the stems that stand there."""
    Said = Sequence[tuple[float, frozenset[str]]]
    """What each way to say a term is worth, and its stems, all of which must stand together."""

OWN, SUBJECT, LEAD, BEFORE, HEADING, NEARBY, TITLE = 1.0, 0.9, 0.7, 0.6, 0.45, 0.2, 0.3
"""What a word is worth by where it stands: in the unit, the subject of the sentence it leans
on, its lead-in, the rest of that sentence, its headings, elsewhere in its passage, or the title."""
SAME_OPENING = 0.8
"""What a word is worth that shares its opening with the one asked (diagnosis, diagnostic)."""
SAME_MEANING = 0.95
"""What other words for the same are worth (MRI, magnetic resonance imaging)."""
SHORTEST_OPENING, LONGEST_ENDING = 5, 3
"""Letters: what two forms of one word share at the least, and differ in at the most."""
TYPED = 0.35
"""Share of the question's weight that a thing of the asked kind adds to a unit."""
RANKED = 1.25
"""Share of the question's weight that the ranking of its passage adds to a unit.

The passage tells more than the sentence: at 0.5 doc2dial loses 0.018 of shown@1, conditionalqa
0.010; from 1.5 on questions to a single page lose."""
CELL = re.compile(r" ?\| ?")
MEASURE = re.compile(r"\((?:in )?([^()]+)\)$")
"""How a column's head ends that names what its figures are in."""
PARALLEL = 0.2
"""Share of the question's weight for standing in one list with the answer before: "and CT?"."""


@dataclass(frozen=True, slots=True)
class Match:
    """A unit, where it was found, and how far it speaks of what is asked."""

    unit: Unit
    document: Document
    hit: Hit
    found: dict[str, float]
    """By term's stem: what its nearest mention is worth; absent terms are absent."""
    typed: bool | None
    """Whether the unit or its lead-in holds a thing of the asked kind; None for no shape."""
    score: float
    ranked: float
    """The score with the share that the ranking of its passage adds."""

    def rank_beside(self, last: Sequence[Match]) -> float:
        """Return the score, raised where the answer before, ``last``, stands in the same list."""
        return self.ranked + sum(PARALLEL for other in last if self.parallel(other))

    def parallel(self, other: Match) -> bool:
        """Say whether both are items of one list, or rows of one table."""
        mine, its = self.document.blocks[self.unit.block], other.document.blocks[other.unit.block]
        same = self.document.id == other.document.id and mine.kind is its.kind
        return same and mine.lead is not None and mine.lead == its.lead


def matches(
    reading: Reading, weights: Weights, hits: Sequence[Hit], document: Callable[[str], Document]
) -> list[Match]:
    """Return the units of ``hits``, best first; of equals, the first in ranking and text."""
    found = [
        match
        for hit in hits
        for match in _of_passage(
            reading, weights, hit, document(hit.passage.document), hit.score / hits[0].score
        )
    ]
    return sorted(found, key=lambda match: -match.ranked)


def _of_passage(
    reading: Reading, weights: Weights, hit: Hit, document: Document, share: float
) -> Iterator[Match]:
    total = sum(weights.values()) or 1.0
    placed = list(_placed(document, hit.passage))
    near = frozenset().union(*(words for _, places in placed for _, words in places))
    said = {term.stem: form for term in terms_of(reading) if (form := _said(term, near))}
    # What the shape stands for need not be said; where it is ("which hospital"), it must be there.
    implied = set(STEMS.terms(cue(reading.kind, reading.text))) & weights.keys() - said.keys()
    for unit, places in placed:
        typed = _typed(reading, unit, document, hit.passage.headings)
        found = {stem: worth for stem, form in said.items() if (worth := nearest(form, places))}
        if typed:
            found |= dict.fromkeys(implied, OWN)
        score = sum(weights[stem] * worth for stem, worth in found.items()) / total
        score += TYPED * (typed is True)
        yield Match(unit, document, hit, found, typed, score, score + RANKED * share)


def _placed(document: Document, passage: Passage) -> Iterator[tuple[Unit, Places]]:
    """Yield each unit of ``passage`` with the stems that stand around it, nearest first."""
    headings = frozenset(t for heading in passage.headings for t in STEMS.terms(heading))
    title = frozenset(STEMS.terms(document.title))
    around = stems(document, passage.span)
    for unit in units(document, passage):
        before = unit.before
        yield (
            unit,
            (
                (OWN, stems(document, unit.span)),
                (SUBJECT, stems(document, before and subject(document, before))),
                (LEAD, stems(document, *unit.leads, unit.question)),
                (BEFORE, stems(document, before)),
                (HEADING, headings),
                (NEARBY, around),
                (TITLE, title),
            ),
        )


def nearest(said: Said, places: Places) -> float:
    """Return what the best mention of a term is worth, 0 where there is none."""
    return max(
        (worth * share for worth, words in places for share, meaning in said if meaning <= words),
        default=0.0,
    )


def _said(term: Term, near: frozenset[str]) -> Said:
    """Return the ways to say ``term`` in the stems ``near``, and what each is worth."""
    others = (frozenset(phrase.stems) for phrase in term.word.others)
    ways = (
        (1.0, frozenset((term.stem,))),
        *((SAME_MEANING, other) for other in others),
        *((SAME_OPENING, frozenset((word,))) for word in akin(term.stem, near) - {term.stem}),
    )
    return tuple((share, meaning) for share, meaning in ways if meaning <= near)


def akin(stem: str, words: Iterable[str]) -> frozenset[str]:
    """Return those of ``words`` that share an opening with ``stem`` long enough to be its forms."""
    opening = stem[:SHORTEST_OPENING]
    if len(opening) < SHORTEST_OPENING:
        return frozenset()
    near = (word for word in words if word.startswith(opening))
    return frozenset(word for word in near if word.startswith(stem[: _shared(stem, word)]))


def _shared(stem: str, word: str) -> int:
    return max(SHORTEST_OPENING, len(stem) - LONGEST_ENDING, len(word) - LONGEST_ENDING)


def _around(unit: Unit, document: Document, kind: Kind) -> Iterator[Span]:
    """Yield a unit and what says with it what it says: its lead-in, or the items it leads into.

    "It supports:" says whom by its list, and who does by the sentence before.
    """
    yield from (unit.span, *unit.leads)
    if unit.introduces:
        yield from (block.span for block in document.blocks if block.lead == unit.block)
    if unit.before is not None and kind in LOOSE:
        yield unit.before


def _measured(unit: Unit, document: Document) -> Iterator[str]:
    """Yield a row's cells with the measure that is named once, above them: "Price (£)"."""
    if unit.kind is BlockKind.ROW and unit.leads:
        heads, cells = (CELL.split(row.of(document.text)) for row in (unit.leads[-1], unit.span))
        for head, cell in zip(heads, cells, strict=False):
            if measure := MEASURE.search(head):
                yield f"{measure[1]}{cell} {measure[1]}"


def _typed(
    reading: Reading, unit: Unit, document: Document, headings: Iterable[str]
) -> bool | None:
    """Say whether a unit holds a thing of the kind that the question has not."""
    texts = [span.of(document.text) for span in _around(unit, document, reading.kind)]
    texts += _measured(unit, document)
    if reading.kind is Kind.MEANING:
        return any(explains(text, reading) for text in (*texts, *headings))
    found = [(text, holds(reading.kind, text)) for text in texts]
    if found[0][1] is None:
        return None
    asked = reading.sentence.casefold()
    there = any(
        span.of(text).casefold() not in asked for text, spans in found for span in spans or ()
    )
    return None if there and reading.kind in LOOSE else there
