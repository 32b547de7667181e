"""Question → reading → hits → matches → quote → outcome."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.answering import abstention
from bot.answering.answer import Abstained, Answer, Answered, Nearest, Reason
from bot.answering.matching import Match, matches
from bot.answering.provenance import Fact, asked_of, told
from bot.answering.question import Question, Reading
from bot.answering.quoting import beside, quote, supporting
from bot.answering.reading import asked, read, terms_of
from bot.answering.signals import Signals, signals
from bot.answering.small_talk import has_words, is_small_talk
from corpus.citation import Citation
from index.analysis.english import rarity
from index.querying import interpret

if TYPE_CHECKING:
    from datetime import date

    from index.edition import Edition
    from index.ranking import Hit

DEPTH = 5
"""Passages whose sentences are weighed for the quote."""
LONGEST = 2_000
"""Characters: what is longer is no question."""
RELATED = 2
"""Sections shown where nothing is near."""


LIGHTEST = 0.05
"""No word weighs less: the commonest still tells two sentences apart."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What was found for a reading, best first, and what speaks for the best of it."""

    reading: Reading
    hits: tuple[Hit, ...]
    matches: tuple[Match, ...]
    signals: Signals | None
    probability: float


def answer(question: Question, edition: Edition, today: date) -> Answer:
    """Answer ``question`` from ``edition`` as of ``today``; the same three give the same answer."""
    unread = _unread(question.text)
    if unread is not None:
        return Abstained(Reading(question.text[:LONGEST]), unread)
    fact = asked_of(question.text)
    if fact is not None:
        return _of_the_page(fact, question, edition, today)
    return _outcome(find(question, edition), edition, today)


def _unread(text: str) -> Reason | None:
    if not has_words(text):
        return Reason.EMPTY_QUESTION
    if len(text) > LONGEST:
        return Reason.TOO_LONG
    return Reason.SMALL_TALK if is_small_talk(text) else None


def find(question: Question, edition: Edition) -> Evidence:
    """Read ``question`` and weigh what ``edition`` holds on it."""
    reading = read(question, edition)
    understood = interpret(asked(reading), edition)
    hits = edition.rank(understood.query, DEPTH)
    weights = _weights(reading, edition)
    found = tuple(matches(reading, weights, hits, edition.document, understood.meanings))
    if not found:
        return Evidence(reading, hits, (), None, 0.0)
    taken = signals(reading, found[0], weights)
    return Evidence(reading, hits, found, taken, abstention.probability(taken))


def _weights(reading: Reading, edition: Edition) -> dict[str, float]:
    """Weigh each term by how rare it is in English at large and in this edition, in equal parts."""
    highest = edition.idf("")
    return {
        term.stem: term.weight
        * max(LIGHTEST, (rarity(term.typed) + edition.idf(term.stem) / highest) / 2)
        for term in terms_of(reading)
    }


def _of_the_page(fact: Fact, question: Question, edition: Edition, today: date) -> Answer:
    """Answer from what the page says of itself: the page of the last answer, else the nearest."""
    spoken_of = question.thread[-1:] or (question.text,)
    evidence = find(Question(spoken_of[0], question.thread[:-1]), edition)
    passage = evidence.hits[0].passage if evidence.hits else edition.passages[0]
    document = edition.document(passage.document)
    quoted = told(fact, document, passage, today)
    reading = Reading(question.text.strip())
    if quoted is None or not (evidence.hits or len(edition.documents) == 1):
        return Abstained(reading, Reason.MISSING_WORDS, (fact.value,), *_searched(edition))
    return Answered(reading, (quoted,))


def _searched(edition: Edition) -> tuple[int, int]:
    sections = (len(edition.document(name).sections) for name in edition.documents)
    return len(edition.documents), sum(sections)


def _outcome(evidence: Evidence, edition: Edition, today: date) -> Answer:
    reading, missing = evidence.reading, _missing(evidence)
    if evidence.signals is None or evidence.probability < abstention.SHOW:
        return Abstained(
            reading,
            Reason.OFF_TOPIC,
            missing,
            *_searched(edition),
            _related(evidence, edition),
        )
    best = evidence.matches[0]
    if not abstention.answers(evidence.signals):
        shown = quote(best, (), reading.kind, today)
        return Nearest(reading, abstention.reason(evidence.signals, missing), (shown,), missing)
    same = beside(best, evidence.matches, reading.terms)
    first = quote(best, same, reading.kind, today)
    return Answered(reading, (first, *supporting(best, evidence.matches, reading.kind, today)))


def _missing(evidence: Evidence) -> tuple[str, ...]:
    found = evidence.matches[0].found if evidence.matches else {}
    return tuple(
        term.typed for term in evidence.reading.terms if term.weight == 1 and term.stem not in found
    )


def _related(evidence: Evidence, edition: Edition) -> tuple[Citation, ...]:
    sections = {hit.passage.headings: hit.passage for hit in reversed(evidence.hits)}
    passages = list(reversed(sections.values()))[:RELATED]
    return tuple(Citation.of(passage, edition.document(passage.document)) for passage in passages)
