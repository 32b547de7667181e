"""The fields that a passage is found by, each with its weight in the sum."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from corpus.passage import LONGEST
from index.analysis import STEMS, SURFACE
from index.model import K1, B

if TYPE_CHECKING:
    from collections.abc import Iterable


class Kind(Enum):
    """What the terms of a field are."""

    STEMS = "stems"
    WORDS = "words"
    PAIRS = "pairs"
    """Each two neighbouring stems."""


class Part(Enum):
    """Which text a field indexes."""

    PASSAGE = "passage"
    """The heading trail, what leads the passage in, and the passage; headings gain the most."""
    HEADINGS = "headings"
    DOCUMENT = "document"
    """Title and text of the whole document, for each of its passages."""


@dataclass(frozen=True, slots=True)
class Field:
    """A name, a weight in the sum, which text is indexed, and what its terms are."""

    name: str
    weight: float
    part: Part
    kind: Kind = Kind.STEMS
    k1: float = K1
    b: float = B

    @property
    def whole(self) -> bool:
        """Whether the field is of the whole document."""
        return self.part is Part.DOCUMENT


EVEN = 0.5
"""b of a passage: it was cut to a length, so that length says less than that of a document."""

STEM_FIELD = Field("stems", 0.7, Part.PASSAGE, b=EVEN)
WORD_FIELD = Field("words", 0.3, Part.PASSAGE, Kind.WORDS, b=EVEN)
PAIR_FIELD = Field("pairs", 0.3, Part.PASSAGE, Kind.PAIRS, b=EVEN)

FIELDS = (
    STEM_FIELD,
    WORD_FIELD,
    PAIR_FIELD,
    Field("title", 0.5, Part.HEADINGS),
    Field("document", 1.0, Part.DOCUMENT),
    Field("phrases", 0.5, Part.DOCUMENT, Kind.PAIRS),
)


def parameters(fields: Iterable[Field] = FIELDS) -> str:
    """Return, as text, all that decides what an edition makes of a corpus: part of its digest."""
    plain = [(f.name, f.weight, f.part.value, f.kind.value, f.k1, f.b) for f in fields]
    return f"{STEMS!r} {SURFACE!r} {LONGEST} {plain}"
