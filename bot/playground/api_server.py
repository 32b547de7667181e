"""The Web API and the response urls as HTTP, with what may go wrong on the way."""

from __future__ import annotations

import asyncio
import secrets
from typing import TYPE_CHECKING

from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from bot.playground import methods
from bot.playground.acknowledging import respond
from bot.playground.arguments import arguments, token
from bot.playground.errors import SlackError
from bot.playground.faults import BREAKING, Fault
from bot.playground.web_api import answer

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.types import Receive, Scope, Send

    from bot.playground.nouns import Json
    from bot.playground.parts import Parts

__all__ = ["api_routes", "methods"]

SLOW_SECONDS = 1.5
LARGEST_BODY = 1_000_000


class CutOff(Response):
    """Begins to answer and never ends: the connection closes instead."""

    async def __call__(self, _scope: Scope, _receive: Receive, send: Send) -> None:
        """Send a head that promises a body."""
        head = [(b"content-length", b"2"), (b"content-type", b"application/json")]
        await send({"type": "http.response.start", "status": 200, "headers": head})


def api_routes(parts: Parts) -> list[Route]:
    """Return the routes under ``/api/`` and ``/hooks/``."""

    async def call(request: Request) -> Response:
        name = request.path_params["method"]
        broken = await _fault(parts, name)
        if broken:
            return broken
        return await _answered(parts, name, request)

    async def hook(request: Request) -> Response:
        broken = await _fault(parts, "response_url")
        if broken:
            return broken
        return await _responded(parts, request)

    return [
        Route("/api/{method}", call, methods=["GET", "POST"]),
        Route("/hooks/{name}", hook, methods=["POST"]),
    ]


async def _answered(parts: Parts, name: str, request: Request) -> Response:
    try:
        given = await _arguments(request)
    except SlackError as error:
        parts.feed.log("call", name, {}, error.body)
        return _json(parts, error.body)
    return _json(parts, answer(parts, name, given, token(request.headers, given)))


async def _responded(parts: Parts, request: Request) -> Response:
    given: Json = {}
    try:
        given = await _arguments(request)
        respond(parts, parts.tickets.take_response(request.path_params["name"]), given)
    except SlackError as error:
        parts.feed.log("call", "response_url", given, error.body)
        status = 404 if error.name in {"used_url", "expired_url"} else 400
        return PlainTextResponse(error.name, status)
    parts.feed.log("call", "response_url", given, {"ok": True})
    return PlainTextResponse("ok")


async def _arguments(request: Request) -> Json:
    body = await request.body()
    if len(body) > LARGEST_BODY:
        raise SlackError("request_too_large")
    kind = request.headers.get("content-type", "")
    return arguments(request.url.query, kind, body)


async def _fault(parts: Parts, name: str) -> Response | None:
    if parts.faults.befalls(Fault.SLOW, name):
        await asyncio.sleep(SLOW_SECONDS)
    for fault in BREAKING:
        if parts.faults.befalls(fault, name):
            parts.feed.log("fault", name, {"fault": fault.value})
            return _broken(fault)
    return None


def _broken(fault: Fault) -> Response:
    match fault:
        case Fault.RATE_LIMITED:
            body = {"ok": False, "error": "ratelimited"}
            return JSONResponse(body, 429, headers={"Retry-After": "1"})
        case Fault.SERVER_ERROR:
            return PlainTextResponse("server_error", 500)
        case Fault.HTML:
            return HTMLResponse("<!doctype html><title>Slack</title><p>Back soon.</p>")
        case _:
            return CutOff()


def _json(parts: Parts, body: Json) -> Response:
    headers = {
        "X-OAuth-Scopes": ",".join(sorted(parts.identity.scopes)),
        "X-Slack-Req-Id": secrets.token_hex(16),
    }
    return JSONResponse(body, headers=headers)
