"""Where words stand in a text that may set other spaces between them."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from corpus.document import Span

if TYPE_CHECKING:
    from collections.abc import Iterator


def located(words: str, text: str, within: Span) -> Iterator[Span]:
    """Yield the spans of ``text`` inside ``within`` that say ``words``, spaces aside."""
    wanted, _ = _close(words)
    close, places = _close(text)
    found = close.find(wanted) if wanted else -1
    while found >= 0:
        span = Span(places[found], places[found + len(wanted) - 1] + 1)
        if within.covers(span):
            yield span
        found = close.find(wanted, found + len(wanted))


@lru_cache(512)
def _close(text: str) -> tuple[str, tuple[int, ...]]:
    """Return ``text`` without its spaces, and where each character of that stands in it."""
    places = tuple(n for n, character in enumerate(text) if not character.isspace())
    return "".join(text[n] for n in places), places
