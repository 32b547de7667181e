"""Requests keep their distance, whoever makes them: GOV.UK allows ten a second."""

from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

A_SECOND = 10


class Pace:
    """Lets at most ``a_second`` begin each second; ``clock`` never goes backwards."""

    def __init__(
        self,
        a_second: float = A_SECOND,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._between = 1 / a_second
        self._clock = clock
        self._sleep = sleep
        self._next = clock()
        self._taking = threading.Lock()

    def wait(self) -> None:
        """Return when the next request may begin."""
        with self._taking:
            now = self._clock()
            turn = max(now, self._next)
            self._next = turn + self._between
        if turn > now:
            self._sleep(turn - now)
