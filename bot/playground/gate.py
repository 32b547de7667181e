"""Who may speak to the server: programs of this machine and its own page, no page from elsewhere.

A page of another site could otherwise reach 127.0.0.1 through the visitor's browser, under a name
of its own that it points here (so Host is checked) or across origins (so Origin is).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Receive, Scope, Send

NAMES = frozenset({"127.0.0.1", "localhost"})


class Gate:
    """Refuses a request whose Host or Origin is not this server."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let the request in, or answer 403 (421 where it is meant for another host)."""
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
            return
        headers, port = Headers(scope=scope), scope["server"][1]
        if not _is_us(headers.get("host", ""), port):
            refusal = PlainTextResponse("This server answers to 127.0.0.1 only.\n", 421)
        elif not _origin_is_us(headers.get("origin"), port):
            refusal = PlainTextResponse("This server answers to its own page only.\n", 403)
        else:
            await self.app(scope, receive, send)
            return
        if scope["type"] == "websocket":
            await receive()
            await send({"type": "websocket.close", "code": 1008})
        else:
            await refusal(scope, receive, send)


def _is_us(host: str, port: int) -> bool:
    name, _, named = host.partition(":")
    # slack_sdk's own socket client names no port.
    return name.lower() in NAMES and named in {"", str(port)}


def _origin_is_us(origin: str | None, port: int) -> bool:
    return origin is None or origin in {f"http://{name}:{port}" for name in NAMES}
