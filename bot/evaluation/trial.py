"""A run: collections are measured one after another, and what came of them is told together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from bot.evaluation.claims import claim_marks, decided
from bot.evaluation.configuration import QUICK, Measured
from bot.evaluation.ranking import ranking_marks, run_of
from bot.evaluation.report.worst import lost_section, misled_section, missed_section
from bot.evaluation.responses import response_marks, responses
from index.evaluation.gathered import gathered
from index.evaluation.sampling import sample

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import date
    from typing import Any

    from bot.evaluation.asking import Asking
    from bot.evaluation.claims import JudgedClaim
    from bot.evaluation.judged import JudgedCollection
    from bot.evaluation.marks import Mark
    from bot.evaluation.responses import Response
    from bot.evaluation.verdicts import Judged
    from bot.pages.section import Section

    Watch = Callable[[Sequence[Any], str], Iterable[Any]]
    """Lets somebody see how far the questions of a collection are."""

RANKING, ANSWERS, VERDICTS = "ranking", "answers", "verdicts"
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Trial:
    """A run: which questions it takes, as of which day, and who watches."""

    seed: int
    full: bool
    today: date
    watch: Watch

    def taken(self, those: Sequence[T]) -> tuple[T, ...]:
        """Return all questions of a full run, else a sample."""
        return sample(those, None if self.full else QUICK, self.seed)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was measured of one collection, and what came of it."""

    measured: Measured
    marks: tuple[Mark, ...]
    given: tuple[Response, ...] = ()
    """What was given to each question, where answers were measured."""
    verdicts: tuple[Judged, ...] = ()
    worst: tuple[Section, ...] = ()
    """The topics that came off worst."""


def rank_tried(judged: JudgedCollection, trial: Trial) -> Outcome:
    """Measure the ranking of a collection."""
    edition, taken = gathered(judged.collection), trial.taken(judged.topics)
    run = run_of(judged, edition, trial.watch(taken, judged.name))
    marks = tuple(ranking_marks(judged, run))
    counts = len(judged.topics), len(taken)
    measured = Measured.of(judged.name, RANKING, judged.digest, edition, *counts)
    return Outcome(measured, marks, worst=(missed_section(judged, run, marks),))


def answers_tried(name: str, digest: str, asking: Asking, trial: Trial) -> Outcome:
    """Measure quotes and silence: what is answered, and whether it should have been."""
    edition = asking.edition
    taken = asking.wanted if asking.own else trial.taken(asking.wanted)
    given = tuple(responses(edition, trial.watch(taken, name), trial.today))
    measured = Measured.of(name, ANSWERS, digest, edition, len(asking.wanted), len(taken))
    worst = misled_section(name, given, edition), lost_section(name, given, edition)
    return Outcome(measured, tuple(response_marks(name, given)), given, worst=worst)


def claims_tried(name: str, digest: str, claims: Sequence[JudgedClaim], trial: Trial) -> Outcome:
    """Measure verdicts: which claims are decided, how rightly, and by which rules."""
    taken = trial.taken(claims)
    given = tuple(decided(trial.watch(taken, name)))
    sentences = sum(len(claim.evidence) for claim in claims)
    return Outcome(
        Measured(name, VERDICTS, digest, "", 0, sentences, len(claims), len(taken)),
        tuple(claim_marks(name, given)),
        verdicts=tuple(judged for _, judged in given),
    )
