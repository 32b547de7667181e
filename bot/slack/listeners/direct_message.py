"""Somebody writes to the bot alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.slack.asked import Asked, Body, Surface
from bot.slack.deliveries import is_direct_message

if TYPE_CHECKING:
    from slack_bolt import App

    from bot.slack.desk import Desk


def register(app: App, desk: Desk) -> None:
    """Answer in the thread of the message."""

    def written(body: Body) -> None:
        desk.reply_in_thread(Asked.in_event(body, desk.identity, Surface.DIRECT_MESSAGE))

    app.event("message", matchers=[is_direct_message])(written)
