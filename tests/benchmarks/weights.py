"""Choose the weights of ``index/fields.py``, and say what each field and each idea adds.

Run with the folder of public collections: ``python -m tests.benchmarks.weights FOLDER``. Weights
are chosen on the development half of each collection (by a hash of the question's id), one weight
at a time as long as the mean nDCG@10 rises; the other half is held out. Dialogues are asked as
they were held. Then each idea is taken away from what ships; an interval without 0 is no chance.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from bot.answering import Question
from bot.answering.reading import pieces, read
from bot.evaluation.judged import judged
from index.building import Builder
from index.edition import Edition
from index.evaluation.bootstrap import difference, estimate
from index.evaluation.lines import judged_lines
from index.fields import FIELDS
from index.model import K1, B
from index.query import Query
from index.querying import ask

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from numpy.typing import NDArray

    from bot.answering.question import Reading
    from bot.evaluation.judged import JudgedCollection
    from index.evaluation import Topic
    from index.evaluation.bootstrap import Estimate, Floats
    from index.fields import Field

    Scores = NDArray[np.float32]
    """What one field gives, unweighted: a row a topic, a column a passage."""
    Weights = Mapping[str, float]

COLLECTIONS = (
    "conditionalqa-plus",
    "or-sharc",
    "doc2dial-val-passage",
    "mtrag-govt",
    "scifact",
)
GRID = (0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.8, 1.0, 1.2)
ROUNDS = 2
LEAST = 0.0005
"""A weight is moved for no less."""
SEED = 1
PLAIN = " plain"
"""Behind a field's name: the same with the usual k1 and b."""
BARE, ALONE = " bare", " alone"
"""Behind a field's name: asked in the words as typed alone, and without the thread."""

TEN = 1 / np.log2(np.arange(10) + 2)
SHIPPED = {field.name: field.weight for field in FIELDS}
SHAPED = tuple(field for field in FIELDS if (field.k1, field.b) != (K1, B))
RIVALS = tuple(replace(field, name=field.name + PLAIN, k1=K1, b=B) for field in SHAPED)


@dataclass(frozen=True, slots=True)
class Asked:
    """A collection after its questions were asked of every field."""

    name: str
    scores: Mapping[str, Scores]
    gains: Scores
    ideal: Floats
    development: NDArray[np.bool_]

    def ndcg(self, weights: Weights) -> Floats:
        """Return nDCG@10 of each topic (Järvelin & Kekäläinen 2002), ties by passage."""
        total = np.zeros_like(self.gains)
        for name, weight in weights.items():
            total += np.float32(weight) * self.scores[name] if weight else 0
        best = np.sort(np.argpartition(-total, 10, axis=1)[:, :10], axis=1)
        order = np.argsort(-np.take_along_axis(total, best, 1), axis=1, kind="stable")
        best = np.take_along_axis(best, order, 1)
        found = np.take_along_axis(total, best, 1) > 0
        values: Floats = (np.take_along_axis(self.gains, best, 1) * found) @ TEN / self.ideal
        return values


def dialogues(folder: Path, topics: Sequence[Topic]) -> tuple[Topic, ...]:
    """Put topics back into their dialogues, where the folder holds all turns of each in a line."""
    path = folder / "queries_questions.jsonl"
    if not path.is_file():
        return tuple(topics)
    said = {str(line["_id"]): str(line["text"]).split("\n") for _, line in judged_lines(path)}
    return tuple(
        replace(topic, text=said[topic.id][-1], thread=tuple(said[topic.id][:-1]))
        for topic in topics
    )


def built(collection: JudgedCollection) -> Edition:
    """Build an edition with every field, and with the rivals of some."""
    builder, first = Builder(fields=(*FIELDS, *RIVALS)), 0
    for document in collection.collection.documents:
        last = first + len(document.blocks)
        builder.add(document, collection.collection.passages[first:last])
        first = last
    return Edition(*builder.made(""))


def bare(reading: Reading) -> Reading:
    """Take the other forms of its words from a reading."""
    carried = (
        replace(c, words=tuple(replace(w, others=()) for w in c.words)) for c in reading.carried
    )
    words = tuple(replace(word, others=()) for word in reading.words)
    return replace(reading, words=words, carried=tuple(carried))


def gives(edition: Edition, reading: Reading, fields: Iterable[Field]) -> dict[str, Floats]:
    """Return what each field gives to each passage, before its weight."""
    given: dict[str, Floats] = {}
    clauses = ask(pieces(reading), edition, tuple(fields)).clauses
    for field in fields:
        own = Query(tuple(clause for clause in clauses if clause.field == field.name))
        row = np.zeros(len(edition.passages))
        for passage, score in edition.ranker.rank(own, len(row)):
            row[passage] = score / field.weight
        given[field.name] = row
    return given


def ways(edition: Edition, topic: Topic) -> dict[str, Floats]:
    """Return what each field gives for ``topic`` as it is asked, and as it might be."""
    reading = read(Question(topic.text, topic.thread), edition)
    alone = read(Question(topic.text), edition)
    given = gives(edition, reading, (*FIELDS, *RIVALS))
    for behind, other in ((BARE, bare(reading)), (ALONE, alone)):
        given |= {name + behind: row for name, row in gives(edition, other, FIELDS).items()}
    return given


def asked(folder: Path) -> Asked:
    """Ask all questions of a collection."""
    read_whole = judged(folder)
    topics, edition = dialogues(folder, read_whole.topics), built(read_whole)
    numbers = {name: number for number, name in enumerate(read_whole.collection.ids)}
    gains = np.zeros((len(topics), len(numbers)), np.float32)
    scores: dict[str, Scores] = {}
    ideal = np.zeros(len(topics))
    for row, topic in enumerate(topics):
        wanted = read_whole.qrels[topic.id]
        best = np.sort([*wanted.values(), *[0] * 10])[::-1][:10]
        ideal[row] = best @ TEN
        for passage, gain in wanted.items():
            if passage in numbers:
                gains[row, numbers[passage]] = gain
        for name, given in ways(edition, topic).items():
            scores.setdefault(name, np.zeros_like(gains))[row] = given
    halves = [sha256(topic.id.encode()).digest()[0] % 2 == 0 for topic in topics]
    return Asked(folder.name, scores, gains, ideal, np.array(halves))


def chosen(collections: Sequence[Asked]) -> dict[str, float]:
    """Choose weights by coordinate search; that of the first field is the measure of the others."""

    def mean(weights: Weights) -> float:
        return float(np.mean([c.ndcg(weights)[c.development].mean() for c in collections]))

    weights, best = dict(SHIPPED), mean(SHIPPED)
    for name in list(SHIPPED)[1:] * ROUNDS:
        reached = {weight: mean({**weights, name: weight}) for weight in GRID}
        weight = max(reached, key=lambda one: reached[one])
        if reached[weight] > best + LEAST:
            weights, best = {**weights, name: weight}, reached[weight]
    return weights


def ideas() -> dict[str, Weights]:
    """Return, for each idea, the weights with which a ranking goes without it."""
    fields = {f"field {name}": {**SHIPPED, name: 0.0} for name in SHIPPED}
    plain = {f.name + PLAIN if f in SHAPED else f.name: f.weight for f in FIELDS}
    others = {f.name + BARE: f.weight for f in FIELDS}
    alone = {f.name + ALONE: f.weight for f in FIELDS}
    return {**fields, "b of a passage": plain, "other forms": others, "the thread": alone}


def mean(rows: Floats) -> float:
    """Return the mean of the topics."""
    return float(rows.mean())


def shown(one: Estimate, form: str = ".3f") -> str:
    """Show an estimate with its interval."""
    return f"{one.value:{form}} ({one.low:{form}} to {one.high:{form}})"


def table(head: str, columns: Iterable[str], rows: Iterable[tuple[str, Iterable[str]]]) -> None:
    """Print a table in Markdown."""
    print(f"| {head} |", " | ".join(columns), "|")  # noqa: T201
    for name, cells in rows:
        print(f"| {name} |", " | ".join(cells), "|")  # noqa: T201


def halves(one: Asked, weights: Weights) -> list[str]:
    """Estimate nDCG@10 of both halves."""
    values = one.ndcg(weights)
    parts = (values[one.development], values[~one.development])
    return [shown(estimate(part, mean, SEED)) for part in parts]


def worth(one: Asked, without: Weights) -> str:
    """Show what is lost in nDCG@10, over all topics, by going without an idea."""
    return shown(difference(one.ndcg(without), one.ndcg(SHIPPED), mean, SEED), "+.3f")


def main() -> None:
    """Print the tables."""
    collections = [asked(Path(sys.argv[1]) / name) for name in COLLECTIONS]
    weights = chosen(collections)
    print("Chosen:", weights)  # noqa: T201
    for head, those in (("As shipped", SHIPPED), ("As chosen", weights)):
        rows = ((one.name, halves(one, those)) for one in collections)
        table(head, ("development half", "held-out half"), rows)
    lost = ((idea, [worth(one, less) for one in collections]) for idea, less in ideas().items())
    table("What it adds", COLLECTIONS, lost)


if __name__ == "__main__":
    main()
