"""Turns: what is said in one conversation is said in order, and holds up no other."""

from __future__ import annotations

import heapq
import itertools
import threading
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import structlog

if TYPE_CHECKING:
    from collections.abc import Callable

PAUSE_S = 0.05
"""A turn that is not ready is looked at again so soon."""

log = structlog.get_logger()


@dataclass(frozen=True, slots=True, order=True)
class Turn:
    """What is to be done about the message at ``ts``; of one message, the first that came.

    What is ``held`` is on record: what is not done here is done by another replica.
    """

    ts: str
    number: int
    act: Callable[[], None] = field(compare=False)
    held: bool = field(default=True, compare=False)


class Turns:
    """A queue for each conversation, by the time of its messages, worked off by whoever is there.

    Where Slack lets a conversation wait, one worker waits with it; the others go on elsewhere. A
    turn that is not ``ready``, by conversation and ts, holds no worker: it is tried again.
    """

    def __init__(self, ready: Callable[[str, str], bool] = lambda _conversation, _ts: True) -> None:
        self._ready = ready
        self._waiting: dict[str, list[Turn]] = {}
        self._numbers = itertools.count()
        self._left = 0
        self._finishing = False
        self._changed = threading.Condition()

    def take(
        self, conversation: str, ts: str, act: Callable[[], None], *, held: bool = True
    ) -> None:
        """Do ``act`` after all that came before it in ``conversation``, here or on that thread."""
        with self._changed:
            idle = conversation not in self._waiting
            waiting = self._waiting.setdefault(conversation, [])
            heapq.heappush(waiting, Turn(ts, next(self._numbers), act, held))
            self._left += 1
        if idle:
            self._work_off(conversation)

    def depth(self) -> int:
        """Return how many acts wait or are being done."""
        return self._left

    def finish(self) -> None:
        """Wait until all are done but what waits for another replica, which may take minutes.

        Of that, what is held is left to the replicas that stay; the rest is done at once.
        """
        with self._changed:
            self._finishing = True
            self._changed.wait_for(lambda: not self._left)

    def _work_off(self, conversation: str) -> None:
        while turn := self._next(conversation):
            finishing = self._finishing  # asked first: what got ready before the end is done
            ready = self._is_ready(conversation, turn)
            if not ready and not finishing:
                self._put_back(conversation, turn)
                return
            if ready or not turn.held:
                self._do(turn)
            else:
                log.info("left to another replica")
            with self._changed:
                self._left -= 1
                self._changed.notify_all()

    def _do(self, turn: Turn) -> None:
        try:
            turn.act()
        except Exception:
            # Whatever an act raises, those behind it in the conversation must have their turn.
            log.exception("reply failed")

    def _is_ready(self, conversation: str, turn: Turn) -> bool:
        try:
            return self._ready(conversation, turn.ts)
        except Exception:
            # It is given from outside, as acts are: whatever it raises, out of order beats never.
            log.exception("order not known")
            return True

    def _next(self, conversation: str) -> Turn | None:
        with self._changed:
            waiting = self._waiting[conversation]
            if waiting:
                return heapq.heappop(waiting)
            del self._waiting[conversation]
            return None

    def _put_back(self, conversation: str, turn: Turn) -> None:
        with self._changed:
            heapq.heappush(self._waiting[conversation], turn)
        threading.Timer(PAUSE_S, self._work_off, (conversation,)).start()
