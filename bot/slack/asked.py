"""A question as it came in: who asked, where, and by which way."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from bot.slack.cleaning import message, plainly, question
from bot.storage import Surface

if TYPE_CHECKING:
    from bot.slack.pressed import Pressed
    from bot.slack.web import Identity
    from bot.storage import Given

NAME = re.compile(r"[A-Za-z0-9_.:-]+")

Body = dict[str, Any]


ALONE = {Surface.COMMAND, Surface.SHORTCUT, Surface.BUTTON}
"""Ways in by which only the asker sees the reply."""


class MalformedError(ValueError):
    """A payload lacks what Slack promises in it; the error names the field, not what it held."""


@dataclass(frozen=True, slots=True)
class Asked:
    """``id`` names the delivery, in the logs too; ``thread`` is where the reply goes.

    ``home`` is the asker's own workspace where the delivery names it, and ``shared`` says that
    another company is in the channel.
    """

    id: str
    surface: Surface
    team: str
    channel: str
    user: str
    ts: str
    thread: str
    text: str
    home: str | None = None
    shared: bool = False
    edited: bool = False
    """It was written before, and changed: it may be answered already."""

    @property
    def direct(self) -> bool:
        """Whether nobody but the asker is there to share with."""
        return self.channel.startswith("D")

    @classmethod
    def in_event(cls, body: Body, identity: Identity, surface: Surface) -> Asked:
        """Read an event; a reply to it goes into its thread, or opens one."""
        event = part(body, "event")
        ts = name(event, "ts")
        return cls(
            name(body, "event_id"),
            surface,
            identity.team,
            name(event, "channel"),
            name(event, "user"),
            ts,
            name(event, "thread_ts") if event.get("thread_ts") else ts,
            question(text(event, "text"), identity.bot_user),
            _home(event),
            bool(body.get("is_ext_shared_channel")),
            bool(event.get("edited")),
        )

    @classmethod
    def in_command(cls, command: Body, identity: Identity) -> Asked:
        """Read a slash command: it has no place in the channel, and nobody else sees it."""
        trigger = name(command, "trigger_id", longest=255)
        return cls(
            trigger,
            Surface.COMMAND,
            identity.team,
            name(command, "channel_id"),
            name(command, "user_id"),
            "",
            "",
            question(text(command, "text"), identity.bot_user),
        )

    @classmethod
    def in_shortcut(cls, body: Body, identity: Identity) -> Asked:
        """Read a shortcut on a message: what it says is asked about, whoever wrote it."""
        said, user = part(body, "message"), part(body, "user")
        ts = name(said, "ts") if said.get("ts") else name(body, "message_ts")
        return cls(
            name(body, "trigger_id", longest=255),
            Surface.SHORTCUT,
            identity.team,
            name(part(body, "channel"), "id"),
            name(user, "id"),
            ts,
            name(said, "thread_ts") if said.get("thread_ts") else ts,
            message(text(said, "text"), identity.bot_user),
            text(user, "team_id") or None,
        )

    @classmethod
    def alone(
        cls, identity: Identity, surface: Surface, user: str, trigger: str, typed: Body
    ) -> Asked:
        """Read what was typed into a box: it has no place in any channel yet."""
        words = plainly(text(typed, "value"))
        return cls(trigger, surface, identity.team, user, user, "", "", words)

    @classmethod
    def by_button(cls, pressed: Pressed, given: Given) -> Asked:
        """Read a press as asking about ``given`` once more."""
        return cls(
            pressed.trigger,
            Surface.BUTTON,
            pressed.team,
            pressed.channel,
            pressed.user,
            "",
            given.place.thread,
            given.question,
        )


def name(body: Body, field: str, longest: int = 32) -> str:
    """Return the id or timestamp in ``field``."""
    value = body.get(field)
    if not isinstance(value, str) or len(value) > longest or not NAME.fullmatch(value):
        raise MalformedError(field)
    return value


def part(body: Body, field: str) -> Body:
    """Return the object in ``field``."""
    value = body.get(field)
    if not isinstance(value, dict):
        raise MalformedError(field)
    return value


def text(body: Body, field: str) -> str:
    """Return the words in ``field``; none is an empty question."""
    value = body.get(field)
    return value if isinstance(value, str) else ""


def _home(event: Body) -> str | None:
    for field in ("user_team", "source_team", "team"):
        if isinstance(event.get(field), str):
            return str(event[field])
    return None
