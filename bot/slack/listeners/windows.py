"""Somebody wants to see a quote in its section, more of them, to copy it, or to rate it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.slack.buttons import COPY, FEEDBACK, MORE, SHOW
from bot.slack.pressed import Pressed
from bot.slack.resuming import RESUMED
from bot.slack.views import WANTED
from bot.slack.windows import Answered, Windows

if TYPE_CHECKING:
    from collections.abc import Callable

    from slack_bolt import Ack, App, BoltContext

    from bot.slack.asked import Body
    from bot.slack.desk import Desk


def register(app: App, desk: Desk) -> None:
    """Open the window; a button that only leads to a page is acknowledged."""
    parts = desk.parts
    windows = Windows(parts.record, desk.posting, desk.opening, parts.edition, desk.seeing)

    def opening(what: Callable[[Pressed], None]) -> Callable[..., None]:
        def pressed(ack: Ack, body: Body, action: Body, context: BoltContext) -> None:
            ack()
            what(Pressed.of(body, action, desk.identity, resumed=RESUMED in context))

        return pressed

    def sent(ack: Ack, body: Body) -> None:
        ack()
        windows.wanted(Answered.of(body))

    for name, what in (
        (SHOW, windows.show),
        (COPY, windows.copy),
        (MORE, windows.more),
        (FEEDBACK, windows.rate),
    ):
        app.action(name)(opening(what))
    app.view(WANTED)(sent)
    app.action(re.compile(".*"))(lambda ack: ack())
