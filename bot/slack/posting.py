"""Sending: into a thread, or to one person by the address that Slack gave for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import structlog
from slack_sdk.errors import SlackApiError

from bot.slack.web import FAILURES, error_name

if TYPE_CHECKING:
    from slack_sdk import WebClient

    from bot.slack.message import Message

BLOCKS_REFUSED = {"invalid_blocks", "invalid_blocks_format", "msg_blocks_too_long"}

log = structlog.get_logger()


class Posting:
    """Posts messages; what Slack refuses is logged by Slack's own name for it."""

    def __init__(self, client: WebClient) -> None:
        self._client = client

    def post(self, channel: str, message: Message, thread: str | None = None) -> str | None:
        """Post into a conversation; return the message's ts, None where Slack did not take it."""
        try:
            return self._posted(channel, message, thread)
        except FAILURES as error:
            log.error("reply not posted", channel=channel, error=error_name(error))  # noqa: TRY400
            return None

    def whisper(self, channel: str, user: str, text: str, thread: str | None = None) -> None:
        """Say something that one person sees."""
        try:
            self._client.chat_postEphemeral(
                channel=channel, user=user, text=text, thread_ts=thread, parse="none"
            )
        except FAILURES as error:
            log.warning("word not posted", channel=channel, error=error_name(error))

    def _posted(self, channel: str, message: Message, thread: str | None) -> str | None:
        plain: dict[str, Any] = {
            "channel": channel,
            "text": message.text,
            "thread_ts": thread,
            "mrkdwn": False,
            "parse": "none",
            "unfurl_links": False,
            "unfurl_media": False,
        }
        try:
            posted = self._client.chat_postMessage(**plain, blocks=list(message.blocks))
        except SlackApiError as error:
            if error_name(error) not in BLOCKS_REFUSED:
                raise
            # A reply without its looks is better than none.
            log.error("blocks refused", channel=channel, error=error_name(error))  # noqa: TRY400
            posted = self._client.chat_postMessage(**plain)
        ts = posted.get("ts")
        return ts if isinstance(ts, str) else None
