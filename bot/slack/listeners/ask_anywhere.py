"""Somebody asks from anywhere in Slack: a window, and the answer in their conversation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot import home_wording
from bot.slack.asked import Asked, Body, name, part
from bot.slack.homes import ASKING, QUESTION, Homes, said
from bot.slack.manifest import ASK_ANYWHERE
from bot.storage import Surface

if TYPE_CHECKING:
    from slack_bolt import Ack, App

    from bot.slack.desk import Desk


def register(app: App, desk: Desk) -> None:
    """Open the window; what is sent is answered."""
    homes = Homes(desk.parts, desk.impatient, desk.opening, desk.seeing, desk.maintainers)

    def used(ack: Ack, body: Body) -> None:
        ack()
        homes.open_question(name(body, "trigger_id", longest=255))

    def sent(ack: Ack, body: Body) -> None:
        values = part(part(part(body, "view"), "state"), "values")
        typed = part(part(values, QUESTION), QUESTION)
        user = name(part(body, "user"), "id")
        trigger = name(body, "trigger_id", longest=255)
        ack(**said(home_wording.ASK, home_wording.ON_ITS_WAY))
        desk.ask_alone(Asked.alone(desk.identity, Surface.WINDOW, user, trigger, typed))

    app.global_shortcut(ASK_ANYWHERE)(used)
    app.view(ASKING)(sent)
