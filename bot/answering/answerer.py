"""Question → reading → evidence → quote → outcome."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.answering import abstention
from bot.answering.answer import Abstained, Answer, Answered, Nearest, Reason
from bot.answering.evidence import find
from bot.answering.provenance import asked_of, told
from bot.answering.question import Question, Reading
from bot.answering.quoting import quote, supporting
from bot.answering.small_talk import has_words, is_small_talk
from corpus.citation import Citation

if TYPE_CHECKING:
    from datetime import date

    from bot.answering.evidence import Evidence
    from bot.answering.provenance import Fact
    from index.edition import Edition

LONGEST = 2_000
"""Characters: what is longer is no question."""
RELATED = 2
"""Sections shown where nothing is near."""


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


def _of_the_page(fact: Fact, question: Question, edition: Edition, today: date) -> Answer:
    """Answer from what the page says of itself: the page of the last answer, else the nearest."""
    *earlier, spoken_of = question.thread or (question.text,)
    evidence = find(Question(spoken_of, tuple(earlier)), edition)
    passage = evidence.hits[0].passage if evidence.hits else edition.passages[0]
    document = edition.document(passage.document)
    quoted = told(fact, document, passage, today)
    reading = Reading(question.text.strip())
    if quoted is None or not (evidence.hits or len(edition.documents) == 1):
        searched = len(edition.documents), edition.sections
        return Abstained(reading, Reason.MISSING_WORDS, (fact.value,), *searched)
    return Answered(reading, (quoted,))


def _outcome(evidence: Evidence, edition: Edition, today: date) -> Answer:
    reading, missing = evidence.reading, evidence.missing
    if evidence.signals is None or not abstention.shows(evidence.signals):
        searched = len(edition.documents), edition.sections
        related = _related(evidence, edition)
        return Abstained(reading, Reason.OFF_TOPIC, missing, *searched, related)
    best = evidence.matches[0]
    if not abstention.answers(evidence.signals):
        shown = quote(best, (), reading.kind, today)
        return Nearest(reading, abstention.reason(evidence.signals, missing), (shown,), missing)
    first = quote(best, evidence.beside, reading.kind, today)
    others = supporting(best, evidence.matches, reading.kind, today)
    return Answered(reading, (first, *others), missing)


def _related(evidence: Evidence, edition: Edition) -> tuple[Citation, ...]:
    """Cite the sections that share a word with the question, best first."""
    sections = {hit.passage.headings: hit.passage for hit in reversed(evidence.hits)}
    passages = list(reversed(sections.values()))[:RELATED]
    return tuple(Citation.of(passage, edition.document(passage.document)) for passage in passages)
