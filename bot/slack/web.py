"""The Web API: one client that waits when Slack says so, and one for what may fail."""

from __future__ import annotations

import ssl
from dataclasses import dataclass
from functools import cache
from http.client import HTTPException
from traceback import clear_frames
from typing import TYPE_CHECKING, Any
from urllib.error import URLError

import structlog
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError, SlackRequestError
from slack_sdk.http_retry import RetryHandler
from slack_sdk.http_retry.builtin_handlers import (
    ConnectionErrorRetryHandler,
    RateLimitErrorRetryHandler,
    ServerErrorRetryHandler,
)

from bot.errors import SlackError
from bot.slack.quiet import library_logger

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from urllib.request import Request

    from bot.metrics import Metrics

TIMEOUT_S = 10
STATUS_TIMEOUT_S = 2
MOST_ERRORS = 3
FAILURES = (SlackApiError, SlackRequestError, URLError, OSError, HTTPException, ValueError)
"""What a call can raise; a broken answer (HTML, half a JSON) is a ValueError or a SlackApiError."""

UNANSWERED: list[type[Exception]] = [URLError, ConnectionError, TimeoutError, HTTPException]
"""Slack said nothing, or not all of it: whether it did what was asked, nobody knows."""

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Identity:
    """Who the bot is, as Slack tells it by the token: the workspace is pinned to it."""

    team: str
    enterprise: str | None
    bot_user: str
    bot: str | None


class Client(WebClient):
    """The SDK's client, which lets go at once of an answer that it could not read to the end."""

    def _perform_urllib_http_request_internal(self, url: str, req: Request) -> dict[str, Any]:
        try:
            return super()._perform_urllib_http_request_internal(url, req)
        except FAILURES as error:
            # The SDK keeps the error beside the calls that led to it: a circle with an open socket.
            clear_frames(error.__traceback__)
            raise


def client_for(token: str, url: str, handlers: Sequence[RetryHandler] = ()) -> WebClient:
    """Return a client for the Web API at ``url``; without ``handlers`` it never repeats."""
    return Client(
        token,
        base_url=url,
        timeout=TIMEOUT_S if handlers else STATUS_TIMEOUT_S,
        ssl=authorities(),
        retry_handlers=list(handlers),
        logger=library_logger("slack_sdk"),
    )


@cache
def authorities() -> ssl.SSLContext:
    """Return what Slack's certificate is held against, read once: each reading takes 20 ms."""
    return ssl.create_default_context()


class Counted(RetryHandler):
    """A handler whose retries are counted."""

    def __init__(self, handler: RetryHandler, count: Callable[[], None]) -> None:
        super().__init__(handler.max_retry_count)
        self._handler = handler
        self._count = count

    def can_retry(self, **asked: Any) -> bool:  # noqa: ANN401 # as the SDK asks
        """Say what the handler says."""
        return self._handler.can_retry(**asked)

    def prepare_for_next_attempt(self, **asked: Any) -> None:  # noqa: ANN401 # as the SDK asks
        """Count, and wait as the handler does."""
        self._count()
        self._handler.prepare_for_next_attempt(**asked)


def retries(metrics: Metrics) -> list[RetryHandler]:
    """Return what repeats a call: once where the answer was lost, else as Slack says.

    Should Slack have posted and failed to say so, a reply stands twice; it never stands nowhere:
    where one call of fifty fails, two in a row do so every 2,500 calls.
    """
    handlers = {
        "unanswered": ConnectionErrorRetryHandler(max_retry_count=1, error_types=UNANSWERED),
        "limited": RateLimitErrorRetryHandler(max_retry_count=20),
        "failed": ServerErrorRetryHandler(max_retry_count=MOST_ERRORS),
    }
    return [Counted(one, metrics.retried.labels(why).inc) for why, one in handlers.items()]


def identity(client: WebClient) -> Identity:
    """Ask Slack whose token this is; SlackError says what to do where it does not answer."""
    try:
        said = client.auth_test()
    except SlackApiError as error:
        raise SlackError(
            f"Slack does not accept SLACK_BOT_TOKEN: {error_name(error)}.",
            "Install the app in your workspace and copy the bot token (xoxb-…) from its page "
            "“OAuth & Permissions”.",
        ) from error
    except FAILURES as error:
        raise SlackError(
            f"Slack cannot be reached at {client.base_url}: {error}.",
            "Check the network, a proxy, and SLACK_API_URL.",
        ) from error
    return Identity(
        str(said["team_id"]), said.get("enterprise_id"), str(said["user_id"]), said.get("bot_id")
    )


def error_name(error: Exception) -> str:
    """Return Slack's own name for what went wrong, else the kind of failure."""
    if isinstance(error, SlackApiError):
        response = error.response
        name = response.get("error") if hasattr(response, "get") else None
        if isinstance(name, str) and " " not in name:
            if name == "missing_scope":
                _tell_of(str(response.get("needed")))
            return name
        return f"http {getattr(response, 'status_code', '?')}"
    return type(error).__name__


@cache
def _tell_of(scope: str) -> None:
    """Say once, in a whole run, which scope is missing and how to add it."""
    log.error(
        "scope missing",
        scope=scope,
        next="Paste what `footnote manifest` prints into “App Manifest” of the app's page, and "
        "install the app again.",
    )
