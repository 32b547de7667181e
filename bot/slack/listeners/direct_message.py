"""Somebody writes to the bot alone, changes it, or takes it back."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.slack.asked import Asked, Body, name, part
from bot.slack.deliveries import (
    as_written,
    event_of,
    is_changed,
    is_deleted,
    is_direct_message,
)
from bot.storage import Place, Surface

if TYPE_CHECKING:
    from slack_bolt import App

    from bot.slack.desk import Desk


def register(app: App, desk: Desk) -> None:
    """Answer in the thread of the message; the answer changes and goes with the question."""

    def written(body: Body) -> None:
        desk.reply_in_thread(Asked.in_event(body, desk.identity, Surface.DIRECT_MESSAGE))

    def changed(body: Body) -> None:
        asked = Asked.in_event(as_written(body), desk.identity, Surface.DIRECT_MESSAGE)
        desk.reply_in_thread(replace(asked, edited=True))

    def deleted(body: Body) -> None:
        event = event_of(body)
        gone = event if event.get("deleted_ts") else part(event, "message")
        ts = name(gone, "deleted_ts") if gone is event else name(gone, "ts")
        desk.take_back(Place(desk.identity.team, name(event, "channel"), ts, ts))

    app.event("message", matchers=[is_direct_message])(written)
    app.event("message", matchers=[is_changed])(changed)
    app.event("message", matchers=[is_deleted])(deleted)
