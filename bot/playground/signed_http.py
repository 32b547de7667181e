"""Deliveries as signed HTTP requests to the app's one address, as without Socket Mode."""

from __future__ import annotations

import json
import time
from typing import TYPE_CHECKING
from urllib.parse import urlencode

import httpx2

from bot.playground import signing
from bot.playground.errors import NotDelivered
from bot.playground.payloads import COMMANDS, EVENTS

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.playground.courier import Attempt
    from bot.playground.nouns import Json
    from bot.playground.payloads import Delivery


class SignedHttp:
    """Posts events as JSON, gestures and slash commands as forms, each with its signature."""

    def __init__(self, url: str, secret: str, clock: Callable[[], float] = time.time) -> None:
        self.url = url
        self._secret = secret
        self._clock = clock
        self._client = httpx2.AsyncClient(trust_env=False)

    async def deliver(self, delivery: Delivery, attempt: Attempt, seconds: float) -> Json:
        """Post once; any answer but 2xx, and none in time, is a failure."""
        kind, body = encoded(delivery)
        headers = {"Content-Type": kind, "User-Agent": "Slackbot 1.0"}
        headers |= signing.headers(self._secret, int(self._clock()), body)
        if attempt.number:
            headers |= {
                "X-Slack-Retry-Num": str(attempt.number),
                "X-Slack-Retry-Reason": attempt.reason or "unknown_error",
            }
        try:
            answer = await self._client.post(
                self.url, content=body.encode(), headers=headers, timeout=seconds
            )
        except httpx2.TimeoutException as error:
            raise NotDelivered("http_timeout") from error
        except httpx2.HTTPError as error:
            raise NotDelivered("connection_failed") from error
        if not answer.is_success:
            raise NotDelivered("http_error")
        return _payload(answer)

    async def close(self) -> None:
        """Close the connections that are kept."""
        await self._client.aclose()


def encoded(delivery: Delivery) -> tuple[str, str]:
    """Return the content type and the body that Slack sends this kind of delivery with."""
    if delivery.kind == EVENTS:
        return "application/json", json.dumps(delivery.payload)
    form = (
        delivery.payload if delivery.kind == COMMANDS else {"payload": json.dumps(delivery.payload)}
    )
    return "application/x-www-form-urlencoded", urlencode(form)


def _payload(answer: httpx2.Response) -> Json:
    if not answer.text:
        return {}
    try:
        said = answer.json()
    except ValueError:
        return {"text": answer.text}
    return said if isinstance(said, dict) else {}
