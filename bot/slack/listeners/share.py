"""Somebody presses "Share to channel" under an answer that only they see."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.slack.buttons import SHARE
from bot.slack.pressed import Pressed
from bot.slack.sharing import Sharing

if TYPE_CHECKING:
    from slack_bolt import Ack, App

    from bot.slack.asked import Body
    from bot.slack.desk import Desk


def register(app: App, desk: Desk) -> None:
    """Show the answer to the channel."""
    sharing = Sharing(desk.parts.record, desk.posting, desk.seeing)

    def pressed(ack: Ack, body: Body, action: Body) -> None:
        ack()
        sharing.share(Pressed.of(body, action, desk.identity))

    app.action(SHARE)(pressed)
