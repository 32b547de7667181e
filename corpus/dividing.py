"""No block is longer than a passage: long ones are divided at sentences, else at words."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from corpus.document import Block, BlockKind, Span
from corpus.passage import LONGEST
from corpus.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

WORD = re.compile(rf"\S{{1,{LONGEST}}}")


def divided(text: str, blocks: Iterable[Block]) -> tuple[Block, ...]:
    """Divide the blocks of ``text`` that are longer than a passage.

    A divided paragraph becomes paragraphs, the last of which introduces what the whole one did; an
    item or row keeps its first part, and the others are led by it.
    """
    found: list[Block] = []
    moved: dict[int, int] = {}
    for position, block in enumerate(blocks):
        lead = None if block.lead is None else moved[block.lead]
        pieces = list(_pieces(text, block.span)) if _is_long(block) else [block.span]
        first = len(found)
        found.append(replace(block, span=pieces[0], lead=lead))
        inner = lead if block.kind is BlockKind.PARAGRAPH else first
        found.extend(Block(BlockKind.PARAGRAPH, piece, lead=inner) for piece in pieces[1:])
        moved[position] = len(found) - 1 if block.kind is BlockKind.PARAGRAPH else first
    return tuple(found)


def _is_long(block: Block) -> bool:
    return block.kind is not BlockKind.HEADING and block.span.end - block.span.start > LONGEST


def _pieces(text: str, span: Span) -> Iterator[Span]:
    """Fill each piece with whole sentences, or with words where one sentence is too long."""
    open_: Span | None = None
    for part in _parts(text, span):
        if open_ is not None and part.end - open_.start > LONGEST:
            yield open_
            open_ = None
        open_ = part if open_ is None else Span(open_.start, part.end)
    if open_ is not None:
        yield open_


def _parts(text: str, span: Span) -> Iterator[Span]:
    for sentence in sentences(text, span):
        if sentence.end - sentence.start <= LONGEST:
            yield sentence
        else:
            words = WORD.finditer(text, sentence.start, sentence.end)
            yield from (Span(*word.span()) for word in words)
