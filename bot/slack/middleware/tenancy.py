"""One workspace is served: the one whose token the bot holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

import structlog
from slack_bolt import BoltResponse

from bot.slack.deliveries import is_ours

if TYPE_CHECKING:
    from collections.abc import Callable

    from slack_bolt import App

    from bot.slack.asked import Body
    from bot.slack.web import Identity

log = structlog.get_logger()


def register(app: App, identity: Identity) -> None:
    """Acknowledge what another workspace's installation sends, and leave it there."""

    def if_ours(body: Body, next_: Callable[[], BoltResponse]) -> BoltResponse:
        if is_ours(body, identity):
            return next_()
        log.warning("other workspace ignored", id=body.get("event_id"))
        return BoltResponse(status=200)

    app.middleware(if_ours)
