"""A folder of judged questions, read whole before anything is measured."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.errors import BotError
from index.evaluation import Collection
from index.evaluation.collection import topics
from index.evaluation.dialogues import in_dialogue, turns
from index.evaluation.digest import digest
from index.evaluation.qrels import qrels

if TYPE_CHECKING:
    from pathlib import Path

    from index.evaluation import Topic
    from index.evaluation.qrels import Qrels


@dataclass(frozen=True, slots=True)
class JudgedCollection:
    """Passages, the topics that are judged, and which passages answer each."""

    name: str
    digest: str
    collection: Collection
    topics: tuple[Topic, ...]
    qrels: Qrels


def judged(folder: Path, queries: Path | None = None) -> JudgedCollection:
    """Read a collection; turns.jsonl, where there is one, puts questions back into dialogues."""
    asked, said = queries or folder / "queries.jsonl", folder / "turns.jsonl"
    files = (folder / "corpus.jsonl", asked, folder / "qrels.tsv", said)
    found = qrels(files[2])
    known = in_dialogue(topics(asked), {} if queries else turns(said))
    measured = tuple(topic for topic in known if topic.id in found)
    if not measured:
        raise BotError(
            f"No question of {asked} is judged in {files[2]}.",
            "Give the questions and the judgements the same ids.",
        )
    return JudgedCollection(
        folder.resolve().name, digest(files), Collection.read(folder), measured, found
    )
