"""Resuming: the questions of a replica that died are answered by another."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import structlog

from bot.slack.asked import Asked, Body, MalformedError, Surface
from bot.slack.deliveries import as_written, event_of, is_changed, is_direct_message

if TYPE_CHECKING:
    from bot.slack.desk import Desk

NEEDED = (
    "type",
    "subtype",
    "channel",
    "channel_type",
    "user",
    "ts",
    "thread_ts",
    "text",
    "edited",
    "user_team",
    "source_team",
    "team",
)

log = structlog.get_logger()


def essence(body: Body) -> dict[str, Any] | None:
    """Return what a question is answered from, to be kept until it is; None where none is asked."""
    mentioned = event_of(body).get("type") == "app_mention"
    if is_changed(body):
        body = as_written(body)
        body["event"]["edited"] = True
    elif not mentioned and not is_direct_message(body):
        return None
    event = event_of(body)
    return {
        "event_id": body.get("event_id"),
        "is_ext_shared_channel": body.get("is_ext_shared_channel"),
        "event": {field: event[field] for field in NEEDED if field in event},
    }


def resume(desk: Desk, kept: Body) -> None:
    """Answer a question that another replica took, unless it has replied already."""
    mentioned = event_of(kept).get("type") == "app_mention"
    surface = Surface.MENTION if mentioned else Surface.DIRECT_MESSAGE
    try:
        asked = Asked.in_event(kept, desk.identity, surface)
    except MalformedError as error:
        log.warning("delivery malformed", field=str(error))
        desk.parts.record.done(str(kept.get("event_id")))
        return
    log.info("question resumed", id=asked.id)
    desk.resume(asked)
