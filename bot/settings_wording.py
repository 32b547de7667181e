"""Every sentence of the window in which a channel's settings are changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot import wording

if TYPE_CHECKING:
    from bot.storage import Change

TITLE = "Settings here"
SETS = "Document sets that this channel may see"
SETS_HINT = "They answer here, and their members where they ask alone. All other guidance answers."
SETS_OF_A_MANAGER = (
    "A set can be given up here; who administers Footnote or the workspace gives it."
)
NO_SETS = "There is no document set: all guidance answers here."
ANNOUNCES = "News"
ANNOUNCES_YES = "Tell this channel what changed in the guidance"
CHANGED = "Changed last"
SAVED = "Saved. It holds from the next question on."
NOT_SAVED = "I keep no record right now: nothing was changed. Try again in a minute."
NOT_ALLOWED = (
    "Settings of a channel are changed by who manages it, who administers the workspace, or the "
    "maintainers of Footnote."
)
IN_A_CHANNEL = "Settings are those of a channel: type `/guidance settings` in it."


def changed(change: Change) -> str:
    """Return what stands behind who changed it: when, and to what."""
    sets = f"sets: {', '.join(change.to.sets)}" if change.to.sets else "no set"
    news = "news" if change.to.announces else "no news"
    return f" on {wording.day(change.at.date())} at {change.at:%H:%M} UTC – {sets}; {news}"
