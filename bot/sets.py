"""Document sets: what is not for everybody is asked only where it may be seen."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from index.edition import Edition

Hidden = frozenset[str]
"""The ids of the documents that whoever asks may not see, where they ask."""

ALL_SEEN: Hidden = frozenset()


def without(edition: Edition, hidden: Hidden) -> Edition:
    """Return ``edition`` as if the ``hidden`` documents were not in it, but for its scores."""
    return _without(edition, hidden) if hidden else edition


@lru_cache(4)
def _without(edition: Edition, hidden: Hidden) -> Edition:
    return edition.within(frozenset(edition.documents) - hidden)
