"""The fields that a passage is found by, each with its weight in the sum."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from index.analysis import STEMS, SURFACE, pairs
from index.model import K1, B

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from corpus.document import Document
    from corpus.passage import Passage


@dataclass(frozen=True, slots=True)
class Field:
    """A name, a weight, and how text becomes terms; ``whole`` fields are of the document."""

    name: str
    weight: float
    analyze: Callable[[str], list[str]]
    whole: bool = False
    k1: float = K1
    b: float = B


def _pairs(text: str) -> list[str]:
    return pairs(STEMS.terms(text))


FIELDS = (
    Field("stems", 1.0, STEMS.terms),
    Field("words", 0.3, SURFACE.terms),
    Field("pairs", 0.3, _pairs),
    Field("title", 0.2, STEMS.terms),
    Field("document", 0.6, STEMS.terms, whole=True),
)

STEM_FIELD, SURFACE_FIELD = "stems", "words"
"""An edition keeps the stem of every surface word, from the one field to the other."""


def passage_text(field: Field, document: Document, passage: Passage) -> str:
    """Return what ``field`` indexes: the heading trail stands in the passage, the largest gain."""
    headings = " \n".join((document.title, *passage.headings))
    return headings if field.name == "title" else f"{headings}\n{passage.text}"


def document_text(document: Document) -> str:
    """Return what a field of the whole document indexes."""
    return f"{document.title}\n{document.text}"


def parameters(fields: Iterable[Field] = FIELDS) -> str:
    """Return, as text, all that decides what an edition makes of a corpus: part of its digest."""
    plain = [(f.name, f.weight, f.whole, f.k1, f.b) for f in fields]
    return f"{STEMS!r} {SURFACE!r} {plain}"
