"""Limits: so many questions a minute of one person, and in one channel, and a kind word beyond."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot import wording

if TYPE_CHECKING:
    from bot.slack.asked import Asked
    from bot.slack.rates import Rates


@dataclass(frozen=True, slots=True)
class Limits:
    """Each replica counts on its own: what many of them let through is still bounded."""

    people: Rates
    channels: Rates

    def refusal(self, asked: Asked) -> str | None:
        """Return the word to somebody who is to wait; a conversation with the bot is no channel."""
        seconds = self.people.wait(asked.user)
        if seconds:
            return wording.too_fast(self.people.most, seconds)
        seconds = 0 if asked.direct else self.channels.wait(asked.channel)
        return wording.too_many(self.channels.most, seconds) if seconds else None
