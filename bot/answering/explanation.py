"""Why a question got its answer: how it was read, what was found, and what was rejected."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.answering import abstention
from bot.answering.evidence import find
from bot.answering.matching import RANKED
from bot.answering.provenance import asked_of
from bot.answering.reading import terms_of

if TYPE_CHECKING:
    from bot.answering.evidence import Evidence
    from bot.answering.matching import Match
    from bot.answering.provenance import Fact
    from bot.answering.question import Question, Term
    from index.edition import Edition

WEIGHED = 6
"""Sentences shown: the chosen one and those that came next."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """A sentence that was weighed for the quote; ``against`` says why it was not given."""

    match: Match
    worth: float
    """What it is sorted by: how far it speaks of the question, and how its passage ranks."""
    words: str
    against: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """All that an answer was decided by."""

    evidence: Evidence
    terms: tuple[Term, ...]
    weighed: tuple[Weighed, ...]
    fact: Fact | None
    """What is asked of the page itself: such a question is answered from what the page says."""


def explain(question: Question, edition: Edition) -> Explanation:
    """Weigh ``question`` again, as it was weighed to answer it, and keep every step."""
    evidence = find(question, edition)
    weighed = tuple(_weighed(match, evidence) for match in evidence.matches[:WEIGHED])
    fact = asked_of(question.text)
    return Explanation(evidence, terms_of(evidence.reading), weighed, fact)


def _weighed(match: Match, evidence: Evidence) -> Weighed:
    worth = match.score + RANKED * match.hit.score / evidence.hits[0].score
    words = match.unit.span.of(match.document.text)
    return Weighed(match, worth, words, tuple(_against(match, evidence)))


def _against(match: Match, evidence: Evidence) -> list[str]:
    """Name what speaks against ``match``; nothing where it was given as the answer."""
    best = evidence.matches[0]
    said = []
    if match is not best:
        said.append("comes after the first")
    elif evidence.signals is None or abstention.answers(evidence.signals):
        return []
    elif evidence.probability < abstention.ANSWER:
        said.append(f"probability {evidence.probability:.2f} is below {abstention.ANSWER:.2f}")
    named = (term for term in evidence.reading.terms if term.weight == 1)
    lacking = [term.typed for term in named if term.stem not in match.found]
    if lacking:
        said.append(f"does not speak of {', '.join(lacking)}")
    if match.typed is False:
        said.append(f"has nothing of the kind asked for, {evidence.reading.kind.value}")
    return said
