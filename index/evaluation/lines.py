"""JSON lines that are read whole or refused with the number of the line that is wrong."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from index.errors import IndexingError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

Line = dict[str, object]


def judged_lines(path: Path, key: str = "_id") -> Iterator[tuple[int, Line]]:
    """Yield the objects of ``path`` with their line numbers; each has a ``key`` of its own."""
    seen: dict[str, int] = {}
    for number, line in enumerate(text_lines(path), start=1):
        if not line.strip():
            continue
        try:
            found = json.loads(line)
        except ValueError as error:
            raise broken(path, number, f"it is no JSON ({error})") from error
        if not isinstance(found, dict):
            raise broken(path, number, "it is no JSON object")
        name = found.get(key)
        if not isinstance(name, str) or not name or any(map(str.isspace, name)):
            raise broken(path, number, f"its {key} is no string without spaces")
        if name in seen:
            raise broken(path, number, f"its {key} {name!r} stands on line {seen[name]} already")
        seen[name] = number
        yield number, found


def words(path: Path, number: int, line: Line, name: str, default: str | None = None) -> str:
    """Return field ``name`` of a line, a string; ``default`` where it is absent."""
    value = line.get(name, default)
    if not isinstance(value, str):
        raise broken(path, number, f"its {name} is no string")
    return value


def broken(path: Path, number: int, why: str) -> IndexingError:
    """Return the error of a line that cannot be used."""
    return IndexingError(f"{path}, line {number}: {why}.", "Put the line right and run again.")


def text_lines(path: Path) -> list[str]:
    """Return the lines of ``path``; an error says why they cannot be read."""
    try:
        # A line ends at "\n" alone: JSON may hold other separators of Unicode unescaped.
        return path.read_text(encoding="utf-8").split("\n")
    except OSError as error:
        raise IndexingError(
            f"{path} cannot be read ({error.strerror}).",
            "A collection holds corpus.jsonl, queries.jsonl and, to be judged, qrels.tsv.",
        ) from error
    except UnicodeDecodeError as error:
        raise IndexingError(
            f"{path} is not UTF-8 ({error}).", "Convert it and try again."
        ) from error
