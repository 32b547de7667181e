"""People."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.playground import shapes
from bot.playground.web_api import method

if TYPE_CHECKING:
    from bot.playground.nouns import Json
    from bot.playground.web_api import Call


@method("users.info", "users:read")
def one(call: Call) -> Json:
    """Return a person, or the bot's own user."""
    identity = call.parts.identity
    user = call.get("user") or ""
    if user == identity.bot_user:
        return {"user": shapes.bot_user(identity)}
    return {"user": shapes.person(call.parts.workspace.person(user), identity)}


@method("users.list", "users:read")
def listing(call: Call) -> Json:
    """Return everyone."""
    identity = call.parts.identity
    everyone = [shapes.person(who, identity) for who in call.parts.workspace.people.values()]
    return {
        "members": [*everyone, shapes.bot_user(identity)],
        "response_metadata": {"next_cursor": ""},
    }
