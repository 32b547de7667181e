"""A person's other gestures: buttons, slash commands, modals, shortcuts, App Home.

Each returns a future of what the app acknowledged with; what that does is in ``acknowledging``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.playground import payloads, shapes
from bot.playground.block_rules import elements
from bot.playground.errors import SlackError
from bot.playground.payloads import INTERACTIVE, Delivery

if TYPE_CHECKING:
    from concurrent.futures import Future

    from bot.playground.nouns import Json, Message, View
    from bot.playground.parts import Parts
    from bot.playground.saying import Typed


def _gesture(parts: Parts, user: str, kind: str, more: Json) -> Future[Json]:
    who = parts.workspace.person(user)
    trigger = parts.tickets.trigger(user)
    body = payloads.gesture(kind, who, parts.identity, trigger)
    return parts.courier.send(Delivery(INTERACTIVE, body | more))


def press(parts: Parts, user: str, said: Message, pressed: Json) -> Future[Json]:
    """Use an element of a message: ``pressed`` names it, and carries what was chosen."""
    if said.only_for not in {None, user}:
        raise SlackError("message_not_found")
    url = parts.tickets.response_url(user, said.channel, said.ts, said.thread_ts)
    room = parts.workspace.channel(said.channel)
    more = payloads.on_message(said, room, parts.identity, url)
    act = action(said.blocks, pressed, parts.workspace.ts())
    return _gesture(
        parts, user, "block_actions", {**more, "state": {"values": {}}, "actions": [act]}
    )


def press_in_view(parts: Parts, view: View, pressed: Json, state: Json) -> Future[Json]:
    """Use an element of a modal or of App Home."""
    more = payloads.on_view(view, parts.identity, state)
    act = action(view.body["blocks"], pressed, parts.workspace.ts())
    return _gesture(parts, view.user, "block_actions", {**more, "actions": [act]})


def submit(parts: Parts, view: View, state: Json) -> Future[Json]:
    """Submit a modal."""
    shown = shapes.view(view, parts.identity, state)
    return _gesture(parts, view.user, "view_submission", {"view": shown, "response_urls": []})


def close(parts: Parts, view: View) -> None:
    """Close a modal; the app hears of it if it asked to."""
    parts.views.close(view.user)
    if view.body.get("notify_on_close"):
        shown = shapes.view(view, parts.identity)
        _gesture(parts, view.user, "view_closed", {"view": shown, "is_cleared": False})


def command(parts: Parts, typed: Typed) -> tuple[Future[Json], str]:
    """Give the slash command that was typed; return what comes of it, and its response url."""
    name, _, text = typed.text.strip().partition(" ")
    if name not in parts.identity.commands:
        raise SlackError("invalid_command")
    room, who = parts.workspace.channel(typed.channel), parts.workspace.person(typed.user)
    url = parts.tickets.response_url(who.id, room.id)
    given = {
        "command": name,
        "text": text.strip(),
        "response_url": url,
        "trigger_id": parts.tickets.trigger(who.id),
    }
    return parts.courier.send(payloads.command(who, room, parts.identity, given)), url


def shortcut(parts: Parts, user: str, name: str, said: Message | None = None) -> Future[Json]:
    """Use a shortcut, global or on a message."""
    if said is None:
        action_ts = parts.workspace.ts()
        return _gesture(parts, user, "shortcut", {"callback_id": name, "action_ts": action_ts})
    url = parts.tickets.response_url(user, said.channel, said.ts, said.thread_ts)
    room = parts.workspace.channel(said.channel)
    more = {
        "callback_id": name,
        "message_ts": said.ts,
        "response_url": url,
        "channel": {"id": room.id, "name": "directmessage" if room.is_im else room.name},
        "message": shapes.message(said, parts.identity),
    }
    return _gesture(parts, user, "message_action", more)


def open_home(parts: Parts, user: str, tab: str) -> None:
    """Open the app's Home tab, or the tab of the conversation with it."""
    if "app_home_opened" not in parts.identity.events:
        return
    room = parts.workspace.channel(user)
    body: Json = {
        "type": "app_home_opened",
        "user": user,
        "channel": room.id,
        "tab": tab,
        "event_ts": parts.workspace.ts(),
    }
    view = parts.views.home(user)
    if tab == "home" and view:
        body["view"] = shapes.view(view, parts.identity)
    parts.courier.send(payloads.event(body, parts.identity, room, parts.workspace.now()))


def action(blocks: tuple[Json, ...] | list[Json], pressed: Json, now: str) -> Json:
    """Return the action of the element that ``pressed`` names by block and action id."""
    for block in blocks:
        for element in elements(block):
            same = element.get("action_id") == pressed.get("action_id")
            if same and block["block_id"] == pressed.get("block_id"):
                return _acted(block, element, pressed) | {"action_ts": now}
    raise SlackError("action_not_found")


def _acted(block: Json, element: Json, pressed: Json) -> Json:
    acted = {
        "type": element["type"],
        "block_id": block["block_id"],
        "action_id": element["action_id"],
    }
    if element["type"] == "button":
        acted |= {key: element[key] for key in ("text", "value", "style") if key in element}
    elif element["type"] == "feedback_buttons":
        side = "negative" if pressed.get("side") == "negative" else "positive"
        chosen = element[f"{side}_button"]
        acted |= {"text": chosen["text"], "value": chosen["value"]}
    else:
        acted |= {k: v for k, v in pressed.items() if k == "value" or k.startswith("selected_")}
    return acted
