"""How far a run of many steps has come: lines are only added, so that a killed run goes on."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from corpus import files

if TYPE_CHECKING:
    from pathlib import Path

Line = dict[str, Any]
GOES_ON_FOR = timedelta(days=1)
"""A run that was cut short longer ago begins anew: its pages may have changed since."""


@dataclass
class Journal:
    """The steps of one run, in a file of JSON lines; ``what`` tells runs for other things apart."""

    path: Path
    what: str
    done: list[Line] = field(default_factory=list)

    @classmethod
    def begin(cls, path: Path, what: str, now: datetime) -> Journal:
        """Go on with the run that was cut short, if it was for the same and not long ago."""
        first, *rest = read(path) or [{}]
        if first.get("what") == what and _is_recent(first, now) and not _finished(rest):
            if not path.read_bytes().endswith(b"\n"):
                _append(path, b"\n")  # a killed run wrote half a line
            return cls(path, what, rest)
        files.write(path, _line({"what": what, "started": now.isoformat()}))
        return cls(path, what)

    def note(self, step: Line) -> None:
        """Add a step."""
        self.done.append(step)
        _append(self.path, _line(step))


def read(path: Path) -> list[Line]:
    """Return the lines of a journal; what is no line, or half of one, is left out."""
    try:
        written = path.read_bytes().splitlines()
    except FileNotFoundError:
        return []
    return [line for line in map(_parsed, written) if line]


def _parsed(line: bytes) -> Line:
    try:
        found = json.loads(line)
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def _is_recent(first: Line, now: datetime) -> bool:
    """Say whether a run began in the last day: one that begins after now knew another clock."""
    try:
        age = now - datetime.fromisoformat(first.get("started", ""))
    except (ValueError, TypeError):
        return False
    return timedelta() <= age <= GOES_ON_FOR


def _finished(steps: list[Line]) -> bool:
    return any("finished" in step for step in steps)


def _line(step: Line) -> bytes:
    return json.dumps(step).encode() + b"\n"


def _append(path: Path, content: bytes) -> None:
    with path.open("ab") as file:
        file.write(content)
