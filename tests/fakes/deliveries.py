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


def changed(new: str, old: str, ts: str = "1700000002.000100", **message: object) -> Body:
    """Somebody changes what they wrote to the bot alone."""
    body = direct_message(new, ts)["event"]
    before = {"type": "message", "user": "U0ANN", "text": old, "ts": ts, "team": TEAM}
    after = before | {"text": new, "edited": {"user": "U0ANN", "ts": "1700000009.000000"}}
    hidden = {"subtype": "message_changed", "hidden": True, "previous_message": before}
    event = body | hidden | {"message": after | message, "ts": "1700000009.000200"}
    del event["user"], event["text"]
    return envelope(event, f"Ev-changed-{ts}-{len(new)}")


def deleted(ts: str = "1700000002.000100") -> Body:
    """Somebody takes back what they wrote to the bot alone."""
    event = changed("", "How many?", ts)["event"]
    del event["message"]
    return envelope(event | {"subtype": "message_deleted", "deleted_ts": ts}, f"Ev-deleted-{ts}")


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


def command(text: str, url: str, **fields: object) -> Body:
    """Somebody types the slash command; Slack gives ``url`` for what only they see."""
    return {
        "token": "legacy",
        "team_id": TEAM,
        "team_domain": "home",
        "channel_id": "C0TRADE",
        "channel_name": "trade",
        "user_id": "U0ANN",
        "user_name": "ann",
        "command": "/guidance",
        "text": text,
        "api_app_id": "A0FOOTNOTE",
        "is_enterprise_install": "false",
        "response_url": url,
        "trigger_id": "1.1.first",
    } | fields


def press(action_id: str, value: str, url: str, **fields: object) -> Body:
    """Somebody presses a button under a message that only they see."""
    return {
        "type": "block_actions",
        "user": {"id": "U0ANN", "username": "ann", "team_id": TEAM},
        "api_app_id": "A0FOOTNOTE",
        "token": "legacy",
        "container": {"type": "message", "message_ts": "1700000005.000100", "is_ephemeral": True},
        "trigger_id": "1.1.pressed",
        "team": {"id": TEAM, "domain": "home"},
        "enterprise": None,
        "is_enterprise_install": False,
        "channel": {"id": "C0TRADE", "name": "trade"},
        "response_url": url,
        "actions": [
            {
                "action_id": action_id,
                "block_id": "b1",
                "type": "button",
                "value": value,
                "action_ts": "1700000006.000100",
            }
        ],
    } | fields


def shortcut(text: str, url: str, **fields: object) -> Body:
    """Somebody uses the shortcut on a message that somebody else wrote."""
    ts = "1700000001.000100"
    return {
        "type": "message_action",
        "callback_id": "check_against_guidance",
        "token": "legacy",
        "team": {"id": TEAM, "domain": "home"},
        "enterprise": None,
        "is_enterprise_install": False,
        "user": {"id": "U0ANN", "username": "ann", "team_id": TEAM, "name": "ann"},
        "channel": {"id": "C0TRADE", "name": "trade"},
        "action_ts": "1700000008.000100",
        "trigger_id": "1.1.shortcut",
        "response_url": url,
        "message_ts": ts,
        "message": {"type": "message", "user": "U0BOB", "text": text, "ts": ts, "team": TEAM},
    } | fields


def home_opened(tab: str = "messages") -> Body:
    """Somebody opens the conversation with the bot, or its home."""
    event = {"type": "app_home_opened", "user": "U0ANN", "channel": "D0ANN", "tab": tab}
    return envelope(event | {"event_ts": "1700000007.000100"}, f"Ev-home-{tab}")
