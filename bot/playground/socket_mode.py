"""The Socket Mode server: hello, envelopes, acknowledgements, goodbyes."""

from __future__ import annotations

import asyncio
import json
import secrets
from contextlib import suppress
from typing import TYPE_CHECKING

from starlette.websockets import WebSocket, WebSocketDisconnect

from bot.playground.errors import NotDelivered
from bot.playground.faults import Fault
from bot.playground.feed import News
from bot.playground.payloads import EVENTS

if TYPE_CHECKING:
    from bot.playground.courier import Attempt
    from bot.playground.faults import Faults
    from bot.playground.feed import Feed
    from bot.playground.nouns import Identity, Json
    from bot.playground.payloads import Delivery

CONNECTIONS = 10
"""The most that an app may have open."""
DROPPED = 1011


class Sockets:
    """The app's open connections; any of them may get the next envelope."""

    def __init__(self, identity: Identity, feed: Feed, faults: Faults) -> None:
        self._identity = identity
        self._feed = feed
        self._faults = faults
        self._open: list[WebSocket] = []
        self._connected = asyncio.Event()
        self._waiting: dict[str, tuple[WebSocket, asyncio.Future[Json]]] = {}
        self._tickets: set[str] = set()

    def ticket(self) -> str:
        """Hand out what opens one connection."""
        drawn = secrets.token_hex(16)
        self._tickets.add(drawn)
        return drawn

    @property
    def count(self) -> int:
        """How many connections are open."""
        return len(self._open)

    async def serve(self, socket: WebSocket) -> None:
        """Speak with one connection until it ends."""
        ticket = socket.query_params.get("ticket", "")
        if ticket not in self._tickets or len(self._open) >= CONNECTIONS:
            await socket.close(code=1008)
            return
        self._tickets.discard(ticket)
        await socket.accept()
        self._open.append(socket)
        await socket.send_text(json.dumps(self._hello()))
        self._connected.set()
        self._feed.tell(News("connections", {"count": self.count}))
        try:
            while True:
                self._hear(await socket.receive_text())
        except WebSocketDisconnect:
            pass
        finally:
            self._gone(socket)

    async def deliver(self, delivery: Delivery, attempt: Attempt, seconds: float) -> Json:
        """Send an envelope to one connection, and wait for its acknowledgement."""
        socket = await self._next(seconds)
        envelope = self._envelope(delivery, attempt)
        name = envelope["envelope_id"]
        acknowledged: asyncio.Future[Json] = asyncio.get_running_loop().create_future()
        self._waiting[name] = socket, acknowledged
        try:
            await self._send(socket, envelope)
            if self._faults.befalls(Fault.DROPPED_SOCKET, delivery.name):
                await self._drop(socket)
            return await asyncio.wait_for(acknowledged, seconds)
        except TimeoutError as error:
            raise NotDelivered("timeout") from error
        finally:
            self._waiting.pop(name, None)

    async def disconnect(self, reason: str) -> None:
        """Tell every connection to make way for a new one, as Slack does every few hours."""
        farewell = {"type": "disconnect", "reason": reason, "debug_info": {"host": "playground"}}
        for socket in list(self._open):
            await self._send(socket, farewell)

    async def close(self) -> None:
        """Close every connection without a word."""
        for socket in list(self._open):
            await self._drop(socket)

    async def _next(self, seconds: float) -> WebSocket:
        try:
            await asyncio.wait_for(self._connected.wait(), seconds)
        except TimeoutError as error:
            raise NotDelivered("connection_failed") from error
        socket = self._open.pop(0)
        self._open.append(socket)
        return socket

    async def _send(self, socket: WebSocket, body: Json) -> None:
        try:
            await socket.send_text(json.dumps(body))
        except (RuntimeError, WebSocketDisconnect) as error:
            self._gone(socket)
            raise NotDelivered("connection_failed") from error

    async def _drop(self, socket: WebSocket) -> None:
        self._gone(socket)
        with suppress(RuntimeError, WebSocketDisconnect):
            await socket.close(code=DROPPED)

    def _hear(self, text: str) -> None:
        try:
            said = json.loads(text)
        except ValueError:
            return
        if not isinstance(said, dict):
            return
        _, acknowledged = self._waiting.get(str(said.get("envelope_id")), (None, None))
        if acknowledged and not acknowledged.done():
            payload = said.get("payload")
            acknowledged.set_result(payload if isinstance(payload, dict) else {})

    def _gone(self, socket: WebSocket) -> None:
        if socket not in self._open:
            return
        self._open.remove(socket)
        if not self._open:
            self._connected.clear()
        for carrier, acknowledged in self._waiting.values():
            if carrier is socket and not acknowledged.done():
                acknowledged.set_exception(NotDelivered("connection_failed"))
        self._feed.tell(News("connections", {"count": self.count}))

    def _hello(self) -> Json:
        return {
            "type": "hello",
            "num_connections": len(self._open),
            "debug_info": {"host": "playground", "approximate_connection_time": 18060},
            "connection_info": {"app_id": self._identity.app},
        }

    @staticmethod
    def _envelope(delivery: Delivery, attempt: Attempt) -> Json:
        envelope: Json = {
            "envelope_id": secrets.token_hex(16),
            "payload": delivery.payload,
            "type": delivery.kind,
            "accepts_response_payload": delivery.kind != EVENTS,
        }
        if delivery.kind == EVENTS:
            envelope |= {"retry_attempt": attempt.number, "retry_reason": attempt.reason or ""}
        return envelope
