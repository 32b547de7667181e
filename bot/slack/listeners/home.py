"""Somebody opens the app: its home, or the conversation, where questions stand ready."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.slack.asked import Asked, Body, name, part, text
from bot.slack.home_tab import PROMPT, QUESTION, RESOLVE, RESOLVING
from bot.slack.homes import Homes
from bot.slack.outdated import LEAVE, TELL
from bot.storage import Surface

if TYPE_CHECKING:
    from slack_bolt import Ack, App

    from bot.slack.desk import Desk


def register(app: App, desk: Desk) -> None:
    """Show the home when it is opened, and anew when something was done there."""
    homes = Homes(desk.parts, desk.impatient, desk.opening, desk.seeing, desk.maintainers)

    def opened(event: Body) -> None:
        if event.get("tab") == "messages":
            desk.offer_prompts(name(event, "channel"))
        elif event.get("tab") == "home":
            homes.show(name(event, "user"))

    def asked(ack: Ack, body: Body, action: Body) -> None:
        ack()
        user = name(part(body, "user"), "id")
        trigger = name(body, "trigger_id", longest=255)
        desk.ask_alone(Asked.alone(desk.identity, Surface.HOME, user, trigger, action))
        homes.show(user)

    def resolve(ack: Ack, body: Body, action: Body) -> None:
        ack()
        trigger = name(body, "trigger_id", longest=255)
        homes.open_resolving(name(part(body, "user"), "id"), trigger, text(action, "value")[:32])

    def resolved(ack: Ack, body: Body) -> None:
        ack(**homes.resolved(body))
        homes.show(name(part(body, "user"), "id"))

    def decided(ack: Ack, body: Body, action: Body) -> None:
        ack()
        user = name(part(body, "user"), "id")
        homes.decide(user, text(action, "value")[:32], tell=action["action_id"] == TELL)
        homes.show(user)

    app.event("app_home_opened")(opened)
    app.action(re.compile(f"{QUESTION}|{PROMPT}[0-9]"))(asked)
    app.action(RESOLVE)(resolve)
    app.action(re.compile(f"{TELL}|{LEAVE}"))(decided)
    app.view(RESOLVING)(resolved)
