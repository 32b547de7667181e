"""A person says something, changes it, or takes it back; the app hears what it subscribed to."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.playground import payloads, shapes
from bot.playground.errors import SlackError
from bot.playground.nouns import Message
from bot.playground.typed import stored

if TYPE_CHECKING:
    from bot.playground.nouns import Channel, Json
    from bot.playground.parts import Parts


@dataclass(frozen=True, slots=True)
class Typed:
    """What a person typed, and where; ``raw`` words are already as Slack stores them."""

    user: str
    channel: str
    text: str
    thread_ts: str | None = None
    raw: bool = False


def say(parts: Parts, typed: Typed) -> Message:
    """Post what a person typed, and tell the app."""
    workspace = parts.workspace
    room = workspace.channel(typed.channel)
    who = workspace.person(typed.user)
    if who.id not in room.members:
        raise SlackError("not_in_channel")
    if room.archived:
        raise SlackError("is_archived")
    words = _words(parts, typed)
    said = workspace.keep(
        Message(room.id, workspace.ts(), who.id, words, thread_ts=typed.thread_ts)
    )
    tell(parts, said, room)
    return said


def edit(parts: Parts, typed: Typed, ts: str) -> Message:
    """Change what a person said before."""
    workspace = parts.workspace
    old = _own(parts, typed.user, typed.channel, ts)
    said = workspace.keep(replace(old, text=_words(parts, typed), edited=workspace.ts()))
    room = workspace.channel(said.channel)
    if room.is_im:
        changed = {
            "message": shapes.message(said, parts.identity),
            "previous_message": shapes.message(old, parts.identity),
        }
        _hidden(parts, room, "message_changed", changed)
    else:
        tell(parts, said, room)
    return said


def remove(parts: Parts, user: str, channel: str, ts: str) -> None:
    """Take back what a person said."""
    old = _own(parts, user, channel, ts)
    parts.workspace.forget(old)
    room = parts.workspace.channel(old.channel)
    if room.is_im:
        gone = {"deleted_ts": old.ts, "previous_message": shapes.message(old, parts.identity)}
        _hidden(parts, room, "message_deleted", gone)


def _words(parts: Parts, typed: Typed) -> str:
    if typed.raw:
        return typed.text
    return stored(typed.text, parts.identity, parts.workspace.people.values())


def tell(parts: Parts, said: Message, room: Channel) -> None:
    """Tell the app of a message in ``room``, its own included: Slack does too.

    Of what is said where it is no member it hears nothing.
    """
    identity = parts.identity
    if identity.bot_user not in room.members:
        return
    team = identity.team if said.by_app else parts.workspace.person(said.user).team
    kinds = []
    if not room.is_im and f"<@{identity.bot_user}>" in said.text and not said.by_app:
        kinds.append(("app_mention", "app_mention"))
    if not said.edited:
        kinds.append(("message", "message.im" if room.is_im else "message.channels"))
    for kind, subscription in kinds:
        if subscription in identity.events:
            body = payloads.spoken(said, kind, identity, team)
            if kind == "message" and not room.is_im:
                body["channel_type"] = "channel"
            _send(parts, body, room)


def _own(parts: Parts, user: str, channel: str, ts: str) -> Message:
    said = parts.workspace.message(parts.workspace.channel(channel).id, ts)
    if said.user != user:
        raise SlackError("cant_update_message")
    return said


def _hidden(parts: Parts, room: Channel, subtype: str, more: Json) -> None:
    if "message.im" not in parts.identity.events:
        return
    ts = parts.workspace.ts()
    body = {
        "type": "message",
        "subtype": subtype,
        "hidden": True,
        "channel": room.id,
        "channel_type": "im",
        "ts": ts,
        "event_ts": ts,
        **more,
    }
    _send(parts, body, room)


def _send(parts: Parts, body: Json, room: Channel) -> None:
    now = parts.workspace.now()
    parts.courier.send(payloads.event(body, parts.identity, room, now))
