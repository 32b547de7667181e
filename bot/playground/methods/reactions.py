"""Reactions of the app."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.playground.errors import SlackError
from bot.playground.web_api import method

if TYPE_CHECKING:
    from bot.playground.nouns import Json, Message
    from bot.playground.web_api import Call


def _message(call: Call) -> Message:
    channel = call.parts.workspace.channel(call.get("channel") or "")
    return call.parts.workspace.message(channel.id, call.need("timestamp"))


@method("reactions.add", "reactions:write")
def add(call: Call) -> Json:
    """React to a message."""
    said, name, bot = _message(call), call.need("name"), call.parts.identity.bot_user
    reactions = dict(said.reactions)
    if bot in reactions.get(name, ()):
        raise SlackError("already_reacted")
    reactions[name] = (*reactions.get(name, ()), bot)
    call.parts.workspace.keep(replace(said, reactions=tuple(reactions.items())))
    return {}


@method("reactions.remove", "reactions:write")
def remove(call: Call) -> Json:
    """Take a reaction back."""
    said, name, bot = _message(call), call.need("name"), call.parts.identity.bot_user
    reactions = dict(said.reactions)
    if bot not in reactions.get(name, ()):
        raise SlackError("no_reaction")
    reactions[name] = tuple(user for user in reactions[name] if user != bot)
    left = tuple((emoji, users) for emoji, users in reactions.items() if users)
    call.parts.workspace.keep(replace(said, reactions=left))
    return {}
