"""Somebody types the slash command: only they see the answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot import wording
from bot.slack.asked import Asked, Body, text
from bot.slack.manifest import COMMAND
from bot.slack.message import plain

if TYPE_CHECKING:
    from slack_bolt import Ack, App

    from bot.slack.desk import Desk

HELP = {"", "help", "?"}


def register(app: App, desk: Desk) -> None:
    """Answer by the address that Slack gives for it; nothing to answer gets the help."""

    def typed(ack: Ack, command: Body) -> None:
        ack()
        asked = Asked.in_command(command, desk.identity)
        url = text(command, "response_url")
        if asked.text.lower() in HELP:
            desk.posting.respond(url, plain(wording.HELP))
        else:
            desk.reply_privately(asked, url)

    app.command(COMMAND)(typed)
