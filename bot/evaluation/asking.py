"""Questions whose answers are judged, and the edition that is to answer them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.answering import Question
from bot.evaluation.gold import answerable, marked
from bot.evaluation.locating import located
from bot.evaluation.sources import sources
from bot.evaluation.wanted import Gold, Wanted
from index.evaluation.dialogues import turn
from index.evaluation.lines import judged_lines
from index.evaluation.qrels import qrels

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from bot.evaluation.gold import Line
    from bot.evaluation.sources import Place, Sources
    from index.edition import Edition
    from index.evaluation.qrels import Qrels

FILES = ("all_questions.jsonl", "questions.jsonl", "turns.jsonl")
"""Where a collection says which questions are answered, and by which words."""


@dataclass(frozen=True, slots=True)
class Asking:
    """An edition and what is wanted of it."""

    edition: Edition
    wanted: tuple[Wanted, ...]
    own: bool = False
    """Whether they are the maintainer's own, few and all to be asked."""


def questions(folder: Path) -> Path | None:
    """Return the file of a collection that judges answers, None where it has none."""
    return next((folder / name for name in FILES if (folder / name).is_file()), None)


def asking(folder: Path, path: Path) -> Asking:
    """Read the questions of ``path`` and what they are asked of; an error names the line."""
    held, judgements = sources(folder, path), folder / "qrels.tsv"
    judged = qrels(judgements) if judgements.is_file() else {}
    return Asking(held.edition, tuple(_wanted(path, held, judged)))


def _wanted(path: Path, held: Sources, judged: Qrels) -> Iterator[Wanted]:
    for number, line in judged_lines(path):
        name, known = str(line["_id"]), answerable(line)
        if known is None:
            continue
        text, thread = turn(path, number, line)
        relevant = [passage for passage, score in judged.get(name, {}).items() if score > 0]
        gold = tuple(dict.fromkeys(_gold(line, held, relevant))) if known else ()
        yield Wanted(name, Question(text, thread), known, gold=gold)


def _gold(line: Line, held: Sources, relevant: list[str]) -> Iterator[Gold]:
    for where, words in marked(line):
        for place in filter(None, map(held.places.get, [where] if where else relevant)):
            yield from _in(place, words, held.edition)


def _in(place: Place, words: str, edition: Edition) -> Iterator[Gold]:
    name, within = place
    for span in located(words, edition.document(name).text, within):
        yield Gold(name, span)
