"""The ways in, one a file: each translates what Slack sends and hands it to the desk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.slack.listeners import (
    ask,
    ask_anywhere,
    check,
    command,
    direct_message,
    home,
    mention,
    reindex,
    settings,
    share,
    shortcut,
    windows,
)

if TYPE_CHECKING:
    from slack_bolt import App

    from bot.slack.desk import Desk


def register(app: App, desk: Desk) -> None:
    """Register every way in."""
    mention.register(app, desk)
    direct_message.register(app, desk)
    command.register(app, desk)
    share.register(app, desk)
    shortcut.register(app, desk)
    check.register(app, desk)
    ask.register(app, desk)
    ask_anywhere.register(app, desk)
    home.register(app, desk)
    reindex.register(app, desk)
    settings.register(app, desk)
    windows.register(app, desk)
