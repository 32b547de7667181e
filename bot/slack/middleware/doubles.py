"""A delivery is handled once, whatever name it comes under, before and after a restart."""

from __future__ import annotations

from typing import TYPE_CHECKING

import structlog
from slack_bolt import BoltResponse

from bot.slack.deliveries import keys
from bot.slack.resuming import essence

if TYPE_CHECKING:
    from collections.abc import Callable

    from slack_bolt import App

    from bot.slack.asked import Body
    from bot.slack.parts import Parts

log = structlog.get_logger()


def register(app: App, parts: Parts) -> None:
    """Note a delivery before it is acknowledged; acknowledge a doubled one, and leave it there."""

    def if_first(body: Body, next_: Callable[[], BoltResponse]) -> BoltResponse:
        names = keys(body)
        if not names or parts.record.first_seen(names, essence(body)):
            return next_()
        parts.metrics.doubled.inc()
        log.info("delivery doubled", id=body.get("event_id"))
        return BoltResponse(status=200)

    app.middleware(if_first)
