"""What a reader made of a page, as tests compare it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from corpus.document import Document


def shape(document: Document) -> list[tuple[str, str]]:
    """The blocks, each as its kind and words."""
    return [(block.kind.value, block.span.of(document.text)) for block in document.blocks]


def leads(document: Document, words: str) -> list[str]:
    """The words of all that introduces the block that says ``words``, outermost first."""
    position = [w for _, w in shape(document)].index(words)
    return [document.blocks[n].span.of(document.text) for n in document.leads(position)]
