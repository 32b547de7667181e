"""A maintainer types `/guidance reindex`, and presses what publishes the plan."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot import release_wording as wording
from bot.slack import plans
from bot.slack.asked import name, part, text
from bot.slack.message import plain
from bot.slack.releasing import Place, Releasing

if TYPE_CHECKING:
    from slack_bolt import Ack, App

    from bot.slack.asked import Asked, Body
    from bot.slack.desk import Desk

TYPED = re.compile(r"reindex(?P<asked> with questions)?", re.IGNORECASE)


def register(app: App, desk: Desk) -> None:
    """Publish what a maintainer has seen the plan of; what the gate refuses, with a reason."""

    def pressed(ack: Ack, body: Body, action: Body) -> None:
        ack()
        user = name(part(body, "user"), "id")
        releasing = _releasing(desk, user)
        if releasing is None:
            return
        edition, place = text(action, "value")[:12], _place(desk, body)
        if action["action_id"] == plans.FORCE:
            releasing.ask_why(name(body, "trigger_id", longest=255), edition, place)
        else:
            releasing.publish(user, edition, place)

    def forced(ack: Ack, body: Body) -> None:
        view, user = part(body, "view"), name(part(body, "user"), "id")
        box = part(part(part(part(view, "state"), "values"), plans.WHY), plans.WHY)
        why = " ".join(text(box, "value")[: plans.LONGEST_REASON].split())
        if not why:
            ack(response_action="errors", errors={plans.WHY: wording.FORCE_EMPTY})
            return
        ack()
        releasing = _releasing(desk, user)
        if releasing is not None:
            edition, channel, ts = text(view, "private_metadata").split()
            releasing.publish(user, edition, Place(desk.posting, channel, ts), why)

    app.action(re.compile(f"{plans.PUBLISH}|{plans.FORCE}"))(pressed)
    app.view(plans.FORCING)(forced)


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
    return Releasing(maintaining, desk.posting, desk.opening)


def _place(desk: Desk, body: Body) -> Place:
    """Return the message whose button was pressed."""
    channel, ts = name(part(body, "channel"), "id"), name(part(body, "container"), "message_ts")
    return Place(desk.posting, channel, ts)
