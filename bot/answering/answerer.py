"""Question → reading → evidence → quote → outcome."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.answering import abstention
from bot.answering.answer import Abstained, Answer, Answered, Nearest, Reason
from bot.answering.evidence import Evidence, find
from bot.answering.parts import parts, together
from bot.answering.provenance import asked_of, told
from bot.answering.question import Question, Reading
from bot.answering.quoting import nearest, quote
from bot.answering.reading import read
from bot.answering.small_talk import has_words, is_small_talk
from bot.answering.supporting import newest, rival, supporting
from corpus.citation import Citation
from corpus.standing import NOTHING

if TYPE_CHECKING:
    from datetime import date

    from bot.answering.provenance import Fact
    from bot.answering.quote import Quote
    from corpus.passage import Passage
    from corpus.standing import Stop
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
    return _in_parts(question, edition, today) or _answer(question, edition, today)


def _in_parts(question: Question, edition: Edition, today: date) -> Answered | None:
    """Answer both parts of a question; None where it has none, or one is not answered."""
    answered: list[Answered] = []
    for part in parts(question):
        given = _answer(part, edition, today)
        if not isinstance(given, Answered):
            return None
        answered.append(given)
    return together(read(question, edition), *answered) if answered else None


def _answer(question: Question, edition: Edition, today: date) -> Answer:
    """Answer a question, or a part of one."""
    fact = asked_of(question.text)
    if fact is not None:
        return _of_the_page(fact, question, edition, today)
    evidence = _quotable(question, edition)
    if isinstance(evidence, Evidence):
        return _outcome(evidence, edition, today)
    return _tombstone(evidence, find(question, edition), edition)


def _unread(text: str) -> Reason | None:
    if not has_words(text):
        return Reason.EMPTY_QUESTION
    if len(text) > LONGEST:
        return Reason.TOO_LONG
    return Reason.SMALL_TALK if is_small_talk(text) else None


def _quotable(question: Question, edition: Edition) -> Evidence | Stop:
    """Find what may be quoted; where the best there is stands in a stopped source, why it stops."""
    evidence = find(question, edition.heeding(NOTHING))
    stops = [edition.standing.stop(hit.passage.document) for hit in evidence.hits]
    if not any(stops):
        return evidence
    if evidence.signals is not None and abstention.shows(evidence.signals):
        stop = edition.standing.stop(evidence.matches[0].document.id)
        if stop is not None:
            return stop
    return find(question, edition)


def _tombstone(stop: Stop, evidence: Evidence, edition: Edition) -> Abstained:
    """Say why the source that speaks of it is not quoted, and where else to look."""
    reason, related = Reason(stop.state.value), _related(evidence, edition)
    return Abstained(evidence.reading, reason, related=related, stop=stop)


def _of_the_page(fact: Fact, question: Question, edition: Edition, today: date) -> Answer:
    """Answer from what the page says of itself: the page of the last answer, else the nearest."""
    *earlier, spoken_of = question.thread or (question.text,)
    spoken = Question(spoken_of, tuple(earlier))
    evidence = _quotable(spoken, edition)
    if not isinstance(evidence, Evidence):
        return _tombstone(evidence, find(spoken, edition), edition)
    reading, alone = Reading(question.text.strip()), edition.searched[0] == 1
    if not evidence.hits and not (alone and edition.passages[0].document in edition):
        return Abstained(reading, Reason.MISSING_WORDS, (fact.value,), (), *edition.searched)
    passage = evidence.hits[0].passage if evidence.hits else edition.passages[0]
    document = edition.document(passage.document)
    stop = edition.standing.stop(document.id)
    if stop is not None:
        return _tombstone(stop, evidence, edition)
    quoted = told(fact, document, passage, today)
    if quoted is None:
        return Abstained(reading, Reason.MISSING_WORDS, (fact.value,), (), *edition.searched)
    return Answered(reading, (quoted,))


def _outcome(evidence: Evidence, edition: Edition, today: date) -> Answer:
    if evidence.signals is None or not abstention.shows(evidence.signals):
        return _abstained(evidence, edition)
    reading, missing, nowhere = evidence.reading, evidence.missing, evidence.nowhere
    if abstention.answers(evidence.signals):
        quotes, differing = _quotes(evidence, today)
        return Answered(reading, quotes, missing, nowhere, differing, 1 + differing)
    shown = nearest(evidence.matches[0], today)
    why = abstention.reason(evidence.signals, missing)
    return Nearest(reading, why, (shown,), missing, nowhere)


def _abstained(evidence: Evidence, edition: Edition) -> Abstained:
    return Abstained(
        evidence.reading,
        Reason.OFF_TOPIC,
        evidence.missing,
        evidence.nowhere,
        *edition.searched,
        _related(evidence, edition),
        evidence.spoken,
    )


def _quotes(evidence: Evidence, today: date) -> tuple[tuple[Quote, ...], bool]:
    """Return the answer and what stands beside it, and whether two sources differ.

    Two that differ stand first, the newer before the other.
    """
    best, kind = evidence.matches[0], evidence.reading.kind
    others = supporting(best, evidence.matches, evidence.reading)
    other = rival(best, others, kind)
    first = quote(best, evidence.beside, kind, today)
    if other is None:
        return (first, *(quote(one, (), kind, today) for one in others)), False
    rest = tuple(quote(one, (), kind, today) for one in others if one is not other)
    pair = (first, quote(other, (), kind, today))
    return (*(pair if newest(best) >= newest(other) else reversed(pair)), *rest), True


def _related(evidence: Evidence, edition: Edition) -> tuple[Citation, ...]:
    """Cite the sections that share a word with the question, best first."""
    sections: dict[tuple[str, tuple[str, ...]], Passage] = {}
    for hit in evidence.hits:
        sections.setdefault((hit.passage.document, hit.passage.headings), hit.passage)
    passages = list(sections.values())[:RELATED]
    return tuple(Citation.of(passage, edition.document(passage.document)) for passage in passages)
