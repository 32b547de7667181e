"""The page, what it asks for, and what a person does on it."""

from __future__ import annotations

import json
from importlib import resources
from typing import TYPE_CHECKING

from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route

from bot.playground import page_state
from bot.playground.deeds import DEEDS
from bot.playground.errors import NotDelivered, SlackError

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable

    from starlette.requests import Request

    from bot.playground.deeds import Deed
    from bot.playground.nouns import Json
    from bot.playground.parts import Parts


KINDS = {
    "css": "text/css; charset=utf-8",
    "html": "text/html; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "svg": "image/svg+xml",
}
HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
        "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}


def page_routes(parts: Parts) -> list[Route]:
    """Return the routes of the page and of what it asks for."""

    async def state(request: Request) -> Response:
        return _json(page_state.state(parts, request.query_params.get("user", "")))

    async def log(_request: Request) -> Response:
        return _json({"log": parts.feed.entries(), "faults": page_state.switches(parts)})

    async def feed(request: Request) -> Response:
        who = parts.workspace.person(request.query_params.get("user", ""))
        kind = "text/event-stream"
        return StreamingResponse(_news(parts, who.id), media_type=kind, headers=HEADERS)

    return [
        Route("/", _asset),
        Route("/archives/{rest:path}", _asset),
        Route("/page/state", state),
        Route("/page/log", log),
        Route("/page/feed", feed),
        *(
            Route(f"/page/{name}", _deed(parts, deed), methods=["POST"])
            for name, deed in DEEDS.items()
        ),
        Route("/page/{name}", _asset),
    ]


async def _asset(request: Request) -> Response:
    name = request.path_params.get("name", "index.html")
    file = resources.files("bot.playground").joinpath("page", name)
    ending = name.rpartition(".")[2]
    if "/" in name or ending not in KINDS or not file.is_file():
        return Response("There is no such page.", 404)
    return Response(file.read_bytes(), media_type=KINDS[ending], headers=HEADERS)


def _deed(parts: Parts, deed: Deed) -> Callable[[Request], Awaitable[Response]]:
    async def endpoint(request: Request) -> Response:
        if not request.headers.get("content-type", "").startswith("application/json"):
            return _json({"ok": False, "error": "send_json"}, 415)
        try:
            given = json.loads(await request.body())
            return _json({"ok": True, **await deed(parts, given)})
        except NotDelivered as failure:
            return _json({"ok": False, "error": failure.reason}, 504)
        except (ValueError, TypeError, KeyError) as error:
            return _json({"ok": False, "error": "bad_request", "detail": str(error)}, 400)

    return endpoint


async def _news(parts: Parts, user: str) -> AsyncIterator[str]:
    queue = parts.feed.listen()
    try:
        yield "event: ready\ndata: {}\n\n"
        while (news := await queue.get()) is not None:
            if news.concerns(user):
                yield f"event: {news.kind}\ndata: {json.dumps(news.body)}\n\n"
    finally:
        parts.feed.leave(queue)


async def refused(_request: Request, error: Exception) -> Response:
    """Answer a request that the workspace refuses."""
    return _json(error.body if isinstance(error, SlackError) else {"ok": False}, 400)


def _json(body: Json, status: int = 200) -> Response:
    return JSONResponse(body, status, headers=HEADERS)
