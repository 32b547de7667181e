"""Sending: into a thread, or to one person by the address that Slack gave for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import structlog
from slack_sdk.errors import SlackApiError
from slack_sdk.webhook import WebhookClient

from bot.slack.quiet import library_logger
from bot.slack.web import FAILURES, TIMEOUT_S, authorities, error_name, retries

if TYPE_CHECKING:
    from slack_sdk import WebClient
    from slack_sdk.web import SlackResponse

    from bot.metrics import Metrics
    from bot.slack.message import Message

OK = 200
BLOCKS_REFUSED = {"invalid_blocks", "invalid_blocks_format", "msg_blocks_too_long"}

log = structlog.get_logger()


class Posting:
    """Posts messages; what Slack refuses is logged by Slack's own name for it."""

    def __init__(self, client: WebClient, metrics: Metrics) -> None:
        self._client = client
        self._metrics = metrics

    def post(self, channel: str, message: Message, thread: str | None = None) -> str | None:
        """Post into a conversation; return the message's ts, None where Slack did not take it."""
        try:
            ts = self._posted(channel, message, thread).get("ts")
        except FAILURES as error:
            self._unsent(error_name(error))
            return None
        return ts if isinstance(ts, str) else None

    def open(self, user: str, message: Message) -> tuple[str, str] | None:
        """Post to a person; return the conversation and the message's ts, as Slack names them."""
        try:
            posted = self._posted(user, message)
        except FAILURES as error:
            self._unsent(error_name(error))
            return None
        channel, ts = posted.get("channel"), posted.get("ts")
        return (channel, ts) if isinstance(channel, str) and isinstance(ts, str) else None

    def put(self, channel: str, message: Message, thread: str, over: str | None) -> str | None:
        """Put a message in the place of the one at ``over``; post it where that stands no more."""
        if over is None:
            return self.post(channel, message, thread)
        try:
            self._client.chat_update(
                channel=channel, ts=over, text=message.text, blocks=list(message.blocks)
            )
        except FAILURES as error:
            log.warning("reply not changed", channel=channel, error=error_name(error))
            return self.post(channel, message, thread)
        return over

    def remove(self, channel: str, ts: str) -> None:
        """Remove a message of the bot's own."""
        try:
            self._client.chat_delete(channel=channel, ts=ts)
        except FAILURES as error:
            log.warning("reply not removed", channel=channel, error=error_name(error))

    def whisper(self, channel: str, user: str, text: str, thread: str | None = None) -> None:
        """Say something that one person sees."""
        try:
            self._client.chat_postEphemeral(
                channel=channel, user=user, text=text, thread_ts=thread, parse="none"
            )
        except FAILURES as error:
            log.warning("word not posted", channel=channel, error=error_name(error))

    def alone(
        self, channel: str, user: str, message: Message, thread: str | None = None
    ) -> str | None:
        """Show a message to one person in a channel; return why Slack did not take it, or None."""
        try:
            self._client.chat_postEphemeral(
                channel=channel,
                user=user,
                text=message.text,
                blocks=list(message.blocks),
                thread_ts=thread,
                parse="none",
            )
        except FAILURES as error:
            log.info("not shown by the channel", error=error_name(error))
            return error_name(error)
        return None

    def is_gone(self, channel: str, ts: str) -> bool:
        """Say whether a message was deleted, as far as Slack tells: it has no link any more."""
        try:
            self._client.chat_getPermalink(channel=channel, message_ts=ts)
        except FAILURES as error:
            return error_name(error) == "message_not_found"
        return False

    def respond(self, url: str, message: Message, *, replace: bool = False) -> bool:
        """Say something to one person by the address that came with what they did."""
        body = {
            "text": message.text,
            "blocks": list(message.blocks) or None,
            "response_type": "ephemeral",
            "replace_original": replace,
            "mrkdwn": False,
            "unfurl_links": False,
            "unfurl_media": False,
        }
        hook = WebhookClient(
            url,
            TIMEOUT_S,
            ssl=authorities(),
            retry_handlers=retries(self._metrics),
            logger=library_logger("slack_sdk"),
        )
        try:
            status = hook.send_dict(body).status_code
        except FAILURES as error:
            self._unsent(error_name(error))
            return False
        if status != OK:
            self._unsent(f"http {status}")
        return status == OK

    def _unsent(self, error: str) -> None:
        self._metrics.unsent.inc()
        log.error("reply not sent", error=error)

    def _posted(self, channel: str, message: Message, thread: str | None = None) -> SlackResponse:
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
            return self._client.chat_postMessage(**plain, blocks=list(message.blocks))
        except SlackApiError as error:
            if error_name(error) not in BLOCKS_REFUSED:
                raise
            # A reply without its looks is better than none.
            log.error("blocks refused", channel=channel, error=error_name(error))  # noqa: TRY400
            return self._client.chat_postMessage(**plain)
