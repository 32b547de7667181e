"""Somebody uses "Check against guidance" on a message: only they see the verdicts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot import wording
from bot.slack.asked import Asked, Body, part, text
from bot.slack.manifest import SHORTCUT
from bot.slack.message import plain

if TYPE_CHECKING:
    from slack_bolt import Ack, App

    from bot.slack.desk import Desk

DELETED = "tombstone"
"""What Slack calls a message that was deleted while others had answered it."""


def register(app: App, desk: Desk) -> None:
    """Check what the message says."""

    def used(ack: Ack, body: Body) -> None:
        ack()
        url = text(body, "response_url")
        if part(body, "message").get("subtype") == DELETED:
            desk.posting.respond(url, plain(wording.DELETED))
        else:
            desk.check_message(Asked.in_shortcut(body, desk.identity), url)

    app.message_shortcut(SHORTCUT)(used)
