"""Slack's request signature, version 0 (docs.slack.dev, "Verifying requests from Slack")."""

from __future__ import annotations

import hashlib
import hmac


def signature(secret: str, timestamp: str, body: str) -> str:
    """Return what stands in ``X-Slack-Signature``: HMAC-SHA256 over version, time and body."""
    base = f"v0:{timestamp}:{body}"
    return "v0=" + hmac.new(secret.encode(), base.encode(), hashlib.sha256).hexdigest()


def headers(secret: str, timestamp: int, body: str) -> dict[str, str]:
    """Return the headers that prove ``body`` came from Slack at ``timestamp``."""
    return {
        "X-Slack-Request-Timestamp": str(timestamp),
        "X-Slack-Signature": signature(secret, str(timestamp), body),
    }
