"""What is remembered, as the rest of the bot sees it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from datetime import datetime


class Surface(StrEnum):
    """A way in."""

    MENTION = "mention"
    DIRECT_MESSAGE = "direct_message"
    COMMAND = "command"
    SHORTCUT = "shortcut"
    BUTTON = "button"
    HOME = "home"
    WINDOW = "window"


@dataclass(frozen=True, slots=True)
class Place:
    """A message's place: its conversation, its thread, and itself."""

    team: str
    channel: str
    thread: str
    ts: str


@dataclass(frozen=True, slots=True)
class Given:
    """An answer as it was given: ``reply`` is what was found, ``message`` what was sent."""

    reference: str
    place: Place
    user: str
    surface: str
    question: str
    outcome: str
    reason: str | None
    edition: str | None
    reply: dict[str, Any]
    message: dict[str, Any]
    posted: str | None = None
    shared: str | None = None

    @property
    def supporting(self) -> tuple[dict[str, Any], ...]:
        """The quotes that the message does not show, as far as a reply tells how many it does."""
        quotes = self.reply["quotes"]
        return tuple(quotes[self.reply.get("shown", len(quotes)) :])


@dataclass(frozen=True, slots=True)
class Held:
    """A delivery that is being answered, for another replica should this one die.

    ``channel`` and ``ts`` are of a message, whose answers come in the order of the messages.
    """

    key: str
    body: dict[str, Any]
    channel: str | None = None
    ts: str | None = None


@dataclass(frozen=True, slots=True)
class Rating:
    """What somebody says of a reply; ``wanted`` is what they were looking for, as a code."""

    reference: str
    user: str
    helpful: bool
    wanted: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Kept:
    """An answer on record, and when it was given."""

    given: Given
    given_at: datetime


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody asks the maintainers; ``tell`` where they wish to hear what became of it."""

    reference: str
    user: str
    words: str
    tell: bool


@dataclass(frozen=True, slots=True)
class Resolution:
    """What a maintainer did about a reply that did not help."""

    reference: str
    kind: str
    by: str
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Correction:
    """What a maintainer decides on an answer whose words changed: to ``tell`` of it, or not.

    ``said`` is what changed, as it was when they decided.
    """

    reference: str
    said: dict[str, Any]
    tell: bool
    by: str


@dataclass(frozen=True, slots=True)
class Told:
    """An edition, and which of its documents were not quoted, as a channel was told."""

    edition: str
    stopped: tuple[str, ...] = ()

    @property
    def mark(self) -> str:
        """A short name for it: whoever was told the same has the same."""
        stopped = hashlib.sha256("\n".join(self.stopped).encode()).hexdigest()
        return f"{self.edition}.{stopped[:12]}"


@dataclass(frozen=True, slots=True)
class Channel:
    """A channel's settings: the sets that it may see, and whether changes are announced there.

    ``told`` is what was announced there last.
    """

    team: str
    channel: str
    sets: tuple[str, ...] = ()
    announces: bool = False
    told: Told | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """What a channel's settings were changed to, by whom and when."""

    to: Channel
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Unmet:
    """A reply that did not help, and what people say of it."""

    given: Given
    given_at: datetime
    wishes: tuple[Wish, ...] = ()
    ratings: tuple[Rating, ...] = ()
