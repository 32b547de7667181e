"""Somebody mentions the bot in a channel."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.slack.asked import Asked, Body
from bot.storage import Surface

if TYPE_CHECKING:
    from slack_bolt import App

    from bot.slack.desk import Desk


def register(app: App, desk: Desk) -> None:
    """Answer in the thread of the mention."""

    def mentioned(body: Body) -> None:
        desk.reply_in_thread(Asked.in_event(body, desk.identity, Surface.MENTION))

    app.event("app_mention")(mentioned)
