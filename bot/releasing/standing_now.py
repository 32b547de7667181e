"""What stands now in the place of words that were quoted: the same, others, or nothing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpus.document import BlockKind, Span
from corpus.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from corpus.document import Document

ALIKE = 0.5
"""Of the words that either of two sentences has, figures aside, more than so many stand in both."""
WORD = re.compile(r"[^\W\d_]+")


def stands(words: Sequence[str], document: Document) -> bool:
    """Say whether all ``words`` stand to the letter in one section, in this order."""
    return any(_in_order(words, span.of(document.text)) for span in _sections(document))


def instead(
    words: Sequence[str], document: Document, before: Document | None
) -> tuple[str | None, ...]:
    """Return for each of ``words`` what stands in its place; None where nothing does.

    That is the sentence, item or row most like it, of those that are new since ``before``: what
    stood there then was never in its place.
    """
    known = before.text if before is not None else "\n".join(words)
    fresh = [said for said in _said(document) if said not in known]
    return tuple(_instead(one, fresh, document.text) for one in words)


def _instead(words: str, fresh: Collection[str], text: str) -> str | None:
    best = max(fresh, key=lambda said: _alike(words, said), default="")
    # The same words with another figure took their place, even if they stand elsewhere too.
    if words in text and _alike(words, best) < 1:
        return words
    return best if _alike(words, best) > ALIKE else None


def _alike(one: str, other: str) -> float:
    these, those = (set(WORD.findall(text.casefold())) for text in (one, other))
    return len(these & those) / max(len(these | those), 1)


def _in_order(words: Sequence[str], text: str) -> bool:
    at = 0
    for one in words:
        at = text.find(one, at)  # a sentence may be quoted before the paragraph that it begins
        if at < 0:
            return False
    return True


def _sections(document: Document) -> Iterator[Span]:
    for section in document.sections:
        blocks = document.blocks[max(section.first - 1, 0) : section.last]  # its heading, too
        yield Span(blocks[0].span.start, blocks[-1].span.end)
    yield from document.dated


def _said(document: Document) -> Iterator[str]:
    for block in document.blocks:
        if block.kind is BlockKind.HEADING:
            continue
        text = block.span.of(document.text)
        yield text
        if block.kind is BlockKind.PARAGRAPH:
            yield from (span.of(text) for span in sentences(text, Span(0, len(text))))
