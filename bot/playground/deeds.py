"""What a person does on the page, by name: each is a POST of a JSON object."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from bot.playground import gestures, page_state, saying
from bot.playground.acknowledging import respond, submitted
from bot.playground.faults import Fault, Switch
from bot.playground.payloads import EVENTS, Delivery
from bot.playground.saying import Typed
from bot.playground.signed_http import SignedHttp

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from concurrent.futures import Future

    from bot.playground.nouns import Json
    from bot.playground.parts import Parts

    Deed = Callable[[Parts, Json], Awaitable[Json]]


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


async def _deliver(parts: Parts, given: Json) -> Json:
    delivery = Delivery(given.get("kind", EVENTS), given["payload"])
    return {"acknowledged": await _acknowledged(parts.courier.send(delivery))}


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
    "deliver": _deliver,
    "events_url": _events_url,
}
