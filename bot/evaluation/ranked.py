"""Topics are read as questions are, threads and all, and ranked by what answers them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.answering import Question
from bot.answering.reading import asked, read

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from bot.answering.kinds import Kind
    from index.edition import Edition
    from index.evaluation import Topic


@dataclass(frozen=True, slots=True)
class Ranked:
    """A topic, the kind of thing it asks for, and its passages by id with scores, best first."""

    topic: Topic
    kind: Kind
    hits: tuple[tuple[str, float], ...]


def ranked(
    edition: Edition, ids: Sequence[str], topics: Iterable[Topic], depth: int
) -> Iterator[Ranked]:
    """Rank at most ``depth`` passages for each topic; ``ids`` are the passages' names in order."""
    for topic in topics:
        reading = read(Question(topic.text, topic.thread), edition)
        # Not edition.rank: it also tells what each field gave, which a run does not ask.
        found = edition.ranker.rank(asked(reading, edition), depth)
        hits = tuple((ids[number], score) for number, score in found)
        yield Ranked(topic, reading.kind, hits)
