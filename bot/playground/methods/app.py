"""Who the caller is, and how it connects."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.playground import shapes
from bot.playground.errors import SlackError
from bot.playground.web_api import method

if TYPE_CHECKING:
    from bot.playground.nouns import Json
    from bot.playground.web_api import Call


@method("api.test", is_open=True)
def api_test(call: Call) -> Json:
    """Answer that the API is there, with what was sent; an ``error`` that is asked for is given."""
    if call.get("error"):
        raise SlackError(call.need("error"))
    return {"args": {k: v for k, v in call.given.items() if k != "token"}}


@method("auth.test")
def auth_test(call: Call) -> Json:
    """Say whose token this is."""
    identity = call.parts.identity
    return {
        "url": f"{call.parts.tickets.base}/",
        "team": identity.team_name,
        "user": identity.name.lower(),
        "team_id": identity.team,
        "user_id": identity.bot_user,
        "bot_id": identity.bot,
        "is_enterprise_install": False,
    }


@method("apps.connections.open", app_level=True)
def connections_open(call: Call) -> Json:
    """Hand out the address of a socket; it opens once."""
    base = call.parts.tickets.base.replace("http://", "ws://")
    ticket = call.parts.sockets.ticket()
    return {"url": f"{base}/socket/?ticket={ticket}&app_id={call.parts.identity.app}"}


@method("bots.info", "users:read")
def bot(call: Call) -> Json:
    """Return the bot."""
    identity = call.parts.identity
    return {"bot": {**shapes.profile(identity), "user_id": identity.bot_user}}


@method("team.info", "team:read")
def team(call: Call) -> Json:
    """Return the workspace."""
    identity = call.parts.identity
    return {"team": {"id": identity.team, "name": identity.team_name, "domain": identity.domain}}
