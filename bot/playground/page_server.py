"""The page, what it asks for, and what a person does on it."""

from __future__ import annotations

import asyncio
import json
from importlib import resources
from typing import TYPE_CHECKING

from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route

from bot.playground import gestures, page_state, saying
from bot.playground.acknowledging import respond, submitted
from bot.playground.errors import NotDelivered, SlackError
from bot.playground.faults import Fault, Switch
from bot.playground.saying import Typed
from bot.playground.signed_http import SignedHttp

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable
    from concurrent.futures import Future

    from starlette.requests import Request

    from bot.playground.nouns import Json
    from bot.playground.parts import Parts

    Deed = Callable[[Parts, Json], Awaitable[Json]]

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


async def _acknowledged(answer: Future[Json]) -> Json:
    return await asyncio.wrap_future(answer)


def _typed(given: Json) -> Typed:
    thread, raw = given.get("thread_ts") or None, bool(given.get("raw"))
    return Typed(given["user"], given["channel"], given["text"], thread, raw)


async def _say(parts: Parts, given: Json) -> Json:
    said = saying.say(parts, _typed(given))
    return {"ts": said.ts, "channel": said.channel}


async def _edit(parts: Parts, given: Json) -> Json:
    return {"ts": saying.edit(parts, _typed(given), given["ts"]).ts}


async def _remove(parts: Parts, given: Json) -> Json:
    saying.remove(parts, given["user"], given["channel"], given["ts"])
    return {}


async def _press(parts: Parts, given: Json) -> Json:
    if given.get("view_id"):
        view = parts.views.view(given["view_id"])
        state = given.get("values") or {}
        await _acknowledged(gestures.press_in_view(parts, view, given, state))
    else:
        said = parts.workspace.message(given["channel"], given["ts"])
        await _acknowledged(gestures.press(parts, given["user"], said, given))
    return {}


async def _command(parts: Parts, given: Json) -> Json:
    answer, url = gestures.command(parts, _typed(given))
    body = await _acknowledged(answer)
    if body.get("text") or body.get("blocks"):
        respond(parts, parts.tickets.take_response(url.rpartition("/")[2]), body)
    return {}


async def _submit(parts: Parts, given: Json) -> Json:
    view = parts.views.view(given["view_id"])
    answer = await _acknowledged(gestures.submit(parts, view, given.get("values") or {}))
    return {"errors": submitted(parts, view, answer)}


async def _close(parts: Parts, given: Json) -> Json:
    gestures.close(parts, parts.views.view(given["view_id"]))
    return {}


async def _shortcut(parts: Parts, given: Json) -> Json:
    said = parts.workspace.message(given["channel"], given["ts"]) if given.get("ts") else None
    user, name = given["user"], given["callback_id"]
    await _acknowledged(gestures.shortcut(parts, user, name, said))
    return {}


async def _open(parts: Parts, given: Json) -> Json:
    gestures.open_home(parts, given["user"], given.get("tab", "home"))
    return {}


async def _fault(parts: Parts, given: Json) -> Json:
    switch = Switch(
        int(given.get("times", 0)), float(given.get("share", 0)), str(given.get("of", ""))
    )
    parts.faults.set(Fault(given["fault"]), switch)
    return {"faults": page_state.switches(parts)}


async def _events_url(parts: Parts, given: Json) -> Json:
    old = parts.courier.route
    url, secret = str(given.get("url") or ""), parts.credentials.signing_secret
    parts.courier.route = SignedHttp(url, secret) if url else parts.sockets
    await old.close()
    return {}


async def _disconnect(parts: Parts, given: Json) -> Json:
    if given.get("reason"):
        await parts.sockets.disconnect(str(given["reason"]))
    else:
        await parts.sockets.close()
    return {}


DEEDS: dict[str, Deed] = {
    "say": _say,
    "edit": _edit,
    "remove": _remove,
    "press": _press,
    "command": _command,
    "submit": _submit,
    "close": _close,
    "shortcut": _shortcut,
    "open": _open,
    "fault": _fault,
    "disconnect": _disconnect,
    "events_url": _events_url,
}


async def refused(_request: Request, error: Exception) -> Response:
    """Answer a request that the workspace refuses."""
    return _json(error.body if isinstance(error, SlackError) else {"ok": False}, 400)


def _json(body: Json, status: int = 200) -> Response:
    return JSONResponse(body, status, headers=HEADERS)
