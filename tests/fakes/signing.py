"""Deliveries by HTTP, signed as Slack signs them."""

from __future__ import annotations

import http.client
import json
import time
from typing import Any
from urllib.parse import urlencode, urlsplit

from slack_sdk.signature import SignatureVerifier

SECRET = "fake-signing-secret"  # noqa: S105 # no secret


def headers(
    body: bytes, secret: str = SECRET, at: float | None = None, kind: str = "application/json"
) -> dict[str, str]:
    """What Slack sends beside ``body``."""
    stamp = str(int(time.time() if at is None else at))
    signature = SignatureVerifier(secret).generate_signature(timestamp=stamp, body=body) or ""
    return {
        "content-type": kind,
        "x-slack-request-timestamp": stamp,
        "x-slack-signature": signature,
    }


def encoded(delivery: dict[str, Any]) -> tuple[bytes, str]:
    """The bytes of a delivery and their kind: an event is JSON, all else is a form."""
    if str(delivery.get("type")) in {"event_callback", "url_verification"}:
        return json.dumps(delivery).encode(), "application/json"
    form = {"payload": json.dumps(delivery)} if "type" in delivery else delivery
    return urlencode(form).encode(), "application/x-www-form-urlencoded"


def deliver(url: str, delivery: dict[str, Any]) -> int:
    """Deliver by HTTP; return the status."""
    body, kind = encoded(delivery)
    return sent(url, body, headers(body, kind=kind))[0]


def sent(url: str, body: bytes, sent_headers: dict[str, str]) -> tuple[int, bytes]:
    """Send bytes as they are; return status and body of what is answered."""
    to = urlsplit(url)
    connection = http.client.HTTPConnection(to.hostname or "", to.port, timeout=20)
    try:
        connection.request("POST", to.path, body, sent_headers)
        answer = connection.getresponse()
        return answer.status, answer.read()
    finally:
        connection.close()
