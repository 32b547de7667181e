"""What was given to each judged question: the outcome, its score, and whether the quote answers."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.answering import Abstained, Answered, answer
from bot.answering.abstention import vetoed
from bot.answering.evidence import find
from bot.evaluation.marks import Mark
from bot.evaluation.statistics import AUROC, STRICT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from bot.evaluation.wanted import Wanted
    from index.edition import Edition

HIT, SHOWN, OVERLAP = "hit@1", "shown@1", "overlap F1"
ANSWERED, SILENT = "answered", "silent answered"
MEASURES = (HIT, SHOWN, OVERLAP, ANSWERED, SILENT, STRICT, AUROC)


@dataclass(frozen=True, slots=True)
class Response:
    """A judged question and what was given.

    ``score`` is what the decision to answer rests on, ``vetoed`` whether it had no say.
    """

    wanted: Wanted
    kind: str
    outcome: str
    answered: bool
    score: float
    quote: str = ""
    right: bool = False
    overlap: float = 0.0
    vetoed: bool = False

    @property
    def firm(self) -> float:
        """The score as far as it decides: no bar is so low that a vetoed answer is above it."""
        return 0.0 if self.vetoed else self.score

    @property
    def wrong(self) -> bool:
        """Whether an answer with this quote misleads: to a silent question any does."""
        return not self.right if self.wanted.judged else not self.wanted.answerable


def responses(edition: Edition, wanted: Iterable[Wanted], today: date) -> Iterator[Response]:
    """Answer each question from ``edition``, as it would be answered in Slack."""
    for one in wanted:
        given = answer(one.question, edition, today)
        found = find(one.question, edition)
        kind, outcome = found.reading.kind.value, type(given).__name__.lower()
        answered = isinstance(given, Answered)
        stopped = not answered and found.signals is not None and vetoed(found.signals)
        response = Response(one, kind, outcome, answered, found.probability, vetoed=stopped)
        if isinstance(given, Abstained):
            yield response
            continue
        shown = given.quotes[0]
        right, overlap = one.right(shown), one.overlap(shown)
        yield replace(response, quote=shown.text, right=right, overlap=overlap)


def response_marks(collection: str, given: Iterable[Response]) -> Iterator[Mark]:
    """Yield the marks of what was given."""
    for one in given:
        wanted = one.wanted
        for measure, value in _values(one):
            follow_up = bool(wanted.question.thread)
            yield Mark(
                collection, wanted.id, measure, value, one.kind, follow_up, wanted.answerable
            )


def _values(one: Response) -> Iterator[tuple[str, float]]:
    if one.wanted.judged:
        yield HIT, float(one.answered and one.right)
        yield SHOWN, float(one.right)
        if one.wanted.gold:
            yield OVERLAP, one.overlap
    yield ANSWERED if one.wanted.answerable else SILENT, float(one.answered)
    yield AUROC, one.score
    yield STRICT, one.firm
