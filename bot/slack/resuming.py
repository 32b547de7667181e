"""Resuming: what a replica was at when it died is answered by another."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import structlog
from slack_bolt import App, BoltRequest

from bot.slack.asked import NAME, Asked, Body, MalformedError, text
from bot.slack.buttons import ASK, CHECK, COPY, FEEDBACK, MORE, SHARE, SHOW
from bot.slack.deliveries import as_written, event_of, is_changed, is_direct_message
from bot.slack.home_tab import PROMPT, QUESTION
from bot.slack.homes import ASKING
from bot.slack.manifest import COMMAND, SHORTCUT
from bot.storage import Held, Surface

if TYPE_CHECKING:
    from bot.slack.desk import Desk

RESUMED = "resumed"
"""Marks what is dispatched anew: it was noted before."""

OF_AN_EVENT = (
    *("type", "subtype", "channel", "channel_type", "user", "ts", "thread_ts", "text", "edited"),
    *("user_team", "source_team", "team"),
)
OF_A_GESTURE = (
    *("type", "callback_id", "command", "text", "trigger_id", "response_url", "actions"),
    *("user", "user_id", "team", "team_id", "enterprise", "enterprise_id", "is_enterprise_install"),
    *("channel", "channel_id", "message_ts", "container"),
)
PARTS = {
    "message": ("ts", "thread_ts", "text", "subtype", "user"),
    "view": ("type", "callback_id", "state"),
}
BUTTONS = {ASK, CHECK, COPY, FEEDBACK, MORE, SHARE, SHOW, QUESTION}

log = structlog.get_logger()


def held(body: Body) -> Held | None:
    """Return what is to be kept of a delivery until it is answered; None where nobody waits.

    What a maintainer presses is not kept: they see how far it went, and press again.
    """
    if is_gesture(body):
        return Held(key_of(body), _pruned(body))
    mentioned = event_of(body).get("type") == "app_mention"
    if is_changed(body):
        body = as_written(body)
        body["event"]["edited"] = True
    elif not mentioned and not is_direct_message(body):
        return None
    key = text(body, "event_id")
    return _of_event(key, body) if NAME.fullmatch(key) else None


def key_of(body: Body) -> str:
    """Return the name that a delivery is held under, if it is."""
    return text(body, "trigger_id" if is_gesture(body) else "event_id")[:255]


def is_gesture(body: Body) -> bool:
    """Say whether somebody waits for what they typed or pressed, beside a message."""
    if not NAME.fullmatch(text(body, "trigger_id")):
        return False
    kind = text(body, "type")
    if kind == "block_actions":
        return any(name in BUTTONS or name.startswith(PROMPT) for name in _pressed(body))
    sent = {"message_action": SHORTCUT, "view_submission": ASKING}
    named = body["view"] if isinstance(body.get("view"), dict) else body
    return body.get("command") == COMMAND or (
        kind in sent and named.get("callback_id") == sent[kind]
    )


def has_a_turn(body: Body) -> bool:
    """Say whether what a gesture asks is answered in its turn, which may come later."""
    pressed = _pressed(body)
    at_home = any(name == QUESTION or name.startswith(PROMPT) for name in pressed)
    return at_home or text(body, "type") == "view_submission"


def resume(app: App, desk: Desk, kept: Held) -> None:
    """Answer what another replica took, unless its reply stands already."""
    log.info("resumed", id=kept.key)
    desk.parts.metrics.resumed.inc()
    if "event" not in kept.body:
        app.dispatch(BoltRequest(body=kept.body, context={RESUMED: True}, mode="socket_mode"))
        return
    mentioned = event_of(kept.body).get("type") == "app_mention"
    surface = Surface.MENTION if mentioned else Surface.DIRECT_MESSAGE
    try:
        asked = Asked.in_event(kept.body, desk.identity, surface)
    except MalformedError as error:
        log.warning("delivery malformed", field=str(error))
        desk.parts.record.done(kept.key)
        return
    desk.resume(asked)


def _of_event(key: str, body: Body) -> Held:
    event = event_of(body)
    kept = {field: event[field] for field in OF_AN_EVENT if field in event}
    essence = {field: body.get(field) for field in ("event_id", "is_ext_shared_channel")}
    channel, ts = text(event, "channel")[:32] or None, text(event, "ts")[:32] or None
    return Held(key[:255], essence | {"event": kept}, channel, ts)


def _pruned(body: Body) -> dict[str, Any]:
    kept = {field: body[field] for field in OF_A_GESTURE if field in body}
    for name, fields in PARTS.items():
        whole = body.get(name)
        if isinstance(whole, dict):
            kept[name] = {field: whole[field] for field in fields if field in whole}
    return kept


def _pressed(body: Body) -> list[str]:
    actions = body.get("actions")
    of = actions if isinstance(actions, list) else []
    return [text(one, "action_id") for one in of if isinstance(one, dict)]
