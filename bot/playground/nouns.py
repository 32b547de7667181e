"""The nouns of a workspace: people, channels, messages, views; frozen, so that no reader locks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

Json = dict[str, Any]
"""A JSON object of Slack's."""


@dataclass(frozen=True, slots=True)
class Person:
    """Someone who may be acted as."""

    id: str
    handle: str
    name: str
    title: str
    team: str
    admin: bool = False
    guest: bool = False


@dataclass(frozen=True, slots=True)
class Channel:
    """A channel, or one person's conversation with the bot (its id opens with D)."""

    id: str
    name: str
    members: frozenset[str]
    shared: bool = False
    archived: bool = False
    topic: str = ""

    @property
    def is_im(self) -> bool:
        """Whether this is a conversation of one person with the bot."""
        return self.id.startswith("D")


@dataclass(frozen=True, slots=True)
class Message:
    """What was said; ``only_for`` names the one person who sees an ephemeral message."""

    channel: str
    ts: str
    user: str
    text: str
    blocks: tuple[Json, ...] = ()
    thread_ts: str | None = None
    only_for: str | None = None
    edited: str | None = None
    by_app: bool = False
    reactions: tuple[tuple[str, tuple[str, ...]], ...] = ()
    metadata: Json | None = None

    @property
    def key(self) -> tuple[str, str]:
        """What tells this message from every other."""
        return self.channel, self.ts


@dataclass(frozen=True, slots=True)
class View:
    """A modal that one person sees, or their App Home."""

    id: str
    user: str
    body: Json
    hash: str
    root: str
    previous: str | None = None


@dataclass(frozen=True, slots=True)
class Shortcut:
    """A shortcut of the app; its type is ``message`` or ``global``."""

    name: str
    callback_id: str
    type: str


SCOPES = frozenset(
    """app_mentions:read assistant:write channels:read chat:write commands im:history im:read
    im:write reactions:write team:read users:read""".split()
)
EVENTS = frozenset({"app_home_opened", "app_mention", "message.im"})


@dataclass(frozen=True, slots=True)
class Identity:
    """The app, what it may do and hear of, and the workspace it is installed in."""

    team: str = "T0PLAYGRND"
    domain: str = "playground"
    team_name: str = "Playground"
    app: str = "A0FOOTNOTE"
    bot_user: str = "U0FOOTNOTE"
    bot: str = "B0FOOTNOTE"
    name: str = "Footnote"
    scopes: frozenset[str] = SCOPES
    events: frozenset[str] = EVENTS
    commands: tuple[str, ...] = ("/guidance",)
    shortcuts: tuple[Shortcut, ...] = ()
    home: bool = True
