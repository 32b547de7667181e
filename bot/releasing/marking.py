"""Two texts side by side: which words of either are not in the other."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


@dataclass(frozen=True, slots=True)
class Run:
    """Words, and whether they stand on one side alone."""

    text: str
    alone: bool


def sides(before: str, after: str) -> tuple[tuple[Run, ...], tuple[Run, ...]]:
    """Return both texts in runs."""
    old, new = (re.findall(r"\s+|[^\s]+", text) for text in (before, after))
    found = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    return (
        tuple(_runs(old, [(tag, start, end) for tag, start, end, _, _ in found])),
        tuple(_runs(new, [(tag, start, end) for tag, _, _, start, end in found])),
    )


def _runs(words: Sequence[str], found: Sequence[tuple[str, int, int]]) -> Iterator[Run]:
    for tag, start, end in found:
        if start < end:
            yield Run("".join(words[start:end]), tag != "equal")
