"""What the last sync could not take: a reindex names it, with the reason."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from corpus import files

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.home import Home


def note(home: Home, refused: Mapping[str, str]) -> None:
    """Keep what a sync could not take, in place of what the one before could not."""
    files.write(home.refusals, json.dumps(refused, indent=1).encode())


def refused(home: Home) -> dict[str, str]:
    """Return the addresses that the last sync could not take, each with its reason.

    What cannot be read names none: the next sync writes it anew.
    """
    try:
        found = json.loads(home.refusals.read_bytes())
    except (OSError, ValueError):
        return {}
    return {str(url): str(why) for url, why in found.items()} if isinstance(found, dict) else {}
