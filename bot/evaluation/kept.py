"""A run as lines of JSON: its configuration, its measures, and the marks of each topic."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from bot.errors import BotError
from bot.evaluation.marks import Mark

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from bot.evaluation.configuration import Configuration
    from bot.evaluation.summary import Summary

Line = dict[str, Any]
NEXT_STEP = "Give the file that an earlier `footnote evaluate` kept, or printed with --json."


def lines(
    configuration: Configuration, summaries: Iterable[Summary], marks: Iterable[Mark]
) -> Iterator[Line]:
    """Yield the objects of a run in order."""
    yield {"configuration": asdict(configuration)}
    yield from map(_summary, summaries)
    yield from map(asdict, marks)


def marks_of(path: Path) -> tuple[Mark, ...]:
    """Read the marks of an earlier run; an error names the line that is not of one."""
    found: list[Mark] = []
    try:
        with path.open(encoding="utf-8") as file:
            for number, line in enumerate(file, start=1):
                found += _marks(path, number, line)
    except UnicodeDecodeError as error:
        raise BotError(f"{path} is not UTF-8 ({error}).", NEXT_STEP) from error
    if not found:
        raise BotError(f"{path} holds no marks.", NEXT_STEP)
    return tuple(found)


def _marks(path: Path, number: int, line: str) -> Iterator[Mark]:
    try:
        record = json.loads(line)
        if "topic" in record:
            yield Mark(**{**record, "value": float(record["value"])})
    except (ValueError, TypeError, KeyError) as error:
        raise BotError(
            f"{path}, line {number}: it is not of a run ({error}).", NEXT_STEP
        ) from error


def _summary(one: Summary) -> Line:
    record = asdict(one)
    estimate, change = record.pop("estimate"), record.pop("change")
    if change is not None:
        change["noise"] = one.noise
    return {**record, **estimate, "change": change}
