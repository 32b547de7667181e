"""Dialogues turn by turn: what a person asked, and what the same person asked before it."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from index.evaluation.lines import broken, judged_lines, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from index.evaluation.collection import Topic
    from index.evaluation.lines import Line

    Turn = tuple[str, tuple[str, ...]]
    """A question and its thread."""

SPEAKER = re.compile(r"\s*(user|agent)\s*:\s*", re.IGNORECASE)


def turn(path: Path, number: int, line: Line) -> Turn:
    """Return the question of a line and the questions before it; what was answered falls away."""
    said = line.get("thread", line.get("history", []))
    if not isinstance(said, list) or not all(isinstance(one, str) for one in said):
        raise broken(path, number, "its history is no array of strings")
    spoken = [(SPEAKER.match(one), one) for one in said]
    asked = [one[who.end() :] if who else one for who, one in spoken if not _answers(who)]
    return words(path, number, line, "question"), tuple(asked)


def turns(path: Path) -> dict[str, Turn]:
    """Read the turns of ``path`` by id, none where there is no such file."""
    if not path.is_file():
        return {}
    lines = judged_lines(path)
    return {str(line["_id"]): turn(path, number, line) for number, line in lines}


def in_dialogue(topics: Iterable[Topic], said: Mapping[str, Turn]) -> tuple[Topic, ...]:
    """Put each topic that is a turn of a dialogue back into it, as it was said there."""
    return tuple(
        replace(topic, text=said[topic.id][0], thread=said[topic.id][1])
        if topic.id in said and not topic.thread
        else topic
        for topic in topics
    )


def _answers(speaker: re.Match[str] | None) -> bool:
    return speaker is not None and speaker[1].lower() == "agent"
