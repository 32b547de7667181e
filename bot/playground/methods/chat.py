"""Posting: messages, ephemeral messages, changes, removals, permalinks."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.playground import shapes
from bot.playground.block_rules import check_message
from bot.playground.errors import SlackError
from bot.playground.nouns import Message
from bot.playground.saying import tell
from bot.playground.web_api import method

if TYPE_CHECKING:
    from bot.playground.nouns import Channel, Json
    from bot.playground.web_api import Call

TEXT = 40_000


def content(given: Json) -> tuple[str, tuple[Json, ...]]:
    """Return text and checked blocks; ``no_text`` where there is neither."""
    text = str(given.get("text") or "")
    if len(text) > TEXT:
        raise SlackError("msg_too_long")
    blocks = check_message(given["blocks"]) if given.get("blocks") else ()
    if not text and not blocks and not given.get("attachments"):
        raise SlackError("no_text")
    return text, blocks


def _place(call: Call) -> Channel:
    if not call.get("channel"):
        raise SlackError("channel_not_found")
    channel = call.parts.workspace.channel(call.need("channel"))
    if channel.archived:
        raise SlackError("is_archived")
    if call.parts.identity.bot_user not in channel.members:
        raise SlackError("not_in_channel")
    return channel


def _thread(call: Call, channel: Channel) -> str | None:
    thread = call.get("thread_ts")
    if thread is None:
        return None
    try:
        root = call.parts.workspace.message(channel.id, thread)
    except SlackError as error:
        # Slack takes any timestamp here and starts a thread that nobody sees.
        if "." not in thread:
            raise SlackError("invalid_thread_ts") from error
        return thread
    return root.thread_ts or root.ts


@method("chat.postMessage", "chat:write")
def post_message(call: Call) -> Json:
    """Say something where all may read it."""
    channel = _place(call)
    text, blocks = content(call.given)
    workspace, identity = call.parts.workspace, call.parts.identity
    metadata = call.given.get("metadata")
    said = workspace.keep(
        Message(
            channel=channel.id,
            ts=workspace.ts(),
            user=identity.bot_user,
            text=text,
            blocks=blocks,
            thread_ts=_thread(call, channel),
            by_app=True,
            metadata=metadata if isinstance(metadata, dict) else None,
        )
    )
    tell(call.parts, said, channel)
    return {"channel": channel.id, "ts": said.ts, "message": shapes.message(said, identity)}


@method("chat.postEphemeral", "chat:write")
def post_ephemeral(call: Call) -> Json:
    """Say something that one person sees."""
    channel = _place(call)
    who = call.parts.workspace.person(call.need("user"))
    if who.id not in channel.members:
        raise SlackError("user_not_in_channel")
    text, blocks = content(call.given)
    workspace, identity = call.parts.workspace, call.parts.identity
    said = workspace.keep(
        Message(
            channel=channel.id,
            ts=workspace.ts(),
            user=identity.bot_user,
            text=text,
            blocks=blocks,
            thread_ts=_thread(call, channel),
            only_for=who.id,
            by_app=True,
        )
    )
    return {"message_ts": said.ts}


@method("chat.update", "chat:write")
def update(call: Call) -> Json:
    """Change a message of the app's own."""
    channel = _place(call)
    old = call.parts.workspace.message(channel.id, call.need("ts"))
    if not old.by_app or old.only_for:
        raise SlackError("cant_update_message")
    text, blocks = content(call.given)
    workspace, identity = call.parts.workspace, call.parts.identity
    # Text alone takes the blocks away; blocks alone leave the text.
    said = workspace.keep(replace(old, text=text or old.text, blocks=blocks, edited=workspace.ts()))
    shape = shapes.message(said, identity)
    return {"channel": channel.id, "ts": said.ts, "text": said.text, "message": shape}


@method("chat.delete", "chat:write")
def delete(call: Call) -> Json:
    """Remove a message of the app's own."""
    channel = _place(call)
    old = call.parts.workspace.message(channel.id, call.need("ts"))
    if not old.by_app:
        raise SlackError("cant_delete_message")
    call.parts.workspace.forget(old)
    return {"channel": channel.id, "ts": old.ts}


@method("chat.getPermalink")
def permalink(call: Call) -> Json:
    """Return the address of a message: here, a place on the page."""
    channel = _place(call)
    said = call.parts.workspace.message(channel.id, call.need("message_ts"))
    link = f"{call.parts.tickets.base}/archives/{channel.id}/p{said.ts.replace('.', '')}"
    if said.thread_ts:
        link += f"?thread_ts={said.thread_ts}&cid={channel.id}"
    return {"channel": channel.id, "permalink": link}
