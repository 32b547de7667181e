"""What Slack sends to an app: events, gestures on messages and views, slash commands, shortcuts."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.playground import shapes

if TYPE_CHECKING:
    from bot.playground.nouns import Channel, Identity, Json, Message, Person, View

EVENTS, INTERACTIVE, COMMANDS = "events_api", "interactive", "slash_commands"


@dataclass(frozen=True, slots=True)
class Delivery:
    """One thing to be delivered to the app: its kind in Socket Mode's words, and its payload."""

    kind: str
    payload: Json

    @property
    def name(self) -> str:
        """The event's or the gesture's type, for the log."""
        said = self.payload.get("event", self.payload)
        named = said if isinstance(said, dict) else {}
        return str(named.get("command") or named.get("type") or self.kind)

    def anew(self) -> Delivery:
        """Return the same event under another ``event_id``, as Slack is known to send it."""
        return Delivery(self.kind, {**self.payload, "event_id": event_id()})


def event_id() -> str:
    """Return a fresh id of an event."""
    return f"Ev{secrets.token_hex(5).upper()}"


def event(body: Json, identity: Identity, channel: Channel | None, now: float) -> Delivery:
    """Wrap an event as the Events API does."""
    authorization = {
        "enterprise_id": None,
        "team_id": identity.team,
        "user_id": identity.bot_user,
        "is_bot": True,
        "is_enterprise_install": False,
    }
    return Delivery(
        EVENTS,
        {
            "token": "legacy",
            "team_id": identity.team,
            "context_team_id": identity.team,
            "context_enterprise_id": None,
            "api_app_id": identity.app,
            "event": body,
            "type": "event_callback",
            "event_id": event_id(),
            "event_time": int(now),
            "authorizations": [authorization],
            "is_ext_shared_channel": bool(channel and channel.shared),
            "event_context": f"4-{secrets.token_hex(8)}",
        },
    )


def spoken(said: Message, kind: str, identity: Identity, team: str) -> Json:
    """Return the event of a message: ``app_mention`` in a channel, ``message`` in a DM."""
    body = shapes.message(said, identity) | {
        "type": kind,
        "team": team,
        "channel": said.channel,
        "event_ts": said.edited or said.ts,
        "client_msg_id": secrets.token_hex(16),
    }
    return body | {"channel_type": "im"} if kind == "message" else body


def gesture(kind: str, who: Person, identity: Identity, trigger: str) -> Json:
    """Return what every interaction payload has."""
    return {
        "type": kind,
        "user": {
            "id": who.id,
            "username": who.handle,
            "name": who.handle,
            "team_id": who.team,
        },
        "api_app_id": identity.app,
        "token": "legacy",
        "trigger_id": trigger,
        "team": {"id": identity.team, "domain": identity.domain},
        "enterprise": None,
        "is_enterprise_install": False,
    }


def on_message(said: Message, channel: Channel, identity: Identity, response_url: str) -> Json:
    """Return what a gesture on a message adds; of an ephemeral one Slack sends no content."""
    container: Json = {
        "type": "message",
        "message_ts": said.ts,
        "channel_id": said.channel,
        "is_ephemeral": said.only_for is not None,
    }
    if said.thread_ts:
        container["thread_ts"] = said.thread_ts
    more: Json = {
        "container": container,
        "channel": {"id": channel.id, "name": "directmessage" if channel.is_im else channel.name},
        "response_url": response_url,
    }
    if said.only_for is None:
        more["message"] = shapes.message(said, identity)
    return more


def on_view(shown: View, identity: Identity, state: Json) -> Json:
    """Return what a gesture on a view adds."""
    return {
        "container": {"type": "view", "view_id": shown.id},
        "view": shapes.view(shown, identity, state),
    }


def command(who: Person, channel: Channel, identity: Identity, given: Json) -> Delivery:
    """Return a slash command; ``given`` is its name and text, and how it may be answered."""
    return Delivery(
        COMMANDS,
        {
            "token": "legacy",
            "team_id": identity.team,
            "team_domain": identity.domain,
            "channel_id": channel.id,
            "channel_name": "directmessage" if channel.is_im else channel.name,
            "user_id": who.id,
            "user_name": who.handle,
            "api_app_id": identity.app,
            "is_enterprise_install": "false",
            **given,
        },
    )
