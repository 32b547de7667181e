"""Somebody opens the conversation with the bot: questions that it can answer stand ready."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.slack.asked import Body, name

if TYPE_CHECKING:
    from slack_bolt import App

    from bot.slack.desk import Desk


def register(app: App, desk: Desk) -> None:
    """Offer the questions when the conversation is opened; the home itself shows nothing yet."""

    def opened(event: Body) -> None:
        if event.get("tab") == "messages":
            desk.offer_prompts(name(event, "channel"))

    app.event("app_home_opened")(opened)
