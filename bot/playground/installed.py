"""The app as its manifest installs it: what it may do, what it hears of, what one may type."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.playground.nouns import Identity, Shortcut

if TYPE_CHECKING:
    from bot.playground.nouns import Json


def installed(manifest: Json) -> Identity:
    """Return the identity of an app with this manifest: the least scopes are put to the test."""
    features = manifest["features"]
    return replace(
        Identity(),
        name=features["bot_user"]["display_name"],
        scopes=frozenset(manifest["oauth_config"]["scopes"]["bot"]),
        events=frozenset(manifest["settings"]["event_subscriptions"]["bot_events"]),
        commands=tuple(command["command"] for command in features.get("slash_commands", ())),
        shortcuts=tuple(
            Shortcut(one["name"], one["callback_id"], one["type"])
            for one in features.get("shortcuts", ())
        ),
        home=bool(features.get("app_home", {}).get("home_tab_enabled")),
    )
