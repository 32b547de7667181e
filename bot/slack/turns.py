"""Turns: what is said in one conversation is said in order, and holds up no other."""

from __future__ import annotations

import threading
from collections import deque
from typing import TYPE_CHECKING

import structlog

if TYPE_CHECKING:
    from collections.abc import Callable

    Act = Callable[[], None]

log = structlog.get_logger()


class Turns:
    """A queue for each conversation, worked off by whoever finds it idle.

    Where Slack lets a conversation wait, one worker waits with it; the others go on elsewhere.
    """

    def __init__(self) -> None:
        self._waiting: dict[str, deque[Act]] = {}
        self._lock = threading.Lock()

    def take(self, conversation: str, act: Act) -> None:
        """Do ``act`` after all that came before it in ``conversation``, here or on that thread."""
        with self._lock:
            waiting = self._waiting.setdefault(conversation, deque())
            waiting.append(act)
            if len(waiting) > 1:
                return
        self._work_off(conversation, waiting)

    def depth(self) -> int:
        """Return how many acts wait or are being done."""
        with self._lock:
            return sum(map(len, self._waiting.values()))

    def _work_off(self, conversation: str, waiting: deque[Act]) -> None:
        while True:
            try:
                waiting[0]()
            except Exception:
                # Whatever an act raises, those behind it in the conversation must have their turn.
                log.exception("reply failed")
            with self._lock:
                waiting.popleft()
                if not waiting:
                    del self._waiting[conversation]
                    return
