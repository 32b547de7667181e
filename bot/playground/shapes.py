"""Our nouns as the JSON objects that Slack's documentation shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.playground.nouns import Channel, Identity, Json, Message, Person, View


def message(said: Message, identity: Identity, replies: Sequence[Message] = ()) -> Json:
    """Return a message object."""
    shape: Json = {
        "type": "message",
        "user": said.user,
        "text": said.text,
        "ts": said.ts,
        "team": identity.team,
    }
    if said.by_app:
        shape |= {"bot_id": identity.bot, "app_id": identity.app, "bot_profile": profile(identity)}
    if said.blocks:
        shape["blocks"] = list(said.blocks)
    if said.thread_ts:
        shape["thread_ts"] = said.thread_ts
    if said.edited:
        shape["edited"] = {"user": said.user, "ts": said.edited}
    if said.metadata:
        shape["metadata"] = said.metadata
    if said.only_for:
        shape["is_ephemeral"] = True
    if replies:
        shape |= {"thread_ts": said.ts, "reply_count": len(replies)}
    if said.reactions:
        shape["reactions"] = [
            {"name": name, "users": list(users), "count": len(users)}
            for name, users in said.reactions
        ]
    return shape


def profile(identity: Identity) -> Json:
    """Return the app's bot profile."""
    return {
        "id": identity.bot,
        "app_id": identity.app,
        "name": identity.name,
        "team_id": identity.team,
        "deleted": False,
    }


def person(who: Person, identity: Identity) -> Json:
    """Return a user object."""
    return {
        "id": who.id,
        "team_id": who.team,
        "name": who.handle,
        "real_name": who.name,
        "deleted": False,
        "is_bot": False,
        "is_app_user": False,
        "is_admin": who.admin,
        "is_owner": False,
        "is_restricted": who.guest,
        "is_ultra_restricted": False,
        "is_stranger": who.team != identity.team,
        "tz": "Europe/London",
        "profile": {
            "real_name": who.name,
            "display_name": who.handle,
            "title": who.title,
            "team": who.team,
        },
    }


def bot_user(identity: Identity) -> Json:
    """Return the app's own user object."""
    return {
        "id": identity.bot_user,
        "team_id": identity.team,
        "name": identity.name.lower(),
        "real_name": identity.name,
        "deleted": False,
        "is_bot": True,
        "is_restricted": False,
        "is_ultra_restricted": False,
        "profile": {
            "real_name": identity.name,
            "bot_id": identity.bot,
            "api_app_id": identity.app,
            "team": identity.team,
        },
    }


def channel(room: Channel, identity: Identity) -> Json:
    """Return a conversation object."""
    shape: Json = {
        "id": room.id,
        "is_im": room.is_im,
        "is_archived": room.archived,
        "is_channel": not room.is_im,
        "is_private": room.is_im,
        "is_ext_shared": room.shared,
        "is_member": identity.bot_user in room.members,
        "context_team_id": identity.team,
    }
    if room.is_im:
        return {**shape, "user": next(iter(room.members - {identity.bot_user}))}
    return {
        **shape,
        "name": room.name,
        "num_members": len(room.members),
        "topic": {"value": room.topic, "creator": "", "last_set": 0},
    }


def view(shown: View, identity: Identity, state: Json | None = None) -> Json:
    """Return a view object, with what was typed into it so far."""
    return {
        "private_metadata": "",
        "callback_id": "",
        "clear_on_close": False,
        "notify_on_close": False,
        "close": None,
        "submit": None,
        "external_id": "",
        **shown.body,
        "id": shown.id,
        "team_id": identity.team,
        "app_id": identity.app,
        "app_installed_team_id": identity.team,
        "bot_id": identity.bot,
        "hash": shown.hash,
        "root_view_id": shown.root,
        "previous_view_id": shown.previous,
        "state": {"values": state or {}},
    }
