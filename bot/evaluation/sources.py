"""The documents that a collection's questions are asked of, and where its passages stand in them.

Whole pages (``documents.jsonl``) are read as a page that is added would be; else the passages of
``corpus.jsonl`` are taken as they are cut, or the passages that the questions themselves bring.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.document import Span
from corpus.passages import passages
from corpus.readers import read
from index.building import build
from index.evaluation import Collection
from index.evaluation.gathered import gathered
from index.evaluation.lines import judged_lines, words
from index.strings import encode

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from index.edition import Edition

Place = tuple[str, Span]
"""A document, and a run of it."""


@dataclass(frozen=True, slots=True)
class Sources:
    """An edition, and where in its documents stands what the collection has names for."""

    edition: Edition
    places: Mapping[str, Place]


def sources(folder: Path, questions: Path) -> Sources:
    """Read what the questions of ``folder`` are asked of."""
    pages, cut = folder / "documents.jsonl", folder / "corpus.jsonl"
    if pages.is_file():
        return _pages(_texts(pages, "text"))
    if cut.is_file():
        return _passages(Collection.read(cut.parent))
    return _pages(_texts(questions, "passage"))


def _texts(path: Path, name: str) -> Iterator[tuple[str, str]]:
    for number, line in judged_lines(path):
        title = words(path, number, line, "title", "")
        yield str(line["_id"]), f"{title}\n\n{words(path, number, line, name)}"


def _pages(texts: Iterable[tuple[str, str]]) -> Sources:
    found = (read("page.txt", text.encode()).document(name) for name, text in texts)
    documents = sorted(found, key=lambda document: encode(document.id))
    edition = build([(document, passages(document)) for document in documents], made="")
    whole = {document.id: (document.id, Span(0, len(document.text))) for document in documents}
    return Sources(edition, whole)


def _passages(collection: Collection) -> Sources:
    named = zip(collection.ids, collection.passages, strict=True)
    places = {name: (passage.document, passage.span) for name, passage in named}
    return Sources(gathered(collection), places)
