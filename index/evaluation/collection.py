"""A test collection in BEIR's layout (Thakur et al. 2021), read as documents and passages.

A line of ``corpus.jsonl`` is one passage. Passages that name one ``document``, or that name none
and share a title up to " > ", are of one document; what follows in the title is its heading trail.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.document import Block, BlockKind, Document, Section, Source, Span
from corpus.passage import Passage
from index.evaluation.lines import broken, judged_lines, words

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

TRAIL = " > "


@dataclass(frozen=True, slots=True)
class Topic:
    """A question that is judged, and the questions asked before it in its thread."""

    id: str
    text: str
    thread: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Judged:
    """One line of a corpus: its id, its heading trail, its words and its document."""

    id: str
    trail: tuple[str, ...]
    text: str
    document: str


@dataclass(frozen=True, slots=True)
class Collection:
    """The documents of a collection and, in the order of ranking, their passages and ids."""

    documents: tuple[Document, ...]
    passages: tuple[Passage, ...]
    ids: tuple[str, ...]
    empty: tuple[int, ...]
    """Numbers of the lines that hold no word, and so no passage."""

    @classmethod
    def read(cls, folder: Path) -> Collection:
        """Read ``folder/corpus.jsonl``; an error names the line."""
        path = folder / "corpus.jsonl"
        grouped: dict[str, list[Judged]] = {}
        empty: list[int] = []
        for number, line in judged_lines(path):
            judged = _judged(path, number, line)
            if not judged.text:
                empty.append(number)
                continue
            grouped.setdefault(judged.document, []).append(judged)
        ordered = sorted(grouped.items())
        documents = tuple(_document(name, lines) for name, lines in ordered)
        passages = tuple(
            passage
            for document, (_, lines) in zip(documents, ordered, strict=True)
            for passage in _passages(document, lines)
        )
        ids = tuple(line.id for _, lines in ordered for line in lines)
        return cls(documents, passages, ids, tuple(empty))


def topics(path: Path) -> tuple[Topic, ...]:
    """Read the questions of ``path``; an error names the line."""
    return tuple(_topic(path, number, line) for number, line in judged_lines(path))


def _topic(path: Path, number: int, line: dict[str, object]) -> Topic:
    thread = line.get("thread", [])
    if not isinstance(thread, list) or not all(isinstance(turn, str) for turn in thread):
        raise broken(path, number, "its thread is no array of strings")
    return Topic(str(line["_id"]), words(path, number, line, "text"), tuple(thread))


def _judged(path: Path, number: int, line: dict[str, object]) -> Judged:
    title = words(path, number, line, "title", "").strip()
    text = words(path, number, line, "text").strip() or title
    trail = tuple(title.split(TRAIL)) if title else ()
    alone = "\t" + trail[0] if trail else "\n" + str(line["_id"])  # no given name begins so
    return Judged(str(line["_id"]), trail, text, words(path, number, line, "document", alone))


def _document(name: str, lines: list[Judged]) -> Document:
    parts: list[str] = []
    blocks: list[Block] = []
    start = 0
    for line in lines:
        blocks.append(Block(BlockKind.PARAGRAPH, Span(start, start + len(line.text))))
        parts.append(line.text)
        start += len(line.text) + 2
    title = next((line.trail[0] for line in lines if line.trail), "")
    return Document(name, Source(title), "\n\n".join(parts), tuple(blocks))


def _passages(document: Document, lines: list[Judged]) -> Iterator[Passage]:
    for position, line in enumerate(lines):
        headings = line.trail[1:] if line.trail[:1] == (document.title,) else line.trail
        section = Section(headings, None, position, position + 1)
        yield Passage.cut(document, section, position, position, position + 1)
