"""Marks: what each topic is worth by each measure, and the groups that they are told by."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

ALL, FOLLOW_UPS, ALONE = "all", "follow-ups", "without a thread"


@dataclass(frozen=True, slots=True)
class Mark:
    """One topic's value by one measure."""

    collection: str
    topic: str
    measure: str
    value: float
    kind: str
    follow_up: bool = False
    answerable: bool = True
    """Whether the guidance holds an answer."""


Key = tuple[str, str, str]
"""Collection, measure and group."""


def grouped(marks: Iterable[Mark]) -> dict[Key, dict[str, Mark]]:
    """Return the marks by topic, for each measure of all topics, of threads, and of each class."""
    found: dict[Key, dict[str, Mark]] = {}
    for mark in marks:
        for group in _groups(mark):
            found.setdefault((mark.collection, mark.measure, group), {})[mark.topic] = mark
    return {key: of for key, of in found.items() if not _is_whole(key, of, found)}


def _groups(mark: Mark) -> Iterator[str]:
    yield ALL
    yield FOLLOW_UPS if mark.follow_up else ALONE
    yield mark.kind


def _is_whole(key: Key, marks: dict[str, Mark], found: dict[Key, dict[str, Mark]]) -> bool:
    """Say whether a group of a thread or a class only repeats what is told of all."""
    return key[2] != ALL and len(marks) == len(found[*key[:2], ALL])
