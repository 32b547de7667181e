"""Somebody presses "Share to channel" under an answer that only they see."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.slack.asked import Body, name, text
from bot.slack.blocks import SHARE
from bot.slack.sharing import Pressed, Sharing

if TYPE_CHECKING:
    from slack_bolt import Ack, App

    from bot.slack.desk import Desk


def register(app: App, desk: Desk) -> None:
    """Show the answer to the channel; other buttons only lead to a page."""
    sharing = Sharing(desk.parts.record, desk.posting, desk.parts.standing)

    def pressed(ack: Ack, body: Body, action: Body) -> None:
        ack()
        channel, user = name(body["channel"], "id"), name(body["user"], "id")
        value, url = text(action, "value"), text(body, "response_url")
        sharing.share(Pressed(value, desk.identity.team, channel, user, url))

    def followed(ack: Ack) -> None:
        ack()

    app.action(SHARE)(pressed)
    app.action(re.compile(".*"))(followed)
