"""Lists in plain text: an item is its words without the bullet, and its nested items follow it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.document import Span
from corpus.readers.shapes import BULLET

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corpus.readers.shapes import Run

CERTAIN = "•◦▪‣"
"""No sentence has a line that begins with one of these."""


@dataclass(frozen=True, slots=True)
class Part:
    """Words of a run: an item at its depth, or, at depth None, a paragraph around the list."""

    span: Span
    depth: int | None = None


def parts(run: Run) -> Iterator[Part]:
    """Yield the paragraphs and items of ``run``, in order."""
    if not _holds_list(run):
        yield Part(run.span)
        return
    open_: Part | None = None
    indents: list[int] = []
    for span, line in run.lines():
        bullet = BULLET.match(line)
        if bullet is None and open_ is not None and _goes_on(open_, line):
            open_ = Part(Span(open_.span.start, span.end), open_.depth)
            continue
        if open_ is not None:
            yield open_
        if bullet is None:
            open_ = Part(span)
            continue
        indents = _deepened(indents, len(bullet["indent"].expandtabs()))
        open_ = Part(Span(span.end - len(line) + bullet.end(), span.end), len(indents) - 1)
    if open_ is not None:
        yield open_


def _holds_list(run: Run) -> bool:
    """Say whether lines of ``run`` are items: one dash may be a sentence's own."""
    lines = [line for _, line in run.lines()]
    bullets = [n for n, line in enumerate(lines) if BULLET.match(line)]
    if not bullets:
        return False
    certain = bullets[0] == 0 or len(bullets) > 1 or lines[bullets[0]].lstrip()[0] in CERTAIN
    return certain or lines[bullets[0] - 1].endswith(":")


def _goes_on(before: Part, line: str) -> bool:
    """Say whether a line without a bullet goes on with the words before it."""
    return before.depth is None or line[0].isspace() or not line[0].isupper()


def _deepened(indents: list[int], indent: int) -> list[int]:
    """Return the indents of the items that are open once one stands at ``indent``."""
    return [*(outer for outer in indents if outer < indent), indent]
