"""Rates: how many questions are asked in a minute, by whoever or wherever."""

from __future__ import annotations

import threading
import time
from collections import OrderedDict, deque
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

MINUTE_S = 60.0
MOST_KNOWN = 10_000


class Rates:
    """The last minute's questions under each name; ``now`` is a clock in seconds."""

    def __init__(self, most: int, now: Callable[[], float] = time.monotonic) -> None:
        self.most = most
        self._now = now
        self._asked: OrderedDict[str, deque[float]] = OrderedDict()
        self._lock = threading.Lock()

    def wait(self, name: str) -> int:
        """Count a question; return 0, else in how many seconds the next one is welcome.

        What is refused does not count: who asks too fast does not wait the longer for it. Where
        ``most`` is 0 there is no limit.
        """
        now = self._now()
        with self._lock:
            asked = self._asked.setdefault(name, deque())
            self._asked.move_to_end(name)
            while asked and asked[0] <= now - MINUTE_S:
                asked.popleft()
            if 0 < self.most <= len(asked):
                return max(1, round(asked[0] + MINUTE_S - now))
            asked.append(now)
            while len(self._asked) > MOST_KNOWN:
                self._asked.popitem(last=False)
        return 0
