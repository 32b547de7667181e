"""Opening windows: Slack takes one within three seconds of what was pressed or typed, or never."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import structlog

from bot import wording
from bot.slack.message import plain
from bot.slack.web import FAILURES, error_name

if TYPE_CHECKING:
    from slack_sdk import WebClient

    from bot.slack.posting import Posting
    from bot.slack.views import View

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Opening:
    """Opens a window; who waits for one that Slack does not open is told, where there is a way."""

    client: WebClient
    posting: Posting

    def __call__(self, trigger: str, view: View, url: str = "") -> None:
        """Open ``view``; ``url`` speaks to whoever pressed."""
        try:
            self.client.views_open(trigger_id=trigger, view=view)
        except FAILURES as error:
            log.warning("window not opened", error=error_name(error))
            if url:
                self.posting.respond(url, plain(wording.NOT_OPENED))
