"""Fit the weights of ``bot/answering/abstention.py``, and say how well they carry over.

Run with the folder of public collections: ``python -m tests.benchmarks.abstention FOLDER``. Each
set is held out in turn, the rest is fitted (logistic regression by Newton's method, ridge 1), and
the area under the ROC curve on the set held out is printed; then the weights fitted on all.
"""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from bot.answering import Question
from bot.answering.abstention import WEIGHTS
from bot.answering.evidence import find
from corpus.passages import passages
from corpus.readers import read
from index.building import build
from index.strings import encode

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from index.edition import Edition

    Floats = NDArray[np.float64]
    Labelled = tuple[Floats, Floats]
    """Signals, a row a question, and 1 where the guidance answers it."""

STEPS = 25
JUDGED = Path(__file__).parents[1] / "questions"


def lines(path: Path) -> list[dict[str, Any]]:
    """Return the objects of a file of JSON lines."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def edition(texts: dict[str, str]) -> Edition:
    """Build an edition of plain texts, by id."""
    found = (read("text.txt", text.encode()).document(name) for name, text in texts.items())
    ordered = sorted(found, key=lambda document: encode(document.id))
    return build([(document, passages(document)) for document in ordered], "")


def sets(folder: Path) -> Iterator[tuple[str, Edition, list[tuple[Question, bool]]]]:
    """Yield each development set: its name, its edition, and whether each question is answered."""
    text = (folder.parent / "guidance" / "medical-imaging.txt").read_text("utf-8")
    page = edition({"page": text})
    for file in sorted(JUDGED.glob("*.jsonl")):
        judged = [
            (Question(q["question"], tuple(q.get("thread", ()))), q["expect"] == "answered")
            for q in lines(file)
        ]
        yield file.stem, page, judged
    squad = folder / "squad2-dev-small"
    texts = {p["_id"]: f"{p['title']}\n\n{p['text']}" for p in lines(squad / "corpus.jsonl")}
    asked = [
        (Question(q["question"]), q["answerable"]) for q in lines(squad / "all_questions.jsonl")
    ]
    yield "squad2", edition(texts), asked
    pairs = lines(folder / "clapnq-dev" / "questions.jsonl")
    texts = {q["_id"]: f"{q['title']}\n\n{q['passage']}" for q in pairs}
    yield "clapnq", edition(texts), [(Question(q["question"]), q["answerable"]) for q in pairs]


def labelled(held: Edition, asked: list[tuple[Question, bool]]) -> Labelled:
    """Take the signals of each question; one that finds nothing has none and is left out."""
    taken = [(find(question, held).signals, answers) for question, answers in asked]
    rows = [([asdict(s)[name] for name in WEIGHTS], answers) for s, answers in taken if s]
    return np.array([row for row, _ in rows]), np.array([float(answers) for _, answers in rows])


def fit(parts: list[Labelled]) -> Floats:
    """Return bias and weights; sets, and within each the two answers, count alike."""
    signals = np.vstack([part[0] for part in parts])
    answers = np.concatenate([part[1] for part in parts])
    share = np.concatenate([np.where(y == 1, 1 / y.sum(), 1 / (1 - y).sum()) for _, y in parts])
    share *= 50
    rows = np.column_stack([np.ones(len(signals)), signals])
    ridge = np.diag([0.0, *np.ones(signals.shape[1])])
    weights = np.zeros(rows.shape[1])
    for _ in range(STEPS):
        p = 1 / (1 + np.exp(-rows @ weights))
        slope = rows.T @ (share * (answers - p)) - ridge @ weights
        curve = rows.T @ (rows * (share * p * (1 - p))[:, None]) + ridge
        weights += np.linalg.solve(curve, slope)
    return weights


def auroc(weights: Floats, part: Labelled) -> float:
    """Return the chance that an answered question scores above a silent one (Fawcett 2006)."""
    odds = weights[0] + part[0] @ weights[1:]
    above = odds[part[1] == 1][:, None] - odds[part[1] == 0][None, :]
    return float((above > 0).mean() + (above == 0).mean() / 2)


def main() -> None:
    """Print the table."""
    parts = {name: labelled(held, asked) for name, held, asked in sets(Path(sys.argv[1]))}
    for name, part in parts.items():
        rest = [other for held, other in parts.items() if held != name]
        print(f"{name}: AUROC {auroc(fit(rest), part):.3f} with the set held out")  # noqa: T201
    bias, *weights = fit(list(parts.values()))
    print(f"BIAS {bias:.1f}", dict(zip(WEIGHTS, np.round(weights, 1), strict=True)))  # noqa: T201


if __name__ == "__main__":
    main()
