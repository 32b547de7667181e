"""What every delivery passes before a listener sees it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.slack.middleware import bots, doubles, tenancy

if TYPE_CHECKING:
    from slack_bolt import App

    from bot.slack.parts import Parts
    from bot.slack.web import Identity


def register(app: App, identity: Identity, parts: Parts) -> None:
    """Register in the order that costs least: the store is asked last."""
    tenancy.register(app, identity)
    bots.register(app)
    doubles.register(app, parts)
