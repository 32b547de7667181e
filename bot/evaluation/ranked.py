"""Topics are read as questions are, threads and all, and ranked by what answers them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.answering import Question
from bot.answering.reading import asked, read
from index.evaluation.gathered import gathered

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from index.evaluation import Collection, Topic

Scored = list[tuple[str, float]]


def ranked(
    collection: Collection, topics: Iterable[Topic], depth: int
) -> Iterator[tuple[Topic, Scored]]:
    """Yield each topic with the ids and scores of at most ``depth`` passages, best first."""
    edition = gathered(collection)
    for topic in topics:
        reading = read(Question(topic.text, topic.thread), edition)
        # Not edition.rank: it also tells what each field gave, which a run does not ask.
        found = edition.ranker.rank(asked(reading, edition), depth)
        yield topic, [(collection.ids[number], score) for number, score in found]
