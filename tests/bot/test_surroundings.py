"""A quote's section is shown as it stands, the quoted words marked."""

from __future__ import annotations

from bot.surroundings import MOST_CHARACTERS, surroundings
from corpus.document import Block, BlockKind, Document, Source, Span


def document(*parts: tuple[BlockKind, str]) -> Document:
    """A document of these blocks."""
    text, blocks = "", []
    for kind, words in parts:
        blocks.append(Block(kind, Span(len(text), len(text) + len(words)), level=2))
        text += f"{words}\n\n"
    return Document("page", Source("Page"), text, tuple(blocks))


HEADING, PARAGRAPH, ITEM = BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.ITEM
PAGE = document(
    (HEADING, "One"),
    (PARAGRAPH, "Before."),
    (HEADING, "Two"),
    (PARAGRAPH, "A first sentence. A second one."),
    (ITEM, "an item"),
    (HEADING, "Three"),
    (PARAGRAPH, "After."),
)


def at(words: str) -> Span:
    """Where words stand in the page."""
    start = PAGE.text.index(words)
    return Span(start, start + len(words))


def test_the_section_is_whole_and_the_quote_is_marked() -> None:
    """Nothing of the sections before and after; marks are offsets of their block."""
    first, second = surroundings(PAGE, [at("A second one."), at("an item")])
    assert first.text == "A first sentence. A second one."
    assert [mark.of(first.text) for mark in first.marked] == ["A second one."]
    assert (second.kind, second.text) == (ITEM, "an item")
    assert [mark.of(second.text) for mark in second.marked] == ["an item"]


def test_of_an_endless_section_the_nearest_is_shown() -> None:
    """The quote's own block first, then its neighbours while there is room."""
    words = "word " * 300
    long = document((HEADING, "One"), *((PARAGRAPH, f"{n} {words}".strip()) for n in range(40)))
    block = long.blocks[20].span
    shown = surroundings(long, [Span(block.start, block.start + 2)])
    assert sum(len(one.text) for one in shown) <= MOST_CHARACTERS
    numbers = [int(one.text.split()[0]) for one in shown]
    assert numbers == list(range(min(numbers), max(numbers) + 1))
    assert 19 in numbers


def test_what_is_not_in_the_document_has_no_surroundings() -> None:
    """A page's own facts stand in no section."""
    assert surroundings(PAGE, []) == ()
