"""A bar of progress on stderr, for a person who waits at a terminal."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

T = TypeVar("T")


def watched(those: Sequence[T], doing: str) -> Iterable[T]:
    """Go through ``those``; in a terminal, with a bar."""
    return tracked(those, doing, len(those))


def tracked(those: Iterable[T], doing: str, total: int) -> Iterable[T]:
    """Go through ``those``, which are ``total``; in a terminal, with a bar."""
    if not sys.stderr.isatty():
        return those
    from rich.console import Console
    from rich.progress import track

    return track(those, doing, total=total, console=Console(stderr=True), transient=True)
