"""What is posted: blocks to look at, and the same in plain text for notices and screen readers."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.slack.rich_text import Element

MOST_BLOCKS = 50
MOST_CHARACTERS = 11_000
"""Slack refuses some 13,200 characters over all blocks; what it counts is not documented.

Of 12,000 that are safe, the rest is for the line that says who shared an answer.
"""


@dataclass(frozen=True, slots=True)
class Message:
    """One message: ``text`` is complete without the blocks."""

    text: str
    blocks: tuple[Element, ...] = ()

    @property
    def fits(self) -> bool:
        """Say whether Slack takes it, counting every character of the blocks as it is sent."""
        sent = json.dumps(self.blocks, ensure_ascii=False, separators=(",", ":"))
        return len(self.blocks) <= MOST_BLOCKS and len(sent) <= MOST_CHARACTERS


def plain(text: str) -> Message:
    """Return a message of the bot's own words."""
    return Message(escape(text))


def escape(text: str) -> str:
    """Return ``text`` so that Slack's markup reads it as it stands: no ping, no link."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
