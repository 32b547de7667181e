"""Deliveries as Slack sends them, with the fields that the bot may lean on."""

from __future__ import annotations

from typing import Any

from tests.fakes.web_api import BOT_USER, TEAM

Body = dict[str, Any]


def mention(text: str, ts: str = "1700000001.000100", event_id: str = "", **event: object) -> Body:
    """Somebody mentions the bot in a channel."""
    return envelope(
        {
            "type": "app_mention",
            "user": "U0ANN",
            "text": f"<@{BOT_USER}> {text}",
            "ts": ts,
            "channel": "C0TRADE",
            "event_ts": ts,
            "team": TEAM,
        }
        | event,
        event_id or f"Ev{ts}",
    )


def direct_message(
    text: str, ts: str = "1700000002.000100", event_id: str = "", **event: object
) -> Body:
    """Somebody writes to the bot alone."""
    return envelope(
        {
            "type": "message",
            "channel_type": "im",
            "user": "U0ANN",
            "text": text,
            "ts": ts,
            "channel": "D0ANN",
            "event_ts": ts,
            "team": TEAM,
        }
        | event,
        event_id or f"Ev{ts}",
    )


def envelope(event: Body, event_id: str) -> Body:
    """Wrap an event as the Events API does."""
    return {
        "token": "legacy",
        "team_id": TEAM,
        "context_team_id": TEAM,
        "context_enterprise_id": None,
        "api_app_id": "A0FOOTNOTE",
        "event": event,
        "type": "event_callback",
        "event_id": event_id,
        "event_time": 1700000001,
        "authorizations": [
            {"team_id": TEAM, "user_id": BOT_USER, "is_bot": True, "is_enterprise_install": False}
        ],
        "is_ext_shared_channel": False,
    }
