"""Slack's Web API for a load test: it answers at once, or refuses as often as it is told."""

from __future__ import annotations

import asyncio
import json
import random
import time
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl

from tests.fakes.web_api import BOT_USER, TEAM

if TYPE_CHECKING:
    from collections.abc import Iterable

OK, LIMITED, FAILING = "200 OK", "429 Too Many Requests", "500 Internal Server Error"


class Slack:
    """When which thread was replied to; ``limited`` and ``failing`` are shares of the posts.

    Of those that fail every other one was taken all the same; ``unsaid`` counts these by thread.
    """

    def __init__(self, limited: float, failing: float) -> None:
        self.posted: defaultdict[str, list[float]] = defaultdict(list)
        self.order: defaultdict[str, list[str]] = defaultdict(list)
        self.unsaid: Counter[str] = Counter()
        self.refused = 0
        self._faults = (LIMITED, limited), (FAILING, failing)
        self._draw = random.Random(5)  # noqa: S311 # no secret
        self._number = self._failed = 0

    async def start(self) -> str:
        """Serve on a free port; return the address."""
        server = await asyncio.start_server(self._serve, "127.0.0.1", 0, backlog=512)
        port = server.sockets[0].getsockname()[1]
        self._server = server
        return f"http://127.0.0.1:{port}/api/"

    async def settled(self, sent: Iterable[str], seconds: float) -> None:
        """Wait until everything that was sent is answered, or nothing came for some time."""
        for _ in range(int(seconds * 5)):
            if all(ts in self.posted for ts in sent):
                break
            await asyncio.sleep(0.2)
        await asyncio.sleep(1)  # a second reply to the last of them would come now

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while True:
                head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
                length = _header(head, "content-length")
                body = await reader.readexactly(int(length or 0))
                writer.write(self._answer(head.split()[1].rpartition("/")[2], body, head))
                await writer.drain()
        except (asyncio.IncompleteReadError, ConnectionError):
            writer.close()

    def _answer(self, method: str, body: bytes, head: str) -> bytes:
        status, extra, told = OK, "", _usual(method)
        if method == "chat.postMessage":
            fault = self._fault()
            if fault is None:
                told |= self._post(_params(body, head))
            else:
                self.refused += 1
                status, extra = fault, "retry-after: 1\r\n" if fault == LIMITED else ""
                self._failed += fault == FAILING
                if fault == FAILING and self._failed % 2:
                    params = _params(body, head)
                    self._post(params)
                    self.unsaid[params["thread_ts"]] += 1
        content = json.dumps(told).encode()
        lines = f"HTTP/1.1 {status}\r\ncontent-type: application/json\r\n{extra}"
        return f"{lines}content-length: {len(content)}\r\n\r\n".encode() + content

    def _fault(self) -> str | None:
        drawn = self._draw.random()
        for status, share in self._faults:
            if drawn < share:
                return status
            drawn -= share
        return None

    def _post(self, params: dict[str, Any]) -> dict[str, Any]:
        thread, channel = params["thread_ts"], params["channel"]
        self.posted[thread].append(time.perf_counter())
        if len(self.posted[thread]) == 1:
            self.order[channel].append(thread)
        self._number += 1
        return {"ts": f"1800000000.{self._number:06}", "channel": channel}


def _usual(method: str) -> dict[str, Any]:
    if method == "auth.test":
        return {"ok": True, "team_id": TEAM, "user_id": BOT_USER, "bot_id": "B0BOT"}
    if method == "users.info":
        return {"ok": True, "user": {"team_id": TEAM}}
    return {"ok": True}


def _params(body: bytes, head: str) -> dict[str, Any]:
    if "application/json" in head.lower():
        return dict(json.loads(body))
    return dict(parse_qsl(body.decode()))


def _header(head: str, name: str) -> str | None:
    lines = (line.partition(":") for line in head.lower().split("\r\n"))
    return next((value.strip() for key, _, value in lines if key == name), None)
