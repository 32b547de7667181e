"""Somebody asks the maintainers what the guidance does not answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.slack.asking import ASKING, Asking
from bot.slack.buttons import ASK
from bot.slack.pressed import Pressed

if TYPE_CHECKING:
    from slack_bolt import Ack, App

    from bot.slack.asked import Body
    from bot.slack.desk import Desk


def register(app: App, desk: Desk) -> None:
    """Open the window; what is sent is kept before the window says so."""
    asking = Asking(desk.parts.record, desk.posting, desk.opening, desk.maintainers)

    def pressed(ack: Ack, body: Body, action: Body) -> None:
        ack()
        asking.open(Pressed.of(body, action, desk.identity))

    def sent(ack: Ack, body: Body) -> None:
        ack(**asking.sent(body))
        asking.tell_maintainers(body)

    app.action(ASK)(pressed)
    app.view(ASKING)(sent)
