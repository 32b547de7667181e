"""Modals and App Home."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.playground import shapes
from bot.playground.block_rules import check_view
from bot.playground.errors import SlackError
from bot.playground.web_api import method

if TYPE_CHECKING:
    from bot.playground.nouns import Json, View
    from bot.playground.web_api import Call


def _shown(call: Call, view: View) -> Json:
    return {"view": shapes.view(view, call.parts.identity)}


@method("views.open")
def open_view(call: Call) -> Json:
    """Open a modal before the person whose gesture the trigger is."""
    body = check_view(call.given.get("view"))
    return _shown(call, call.parts.views.open(_whose(call), body))


@method("views.push")
def push(call: Call) -> Json:
    """Lay a view on the modal that is open."""
    body = check_view(call.given.get("view"))
    return _shown(call, call.parts.views.push(_whose(call), body))


@method("views.update")
def update(call: Call) -> Json:
    """Replace a view that is open."""
    body = check_view(call.given.get("view"))
    name = call.get("view_id") or call.get("external_id")
    if name is None:
        raise SlackError("invalid_arguments", "missing required field: view_id [json-pointer:/]")
    return _shown(call, call.parts.views.update(name, body, call.get("hash")))


@method("views.publish")
def publish(call: Call) -> Json:
    """Show an App Home."""
    who = call.parts.workspace.person(call.need("user_id"))
    body = check_view(call.given.get("view"))
    if body.get("type") != "home":
        raise SlackError("invalid_arguments", "must be home [json-pointer:/view/type]")
    return _shown(call, call.parts.views.publish(who.id, body, call.get("hash")))


def _whose(call: Call) -> str:
    if not call.get("trigger_id"):
        raise SlackError("invalid_arguments", "missing required field: trigger_id")
    return call.parts.tickets.take_trigger(call.need("trigger_id"))
