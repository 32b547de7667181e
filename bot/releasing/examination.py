"""An edition is examined beside the one before it: plan, answers that change, gate."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from bot.answering import answer
from bot.releasing.asked import of_topics, together
from bot.releasing.difference import changed
from bot.releasing.gate import Gate, gate
from index.reindexing import plan

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from datetime import date
    from typing import Any

    from bot.answering import Answer, Question
    from bot.evaluation.wanted import Wanted
    from bot.releasing.asked import Asked
    from bot.releasing.difference import Changed
    from index.edition import Edition
    from index.reindexing import Plan, Skipped

    Watch = Callable[[Sequence[Any], str], Iterable[Any]]
    """Lets somebody see how far it is."""


@dataclass(frozen=True, slots=True)
class Examination:
    """What an edition changes; ``asked`` counts the questions that both editions were asked."""

    plan: Plan
    changed: tuple[Changed, ...]
    asked: int
    gate: Gate

    @property
    def has_news(self) -> bool:
        """Whether it changes anything on an edition before it."""
        return self.plan.before is not None and bool(self.plan.touched or self.changed)


def examine(  # noqa: PLR0913 # all that decides about an edition
    before: Edition | None,
    after: Edition,
    *,
    today: date,
    topics: Sequence[Wanted] = (),
    questions: Sequence[Asked] = (),
    known: Mapping[str, str] | None = None,
    skipped: Sequence[Skipped] = (),
    watch: Watch = lambda those, _doing: those,
) -> Examination:
    """Compare two editions, and judge the second by ``topics``: each is asked each question once.

    ``known`` says which document answered which topic before.
    """
    asked = together((*of_topics(topics), *questions))

    @cache
    def said(edition: Edition, question: Question) -> Answer:
        return answer(question, edition, today)

    return Examination(
        plan(before, after, skipped),
        () if before is None else changed(watch(asked, "Asking both"), before, after, said),
        len(asked),
        gate(watch(topics, "Judging"), after, known or {}, said),
    )
