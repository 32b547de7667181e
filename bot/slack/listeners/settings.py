"""Somebody sends the window in which a channel's settings are changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.slack.channels import SETTINGS, Channels

if TYPE_CHECKING:
    from slack_bolt import Ack, App

    from bot.slack.asked import Body
    from bot.slack.desk import Desk


def register(app: App, desk: Desk) -> None:
    """Change them; the window says what became of it."""

    def sent(ack: Ack, body: Body) -> None:
        ack(**channels(desk).sent(body))

    app.view(SETTINGS)(sent)


def channels(desk: Desk) -> Channels:
    """Return what changes settings at this desk."""
    return Channels(
        desk.parts.record,
        desk.impatient,
        desk.opening,
        desk.posting,
        desk.parts.standing,
        desk.maintainers,
        desk.identity.team,
    )
