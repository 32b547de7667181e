"""The app's manifest: what Slack is to send, and the least that the bot may do."""

from __future__ import annotations

from typing import Any

from bot import home_wording, wording

COMMAND = "/guidance"
ASK_ANYWHERE = "ask_anywhere"
SHORTCUT = "check_against_guidance"
SCOPES = {
    "app_mentions:read": "be told of mentions",
    "assistant:write": "show that it is at work, and offer questions",
    "channels:read": "know who may see a channel's document sets, and who manages it",
    "chat:write": "reply",
    "commands": f"answer {COMMAND}, and check a message",
    "groups:read": "know the same of private channels",
    "im:history": "be told of direct messages",
    "users:read": "tell guests and people of other companies from colleagues",
}
EVENTS = ("app_home_opened", "app_mention", "app_uninstalled", "message.im", "tokens_revoked")


def manifest(url: str | None = None) -> dict[str, Any]:
    """Return the manifest for Socket Mode, or for signed events at ``url``."""
    at = {"url": url} if url else {}
    request = {"request_url": url} if url else {}
    return {
        "display_information": {
            "name": wording.NAME,
            "description": wording.DESCRIPTION,
            "long_description": wording.LONG_DESCRIPTION,
            "background_color": "#1d3557",
        },
        "features": {
            "agent_view": {"agent_description": wording.DESCRIPTION},
            "app_home": {
                "home_tab_enabled": True,
                "messages_tab_enabled": True,
                "messages_tab_read_only_enabled": False,
            },
            "bot_user": {"display_name": wording.NAME, "always_online": True},
            "slash_commands": [
                {
                    "command": COMMAND,
                    "description": wording.COMMAND,
                    "usage_hint": wording.USAGE,
                    "should_escape": True,
                    **at,
                }
            ],
            "shortcuts": [
                {
                    "name": home_wording.ASK,
                    "type": "global",
                    "callback_id": ASK_ANYWHERE,
                    "description": home_wording.ASK_DESCRIPTION,
                },
                {
                    "name": wording.SHORTCUT,
                    "type": "message",
                    "callback_id": SHORTCUT,
                    "description": wording.SHORTCUT_DESCRIPTION,
                },
            ],
        },
        "oauth_config": {"scopes": {"bot": list(SCOPES)}},
        "settings": {
            "event_subscriptions": {"bot_events": list(EVENTS), **request},
            "interactivity": {"is_enabled": True, **request},
            "org_deploy_enabled": False,
            "socket_mode_enabled": url is None,
            "token_rotation_enabled": False,
        },
    }
