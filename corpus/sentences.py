"""Sentence spans by rule: an end mark, a space and a capital, unless an abbreviation ends there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpus.document import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

END = re.compile(r"[.!?][\"'”’)\]]*\s+(?=[\"'“‘(\[]?[A-Z0-9£$€])")
ABBREVIATIONS = frozenset(
    """
    e.g i.e mr mrs ms dr prof st no nos p pp para paras art s ss ltd co inc vs cf approx fig ref tel
    ext dept gov sec ch vol
    """.split()
)
LAST_WORD = re.compile(r"([A-Za-z.]+)$")


def sentences(text: str, span: Span) -> Iterator[Span]:
    """Yield the sentences of ``text`` within ``span``, in order, without the space between them."""
    start = span.start
    for mark in END.finditer(text, span.start, span.end):
        if _abbreviated(text[start : mark.start()]):
            continue
        yield Span(start, mark.start() + len(mark.group().rstrip()))
        start = mark.end()
    if start < span.end:
        yield Span(start, span.end)


def _abbreviated(before: str) -> bool:
    word = LAST_WORD.search(before)
    if word is None:
        return False
    name = word.group(1).lower()
    return name in ABBREVIATIONS or (len(name) == 1 and word.group(1).isupper())
