"""Channels and direct conversations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.playground import shapes
from bot.playground.errors import SlackError
from bot.playground.web_api import method

if TYPE_CHECKING:
    from bot.playground.nouns import Channel, Json
    from bot.playground.web_api import Call


def _channel(call: Call) -> Channel:
    return call.parts.workspace.channel(call.get("channel") or "")


def _need_scope(call: Call, channel: Channel, what: str) -> None:
    scope = f"{'im' if channel.is_im else 'channels'}:{what}"
    if scope not in call.parts.identity.scopes:
        provided = ",".join(sorted(call.parts.identity.scopes))
        raise SlackError("missing_scope", needed=scope, provided=provided)


@method("conversations.info")
def one(call: Call) -> Json:
    """Return a conversation."""
    channel = _channel(call)
    _need_scope(call, channel, "read")
    return {"channel": shapes.channel(channel, call.parts.identity)}


@method("conversations.list")
def listing(call: Call) -> Json:
    """Return the channels."""
    identity = call.parts.identity
    rooms = [room for room in call.parts.workspace.channels() if not room.is_im]
    _need_scope(call, rooms[0], "read")
    shown = [shapes.channel(room, identity) for room in rooms]
    return {"channels": shown, "response_metadata": {"next_cursor": ""}}


@method("conversations.open", "im:write")
def open_conversation(call: Call) -> Json:
    """Return the conversation with one person."""
    who = call.parts.workspace.person(call.need("users").split(",")[0])
    channel = call.parts.workspace.channel(who.id)
    shape = shapes.channel(channel, call.parts.identity)
    return {"channel": shape if call.flag("return_im") else {"id": channel.id}}


@method("conversations.members")
def members(call: Call) -> Json:
    """Return who is in a conversation."""
    channel = _channel(call)
    _need_scope(call, channel, "read")
    return {"members": sorted(channel.members), "response_metadata": {"next_cursor": ""}}


@method("conversations.history")
def history(call: Call) -> Json:
    """Return what was said outside threads, newest first."""
    channel = _channel(call)
    _need_scope(call, channel, "history")
    said = call.parts.workspace.messages(channel.id)
    roots = [m for m in reversed(said) if m.thread_ts in {None, m.ts} and not m.only_for]
    identity = call.parts.identity
    shown = [shapes.message(m, identity, [r for r in said if r.thread_ts == m.ts]) for m in roots]
    return {"messages": shown, "has_more": False}


@method("conversations.replies")
def replies(call: Call) -> Json:
    """Return a thread, oldest first."""
    channel = _channel(call)
    _need_scope(call, channel, "history")
    root = call.parts.workspace.message(channel.id, call.need("ts"))
    said = call.parts.workspace.messages(channel.id)
    thread = [m for m in said if root.ts in {m.ts, m.thread_ts} and not m.only_for]
    shown = [shapes.message(m, call.parts.identity) for m in thread]
    return {"messages": shown, "has_more": False}
