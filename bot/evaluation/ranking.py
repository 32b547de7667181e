"""Marks of a ranking: each judged topic by each measure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.evaluation.marks import Mark
from bot.evaluation.ranked import ranked
from index.evaluation.measures import DEPTH, measured

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from bot.evaluation.judged import JudgedCollection
    from bot.evaluation.ranked import Ranked
    from index.edition import Edition
    from index.evaluation import Topic

    Run = Mapping[str, Ranked]
    """What was found for each topic."""


def run_of(judged: JudgedCollection, edition: Edition, topics: Iterable[Topic]) -> Run:
    """Rank the passages for each of ``topics``."""
    return {one.topic.id: one for one in ranked(edition, judged.collection.ids, topics, DEPTH)}


def ranking_marks(judged: JudgedCollection, run: Run) -> Iterator[Mark]:
    """Yield the marks of a run."""
    found = {topic: [passage for passage, _ in one.hits] for topic, one in run.items()}
    for measure, values in measured(judged.qrels, found).items():
        for topic, value in values.items():
            one = run[topic]
            follow_up = bool(one.topic.thread)
            yield Mark(judged.name, topic, measure, value, one.kind.value, follow_up)
