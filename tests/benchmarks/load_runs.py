"""The runs of a load test: what is sent how fast, and what goes wrong meanwhile."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True, slots=True)
class Run:
    """``rate`` events a second for so many ``seconds``.

    ``doubled`` is the share of events delivered twice, ``limited`` and ``failing`` those of the
    posts refused with 429 and 500; a replica is killed every ``kill`` seconds, where that is not 0.
    """

    name: str
    rate: float = 50
    seconds: float = 60
    replicas: int = 2
    channels: int = 50
    doubled: float = 0.0
    limited: float = 0.0
    failing: float = 0.0
    kill: float = 0.0


WANTED = (
    Run("50/s"),
    Run("50/s, doubled, 429", doubled=0.1, limited=0.05),
    Run("50/s, 500, killed", failing=0.02, kill=10),
)
"""What two replicas on PostgreSQL are to hold."""
ALONE = (
    Run("SQLite 20/s", rate=20, replicas=1),
    Run("SQLite 20/s, doubled, 429", rate=20, replicas=1, doubled=0.1, limited=0.05),
    Run("SQLite 20/s, 500, killed", rate=20, replicas=1, failing=0.02, kill=10),
)
"""What one replica on SQLite is to hold."""
STEPS = (75, 100, 125, 150, 175, 200)


def rising(run: Run) -> Iterator[Run]:
    """Yield the same run at ever higher rates."""
    for rate in STEPS:
        yield replace(run, name=f"rising: {rate}/s", rate=rate, seconds=20)
