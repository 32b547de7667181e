"""Documents made for a test."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from corpus.document import Block, BlockKind, Document, Source, Span
from index.editions import Editions

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

Making = "Callable[..., Document]"


def made(name: str, *paragraphs: str, title: str = "") -> Document:
    """A document of these paragraphs, each under a heading of its own, and so a passage."""
    text, blocks = "", []
    for number, paragraph in enumerate(paragraphs):
        for kind, words in (
            (BlockKind.HEADING, f"Part {number}"),
            (BlockKind.PARAGRAPH, paragraph),
        ):
            blocks.append(Block(kind, Span(len(text), len(text) + len(words)), level=2))
            text += words + "\n\n"
    return Document(name, Source(title or name), text, tuple(blocks))


@pytest.fixture
def document() -> Callable[..., Document]:
    """Makes a document of paragraphs, one a passage."""
    return made


@pytest.fixture
def editions(tmp_path: Path) -> Editions:
    """The editions of a fresh home."""
    return Editions(tmp_path / "editions")
