"""A button under a reply is pressed: whose reply it is decides, not what the button says."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.slack.asked import ALONE, Body, name, part, text

if TYPE_CHECKING:
    from bot.slack.web import Identity
    from bot.storage import Given, Record


@dataclass(frozen=True, slots=True)
class Pressed:
    """Who pressed where; ``value`` is a reference to look up, ``url`` speaks to them alone.

    ``resumed`` is what a replica that died was at: they may have pressed another button since.
    """

    value: str
    team: str
    channel: str
    user: str
    url: str
    trigger: str
    resumed: bool = False

    @classmethod
    def of(cls, body: Body, action: Body, identity: Identity, *, resumed: bool = False) -> Pressed:
        """Read a press."""
        return cls(
            text(action, "value"),
            identity.team,
            name(part(body, "channel"), "id"),
            name(part(body, "user"), "id"),
            text(body, "response_url"),
            name(body, "trigger_id", longest=255),
            resumed,
        )

    def about(self, reference: str) -> Pressed:
        """Return the same press, of a button that names ``reference`` among other things."""
        return replace(self, value=reference)

    def given(self, record: Record) -> Given | None:
        """Return the reply, if it stands in this conversation and this person may see it."""
        found = record.given(self.value[:32])
        if found is None or (found.place.team, found.place.channel) != (self.team, self.channel):
            return None
        private = found.surface in ALONE and found.shared is None
        return None if private and found.user != self.user else found
