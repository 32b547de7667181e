"""Other bots are not answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

import structlog
from slack_bolt import BoltResponse

from bot.slack.deliveries import is_from_bot

if TYPE_CHECKING:
    from collections.abc import Callable

    from slack_bolt import App

    from bot.slack.asked import Body

log = structlog.get_logger()


def register(app: App) -> None:
    """Acknowledge what a bot wrote, and leave it there."""

    def unless_from_bot(body: Body, next_: Callable[[], BoltResponse]) -> BoltResponse:
        if not is_from_bot(body):
            return next_()
        log.debug("bot ignored", id=body.get("event_id"))
        return BoltResponse(status=200)

    app.middleware(unless_from_bot)
