"""A delivery is handled once, whatever name it comes under, before and after a restart."""

from __future__ import annotations

from typing import TYPE_CHECKING

import structlog
from slack_bolt import BoltResponse
from slack_bolt.listener.listener_completion_handler import CustomListenerCompletionHandler

from bot.slack.deliveries import keys
from bot.slack.quiet import library_logger
from bot.slack.resuming import RESUMED, has_a_turn, held, is_gesture, key_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from slack_bolt import App, BoltContext

    from bot.slack.asked import Body
    from bot.slack.parts import Parts

log = structlog.get_logger()


def register(app: App, parts: Parts) -> None:
    """Note a delivery before it is acknowledged; acknowledge a doubled one, and leave it there.

    What somebody typed or pressed is let go of when its listener ends; a message, and what is
    asked from anywhere, with its reply.
    """

    def if_first(
        body: Body, context: BoltContext, next_: Callable[[], BoltResponse]
    ) -> BoltResponse:
        names = keys(body)
        if context.get(RESUMED) or not names or parts.record.first_seen(names, held(body)):
            return next_()
        parts.metrics.doubled.inc()
        log.info("delivery doubled", id=body.get("event_id"))
        return BoltResponse(status=200)

    def ended(body: Body) -> None:
        if is_gesture(body) and not has_a_turn(body):
            parts.record.done(key_of(body))

    app.middleware(if_first)
    handler = CustomListenerCompletionHandler(library_logger("slack_bolt"), ended)
    app.listener_runner.listener_completion_handler = handler
