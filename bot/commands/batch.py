"""Lines of JSON in, lines of JSON out: a bad line says so, and the rest go on."""

from __future__ import annotations

import json
import sys
from typing import IO, TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Callable

Line = dict[str, object]


def run(lines: IO[bytes], answered: Callable[[Line], Line]) -> None:
    """Print one object a line in order, flushed; exit 1 at the end if any line was bad."""
    failed = False
    for number, content in enumerate(lines, start=1):
        if not content.strip():
            continue
        identity: object = None
        try:
            line = _object(content)
            identity = line.get("id")
            given = {**answered(line), "id": identity}
        except (ValueError, RecursionError) as error:
            failed = True
            given = {"id": identity, "error": f"line {number}: {error}"}
        click.echo(json.dumps(given, ensure_ascii=False))
        sys.stdout.flush()
    if failed:
        sys.exit(1)


def fields(line: Line, *names: str) -> dict[str, str]:
    """Return the named fields, each a string; ValueError names the one that is none."""
    found: dict[str, str] = {}
    for name in names:
        value = line.get(name)
        if not isinstance(value, str):
            raise ValueError(f"{name} is not a string")  # noqa: TRY004 # one kind of bad line
        found[name] = value
    return found


def _object(content: bytes) -> Line:
    line = json.loads(content)
    if not isinstance(line, dict):
        raise ValueError("not a JSON object")  # noqa: TRY004 # one kind of bad line
    return line
