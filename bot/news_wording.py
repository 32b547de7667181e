"""Every sentence that tells a channel what changed in the guidance."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot import wording
from index.reindexing import Touch

if TYPE_CHECKING:
    from bot.news import Change

OPENING = "The guidance I hold has changed."
TOUCHES = {Touch.ADDED: "New: ", Touch.CHANGED: "Changed: ", Touch.REMOVED: "No longer held: "}
STOPPED = "No longer quoted: "


def before(change: Change) -> str:
    """Return what stands before a document's title."""
    return STOPPED if change.touch is None else TOUCHES[change.touch]


def behind(change: Change) -> str:
    """Return what stands behind it: its dates, or why it is not quoted."""
    if change.stop is not None:
        why = f": {change.stop.why.rstrip('.')}" if change.stop.why else ""
        return f" – {change.stop.state} on {wording.day(change.stop.since)}{why}"
    if change.touch is Touch.REMOVED:
        return ""
    source = change.source
    when = (("published", source.published), ("updated", source.updated))
    said = [f"{word} {wording.day(on)}" for word, on in when if on]
    return f" – {', '.join(said)}" if said else ""
