"""A maintainer types `/guidance reindex`, and presses what publishes the plan."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot import release_wording as wording
from bot.slack.asked import name, part, text
from bot.slack.message import plain
from bot.slack.plans import PUBLISH
from bot.slack.releasing import Place, Releasing

if TYPE_CHECKING:
    from slack_bolt import Ack, App

    from bot.slack.asked import Asked, Body
    from bot.slack.desk import Desk

TYPED = re.compile(r"reindex(?P<asked> with questions)?", re.IGNORECASE)


def register(app: App, desk: Desk) -> None:
    """Publish what a maintainer has seen the plan of."""

    def pressed(ack: Ack, body: Body, action: Body) -> None:
        ack()
        user = name(part(body, "user"), "id")
        releasing = _releasing(desk, user)
        if releasing is not None:
            channel = name(part(body, "channel"), "id")
            place = Place(desk.posting, channel, name(part(body, "container"), "message_ts"))
            releasing.publish(user, text(action, "value")[:12], place)

    app.action(PUBLISH)(pressed)


def planned(desk: Desk, asked: Asked, url: str) -> bool:
    """Plan where somebody typed that; False where they asked something else."""
    typed = TYPED.fullmatch(asked.text)
    if typed is None:
        return False
    releasing = _releasing(desk, asked.user)
    if releasing is None:
        desk.posting.respond(url, plain(wording.NOT_A_MAINTAINER))
        return True
    desk.posting.respond(url, plain(wording.PLAN_ELSEWHERE))
    if not releasing.plan(asked.user, with_questions=bool(typed["asked"])):
        desk.posting.respond(url, plain(wording.NO_PLACE))
    return True


def _releasing(desk: Desk, user: str) -> Releasing | None:
    maintaining = desk.parts.maintaining
    if maintaining is None or user not in desk.maintainers:
        return None
    return Releasing(maintaining, desk.posting)
