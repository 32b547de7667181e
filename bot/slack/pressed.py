"""A button under a reply is pressed: whose reply it is decides, not what the button says."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot import wording
from bot.slack.asked import ALONE, Body, name, part, text

if TYPE_CHECKING:
    from bot.sets import Hidden
    from bot.slack.web import Identity
    from bot.storage import Given, Record
    from corpus.standing import Standing


@dataclass(frozen=True, slots=True)
class Pressed:
    """Who pressed where; ``value`` is a reference to look up, ``url`` speaks to them alone."""

    value: str
    team: str
    channel: str
    user: str
    url: str
    trigger: str

    @classmethod
    def of(cls, body: Body, action: Body, identity: Identity) -> Pressed:
        """Read a press."""
        return cls(
            text(action, "value"),
            identity.team,
            name(part(body, "channel"), "id"),
            name(part(body, "user"), "id"),
            text(body, "response_url"),
            name(body, "trigger_id", longest=255),
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


def kept_back(given: Given, standing: Standing, hidden: Hidden) -> str | None:
    """Return why a reply is not shown again, in words.

    A source that it quotes is stopped since, or may not be seen where it would be shown.
    """
    quoted = [quote["document"] for quote in given.reply["quotes"]]
    if not hidden.isdisjoint(quoted):
        return wording.NOT_SEEN_HERE
    stop = next(filter(None, map(standing.stop, quoted)), None)
    return wording.not_shown(stop) if stop else None
