"""The playground as a server on 127.0.0.1, in a thread of its own."""

from __future__ import annotations

import json
import socket
import threading
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Self

import uvicorn
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.routing import WebSocketRoute

from bot.errors import BotError
from bot.playground.api_server import api_routes
from bot.playground.errors import SlackError
from bot.playground.gate import Gate
from bot.playground.page_server import page_routes, refused
from bot.playground.parts import parts as wired
from bot.playground.signed_http import SignedHttp

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from bot.playground.parts import Parts

HOST = "127.0.0.1"
PORT = 8765
START_SECONDS = 10
PING_SECONDS = 1
"""slack_sdk's own client, when it closes, waits for something to arrive."""


class Playground:
    """A running playground: ``with Playground() as playground: …``."""

    def __init__(
        self, port: int = 0, parts: Parts | None = None, events_url: str | None = None
    ) -> None:
        self.parts = parts or wired()
        self._socket = _listen(port)
        self.port: int = self._socket.getsockname()[1]
        self.url = self.parts.tickets.base = f"http://{HOST}:{self.port}"
        self.api_url = f"{self.url}/api/"
        if events_url:
            self.parts.courier.route = SignedHttp(events_url, self.parts.credentials.signing_secret)
        self._started = threading.Event()
        self._server = uvicorn.Server(
            uvicorn.Config(
                application(self.parts, self._started),
                log_level="critical",
                lifespan="on",
                ws="websockets-sansio",
                ws_ping_interval=PING_SECONDS,
                timeout_graceful_shutdown=1,
            )
        )
        self._thread = threading.Thread(target=self._run, name="playground", daemon=True)

    @property
    def first_line(self) -> str:
        """Return what other programs need to use this playground, as one line of JSON."""
        known = self.parts.credentials
        return json.dumps(
            {
                "url": self.url,
                "api_url": self.api_url,
                "bot_token": known.bot_token,
                "app_token": known.app_token,
                "signing_secret": known.signing_secret,
            }
        )

    def start(self) -> Self:
        """Serve; calls are answered and events delivered when this returns."""
        self._thread.start()
        self._started.wait(START_SECONDS)
        return self

    def stop(self) -> None:
        """End every page's feed, then the server."""
        self.parts.feed.close()
        self._server.should_exit = True
        self._thread.join()
        self._socket.close()

    def hang_up(self) -> None:
        """Close the app's connections without a word."""
        self.parts.courier.wait(self.parts.sockets.close())

    def _run(self) -> None:
        self._server.run(sockets=[self._socket])

    def __enter__(self) -> Self:
        """Start."""
        return self.start()

    def __exit__(self, *_: object) -> None:
        """Stop."""
        self.stop()


def application(parts: Parts, started: threading.Event) -> Starlette:
    """Return the server's routes; ``started`` is set once events can be delivered."""

    @asynccontextmanager
    async def lifespan(_app: Starlette) -> AsyncIterator[None]:
        parts.courier.start()
        started.set()
        yield
        await parts.courier.stop()

    return Starlette(
        routes=[
            *api_routes(parts),
            WebSocketRoute("/socket/", parts.sockets.serve),
            *page_routes(parts),
        ],
        middleware=[Middleware(Gate)],
        exception_handlers={SlackError: refused},
        lifespan=lifespan,
    )


def _listen(port: int) -> socket.socket:
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((HOST, port))
        listening.listen(2048)
    except OSError as error:
        listening.close()
        raise BotError(
            f"Port {port} of {HOST} cannot be used: {error.strerror}.",
            "`--port 0` takes a free one.",
        ) from error
    return listening
