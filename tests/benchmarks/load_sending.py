"""Sending events at a steady rate, as Slack does: signed, again where they are not taken."""

from __future__ import annotations

import asyncio
import json
import random
import time
from typing import TYPE_CHECKING, Protocol
from urllib.parse import urlsplit

from tests.fakes import signing
from tests.fakes.deliveries import mention

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.benchmarks.load_runs import Run

WITHIN_S = 3.0
"""Slack waits so long for an acknowledgement."""
PAUSES_S = (0.0, 5.0, 25.0)
"""Before it sends again; Slack's own later pauses are minutes."""


class Listens(Protocol):
    """Whoever takes events at ``url``, which may change."""

    url: str


class Sending:
    """``sent`` has the moment at which each event was due, by its ts."""

    def __init__(self, asked: Run, questions: Sequence[str], replicas: Sequence[Listens]) -> None:
        self._asked = asked
        self._questions = questions
        self._replicas = replicas
        self._draw = random.Random(11)  # noqa: S311 # no secret
        self._free: dict[str, list[tuple[asyncio.StreamReader, asyncio.StreamWriter]]] = {}
        self.sent: dict[str, float] = {}
        self.acknowledged: list[float] = []
        self.again = 0
        self._run = f"{time.time_ns() // 1000 % 1_000_000:06}"
        """A database remembers the events of the run before: these are others."""

    async def run(self) -> None:
        """Send them all, each when it is due."""
        began, tasks = time.perf_counter() + 0.5, set()
        for number in range(int(self._asked.rate * self._asked.seconds)):
            due = began + number / self._asked.rate
            await asyncio.sleep(max(0.0, due - time.perf_counter()))
            ts = f"{1_700_000_000 + number}.{self._run}"
            channel = f"C{number % self._asked.channels:04}"
            self.sent[ts] = due
            body = self._body(number, ts, channel)
            tasks.add(asyncio.create_task(self._deliver(body, number)))
            if self._draw.random() < self._asked.doubled:
                tasks.add(asyncio.create_task(self._deliver(body, number + 1)))
        await asyncio.gather(*tasks)

    def _body(self, number: int, ts: str, channel: str) -> bytes:
        question = self._questions[number % len(self._questions)]
        event = mention(question, ts, channel=channel, user=f"U{number % 300:04}")
        return json.dumps(event).encode()

    async def _deliver(self, body: bytes, turn: int) -> None:
        for attempt, pause in enumerate((0.0, *PAUSES_S)):
            await asyncio.sleep(pause)
            began = time.perf_counter()
            url = self._replicas[(turn + attempt) % len(self._replicas)].url
            try:
                status = await asyncio.wait_for(self._post(url, body), WITHIN_S)
            except (OSError, TimeoutError, asyncio.IncompleteReadError, IndexError):
                status = 0
            if status == 200:
                self.acknowledged.append(time.perf_counter() - began)
                return
            self.again += 1

    async def _post(self, url: str, body: bytes) -> int:
        to, free = urlsplit(url), self._free.setdefault(url, [])
        reader, writer = free.pop() if free else await asyncio.open_connection(to.hostname, to.port)
        sent = signing.headers(body) | {"host": to.netloc, "content-length": str(len(body))}
        lines = "".join(f"{name}: {value}\r\n" for name, value in sent.items())
        writer.write(f"POST {to.path} HTTP/1.1\r\n{lines}\r\n".encode() + body)
        try:
            head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").lower()
            length = int(head.partition("content-length:")[2].split("\r\n")[0] or 0)
            await reader.readexactly(length)
        except BaseException:
            writer.close()
            raise
        free.append((reader, writer))
        return int(head.split()[1])
