"""What Slack delivers: which of it concerns the bot, and the keys that tell a doubled one."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.slack.asked import Body
    from bot.slack.web import Identity

WRITTEN = (None, "file_share", "thread_broadcast")
"""Other subtypes of a message tell of edits, joins and the like."""


def event_of(body: Body) -> Body:
    """Return the event in a delivery, empty where it carries none."""
    event = body.get("event")
    return event if isinstance(event, dict) else {}


def is_direct_message(body: Body) -> bool:
    """Say whether a person wrote to the bot alone."""
    event = event_of(body)
    return (
        event.get("type") == "message"
        and event.get("channel_type") == "im"
        and event.get("subtype") in WRITTEN
    )


def is_changed(body: Body) -> bool:
    """Say whether a person changed what they wrote to the bot alone; a preview changes no words."""
    event = event_of(body)
    old, new = event.get("previous_message"), event.get("message")
    return (
        _is_hidden(event, "message_changed")
        and isinstance(new, dict)
        and new.get("subtype") in WRITTEN
        and not new.get("bot_id")
        and new.get("text") != (old.get("text") if isinstance(old, dict) else None)
    )


def is_deleted(body: Body) -> bool:
    """Say whether a person took back what they wrote; where it was answered, a stub is left."""
    event = event_of(body)
    left = event.get("message")
    stub = isinstance(left, dict) and left.get("subtype") == "tombstone"
    return _is_hidden(event, "message_deleted") or (stub and _is_hidden(event, "message_changed"))


def as_written(body: Body) -> Body:
    """Return the delivery of a changed message as if it had been written so."""
    event = event_of(body)
    place = {"channel": event.get("channel"), "channel_type": "im", "type": "message"}
    return {**body, "event": {**event["message"], **place}}


def is_from_bot(body: Body) -> bool:
    """Say whether another bot wrote it: two that answer each other never stop."""
    event = event_of(body)
    return bool(event.get("bot_id") or event.get("subtype") == "bot_message")


def is_ours(body: Body, identity: Identity) -> bool:
    """Say whether it was delivered for the workspace of our token.

    In a channel shared with another company ``team_id`` may be theirs; the authorization is ours.
    """
    grants = body.get("authorizations")
    places = [grant for grant in grants if isinstance(grant, dict)] if grants else [body]
    return any(_is_ours(place, identity) for place in places)


def keys(body: Body) -> tuple[str, ...]:
    """Return the names of a delivery: Slack has sent one message under several event ids."""
    found = []
    if body.get("event_id"):
        found.append(f"event:{body['event_id']}")
    if body.get("trigger_id"):
        found.append(f"trigger:{body['trigger_id']}")
    event = event_of(body)
    if event.get("type") == "app_mention" or is_direct_message(body):
        edited = event.get("edited")
        at = edited.get("ts") if isinstance(edited, dict) else None
        found.append(f"message:{body.get('team_id')}:{event.get('channel')}:{event.get('ts')}:{at}")
    return tuple(key[:255] for key in found)


def _is_hidden(event: Body, subtype: str) -> bool:
    return (
        event.get("type") == "message"
        and event.get("channel_type") == "im"
        and event.get("subtype") == subtype
    )


def _is_ours(place: Body, identity: Identity) -> bool:
    team = place.get("team")
    named = team.get("id") if isinstance(team, dict) else None
    ours = place.get("context_team_id") or place.get("team_id") or named
    if identity.enterprise and place.get("is_enterprise_install") is True:
        enterprise = place.get("enterprise")
        named = enterprise.get("id") if isinstance(enterprise, dict) else None
        return identity.enterprise in (place.get("enterprise_id"), named)
    return bool(identity.team == ours)
