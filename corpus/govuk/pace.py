"""Requests keep their distance, whoever makes them: GOV.UK allows ten a second."""

from __future__ import annotations

import threading
import time
from contextlib import nullcontext
from typing import TYPE_CHECKING

from corpus.locking import locked

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

A_SECOND = 10
FARTHEST_S = 60.0
"""No turn lies farther ahead: a later one is from before the machine was started."""


class Pace:
    """Lets at most ``a_second`` begin each second; ``clock`` never goes backwards.

    Programs that name one file in ``shared`` keep one pace between them.
    """

    def __init__(
        self,
        a_second: float = A_SECOND,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
        shared: Path | None = None,
    ) -> None:
        self._between = 1 / a_second
        self._clock = clock
        self._sleep = sleep
        self._shared = shared
        self._next = clock()
        self._taking = threading.Lock()

    def wait(self) -> None:
        """Return when the next request may begin."""
        shared = nullcontext() if self._shared is None else locked(self._shared)
        with self._taking, shared:
            now, free = self._clock(), self._free()
            turn = free if now < free < now + FARTHEST_S else now
            self._keep(turn + self._between)
        if turn > now:
            self._sleep(turn - now)

    def _free(self) -> float:
        """Return the first turn that nobody took; the clock is one for all programs."""
        if self._shared is None:
            return self._next
        try:
            return float(self._shared.read_text())
        except ValueError:
            return 0.0

    def _keep(self, free: float) -> None:
        self._next = free
        if self._shared is not None:
            self._shared.write_text(str(free))
