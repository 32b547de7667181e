"""``footnote serve`` as a program of its own, and what it says on stderr."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]


@dataclass
class Served:
    """A running bot, and its log so far."""

    program: subprocess.Popen[str]
    lines: list[dict[str, Any]] = field(default_factory=list)
    raw: list[str] = field(default_factory=list)
    changed: threading.Condition = field(default_factory=threading.Condition)

    def read(self) -> None:
        """Read the log to its end."""
        for line in self.program.stderr or ():
            with self.changed:
                self.raw.append(line)
                if line.startswith("{"):
                    self.lines.append(json.loads(line))
                self.changed.notify_all()
        with self.changed:
            self.raw.append("")
            self.changed.notify_all()

    def logged(self, event: str, seconds: float = 30) -> dict[str, Any]:
        """Wait for a line of the log."""
        with self.changed:
            self.changed.wait_for(
                lambda: any(line["event"] == event for line in self.lines) or "" in self.raw,
                seconds,
            )
        found = [line for line in self.lines if line["event"] == event]
        assert found, "".join(self.raw)
        return found[0]


@contextmanager
def serving(*arguments: str, **environment: str) -> Iterator[Served]:
    """Start ``footnote serve`` with these flags; kill it in the end, should it still run."""
    with subprocess.Popen(
        [sys.executable, "-m", "bot", "serve", *arguments],
        stderr=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        text=True,
        cwd=ROOT,
        env=_environment(environment),
    ) as program:
        served = Served(program)
        reader = threading.Thread(target=served.read)
        reader.start()
        try:
            yield served
        finally:
            program.kill()
            reader.join()


def _environment(added: dict[str, str]) -> dict[str, str]:
    kept = {k: v for k, v in os.environ.items() if not k.startswith("SLACK_")}
    return kept | {"PYTHONPATH": str(ROOT)} | added
