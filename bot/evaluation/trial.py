"""A run: collections are measured one after another, and what came of them is told together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.evaluation.configuration import QUICK, Configuration, Measured
from bot.evaluation.ranking import ranking_marks
from index.evaluation.gathered import gathered
from index.evaluation.sampling import sample

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from bot.evaluation.judged import JudgedCollection
    from bot.evaluation.marks import Mark
    from index.evaluation import Topic

    Watch = Callable[[Sequence[Topic], str], Iterable[Topic]]
    """Lets somebody see how far the questions of a collection are."""


@dataclass(frozen=True, slots=True)
class Trial:
    """What was measured, with what."""

    configuration: Configuration
    marks: tuple[Mark, ...]


def tried(collections: Iterable[JudgedCollection], *, seed: int, full: bool, watch: Watch) -> Trial:
    """Measure ``collections``: with ``full`` every question, else a sample of each."""
    measured: list[Measured] = []
    marks: list[Mark] = []
    for one in collections:
        edition = gathered(one.collection)
        taken = sample(one.topics, None if full else QUICK, seed)
        marks += ranking_marks(one, edition, watch(taken, one.name))
        held = len(edition.documents), len(edition.passages)
        measured.append(
            Measured(one.name, one.digest, edition.digest, *held, len(one.topics), len(taken))
        )
    return Trial(Configuration(seed, full, tuple(measured)), tuple(marks))
