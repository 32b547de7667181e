"""What happens, as it happens: to the page's live updates, to its log, and to who waits for it."""

from __future__ import annotations

import asyncio
import threading
from collections import deque
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.playground.nouns import Json

T = TypeVar("T")

KEPT = 300
"""Entries of the log that a page opened later still sees."""


@dataclass(frozen=True, slots=True)
class News:
    """One thing that happened; ``only_for`` names the one person whose page hears of it."""

    kind: str
    body: Json = field(default_factory=dict)
    only_for: str | None = None

    def concerns(self, user: str) -> bool:
        """Whether the page of ``user`` shows this."""
        return self.only_for is None or self.only_for == user


class Feed:
    """Hands news to every listener, from any thread."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._listeners: dict[asyncio.Queue[News | None], asyncio.AbstractEventLoop] = {}
        self._log: deque[Json] = deque(maxlen=KEPT)
        self._count = 0
        self._closed = False

    def tell(self, news: News) -> None:
        """Hand ``news`` to every listener, and wake who waits."""
        with self._changed:
            for queue, loop in self._listeners.items():
                loop.call_soon_threadsafe(queue.put_nowait, news)
            self._changed.notify_all()

    def log(self, way: str, name: str, body: Json, answer: Json | None = None) -> None:
        """Keep one call or delivery, for the panel that shows them raw."""
        with self._changed:
            self._count += 1
            entry: Json = {"number": self._count, "way": way, "name": name, "body": body}
            if answer is not None:
                entry["answer"] = answer
            self._log.append(entry)
        self.tell(News("log", entry))

    def entries(self) -> list[Json]:
        """Return the log, oldest first."""
        with self._changed:
            return list(self._log)

    def listen(self) -> asyncio.Queue[News | None]:
        """Open a queue of news on the running loop; ``None`` ends it."""
        queue: asyncio.Queue[News | None] = asyncio.Queue()
        with self._changed:
            self._listeners[queue] = asyncio.get_running_loop()
            if self._closed:
                queue.put_nowait(None)
        return queue

    def leave(self, queue: asyncio.Queue[News | None]) -> None:
        """Stop handing news to ``queue``."""
        with self._changed:
            self._listeners.pop(queue, None)

    def close(self) -> None:
        """End every queue, so that no page keeps the server from stopping."""
        with self._changed:
            self._closed = True
            for queue, loop in self._listeners.items():
                loop.call_soon_threadsafe(queue.put_nowait, None)

    def wait(self, found: Callable[[], T | None], seconds: float) -> T | None:
        """Return what ``found`` gives, as soon as it gives something; None after ``seconds``."""
        with self._changed:
            self._changed.wait_for(lambda: found() is not None, seconds)
        return found()
