"""Relevance judgements: which passages answer a topic, and how well."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.evaluation.lines import broken, text_lines

if TYPE_CHECKING:
    from pathlib import Path

Qrels = dict[str, dict[str, int]]
"""Topic → passage → how relevant it is, 0 where it is not."""

HEADER = "query-id"


def qrels(path: Path) -> Qrels:
    """Read topic, passage and score, tabs between; a header may stand first."""
    found: Qrels = {}
    for number, line in enumerate(text_lines(path), start=1):
        columns = line.split("\t")
        if not line.strip() or (number == 1 and columns[0] == HEADER):
            continue
        topic, passage, score = _judgement(path, number, [column.strip() for column in columns])
        if passage in found.setdefault(topic, {}):
            raise broken(path, number, f"passage {passage!r} is judged for {topic!r} already")
        found[topic][passage] = score
    return found


def _judgement(path: Path, number: int, columns: list[str]) -> tuple[str, str, int]:
    try:
        topic, passage, score = columns
        return topic, passage, int(score)
    except ValueError as error:
        why = "it has no three columns: query-id, corpus-id and a whole number"
        raise broken(path, number, why) from error
