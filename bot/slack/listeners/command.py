"""Somebody types the slash command: only they see the answer."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from bot import wording
from bot.slack import sources
from bot.slack.asked import Asked, Body, text
from bot.slack.listeners import reindex
from bot.slack.listeners.settings import channels
from bot.slack.manifest import COMMAND
from bot.slack.message import plain

if TYPE_CHECKING:
    from slack_bolt import Ack, App

    from bot.slack.desk import Desk

SOURCES, SETTINGS = "sources", "settings"
HELP = {"", "help", "?", "check", "ask"}
TO_ASK = re.compile(r"ask\b\s*:?\s*(?P<question>.+)", re.IGNORECASE)
TO_CHECK = re.compile(r"check\b\s*:?\s*(?:(?:that|whether|if)\s+)?(?P<claim>.+)", re.IGNORECASE)


def register(app: App, desk: Desk) -> None:
    """Answer by the address that Slack gives for it; nothing to answer gets the help."""

    def typed(ack: Ack, command: Body) -> None:
        ack()
        asked = Asked.in_command(command, desk.identity)
        url = text(command, "response_url")
        check = TO_CHECK.match(asked.text)
        if reindex.planned(desk, asked, url):
            return
        if asked.text.lower() == SOURCES:
            hidden = desk.seeing.hidden(asked.channel, asked.user)
            desk.posting.respond(url, sources.message(desk.parts.holdings(hidden)))
        elif asked.text.lower() == SETTINGS:
            channels(desk).open(asked.channel, asked.user, asked.id, url)
        elif asked.text.lower() in HELP:
            desk.posting.respond(url, plain(_help(desk, asked.user)))
        elif check:
            desk.check_privately(asked, check["claim"], url)
        else:
            ask = TO_ASK.match(asked.text)
            question = ask["question"] if ask else asked.text
            desk.reply_privately(replace(asked, text=question), url)

    app.command(COMMAND)(typed)


def _help(desk: Desk, user: str) -> str:
    maintains = user in desk.maintainers
    return f"{wording.HELP} {wording.HELP_MAINTAINING}" if maintains else wording.HELP
