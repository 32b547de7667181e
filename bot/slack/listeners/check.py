"""Somebody presses "Check this" under the reply to a statement: only they see the verdict."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot import wording
from bot.slack.asked import Asked
from bot.slack.buttons import CHECK
from bot.slack.message import plain
from bot.slack.pressed import Pressed

if TYPE_CHECKING:
    from slack_bolt import Ack, App

    from bot.slack.asked import Body
    from bot.slack.desk import Desk


def register(app: App, desk: Desk) -> None:
    """Check what was stated, as the record has it."""

    def pressed(ack: Ack, body: Body, action: Body) -> None:
        ack()
        press = Pressed.of(body, action, desk.identity)
        given = press.given(desk.parts.record)
        if given is None:
            desk.posting.respond(press.url, plain(wording.GONE))
        else:
            desk.check_privately(Asked.by_button(press, given), given.question, press.url)

    app.action(CHECK)(pressed)
