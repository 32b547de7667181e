"""A run: collections are measured one after another, and what came of them is told together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from bot.evaluation.claims import claim_marks, decided
from bot.evaluation.configuration import QUICK, Measured
from bot.evaluation.ranking import ranking_marks
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
    """What one collection was measured with, and what came of it."""

    measured: Measured
    marks: tuple[Mark, ...]
    given: tuple[Response, ...] = ()
    verdicts: tuple[Judged, ...] = ()


def rank_tried(judged: JudgedCollection, trial: Trial) -> Outcome:
    """Measure the ranking of a collection."""
    edition = gathered(judged.collection)
    taken = trial.taken(judged.topics)
    marks = tuple(ranking_marks(judged, edition, trial.watch(taken, judged.name)))
    held = len(edition.documents), len(edition.passages)
    return Outcome(
        Measured(
            judged.name,
            RANKING,
            judged.digest,
            edition.digest,
            *held,
            len(judged.topics),
            len(taken),
        ),
        marks,
    )


def answers_tried(name: str, digest: str, asking: Asking, trial: Trial) -> Outcome:
    """Measure quotes and silence: what is answered, and whether it should have been."""
    edition, taken = asking.edition, trial.taken(asking.wanted)
    given = tuple(responses(edition, trial.watch(taken, name), trial.today))
    held = len(edition.documents), len(edition.passages)
    return Outcome(
        Measured(name, ANSWERS, digest, edition.digest, *held, len(asking.wanted), len(taken)),
        tuple(response_marks(name, given)),
        given,
    )


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
