"""Documents in a row, read on their own: what they give an edition, but for the numbers of terms.

Whoever reads them, and beside whom, changes nothing: this is the work that is shared out.
"""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from index.aliases import Met
from index.fields import Kind, Part
from index.squeezing import squeezed
from index.stretch import gathered
from index.vocabulary import Vocabulary, pairs

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from index.arrays import Kept
    from index.fields import Field
    from index.stretch import Gathered
    from index.texts import Texts
    from index.vocabulary import Stems

    Tokens = tuple[np.ndarray, np.ndarray]
    """The terms of texts one after another, and how many each text has."""


class Batch(NamedTuple):
    """What is read of documents, their records, and what these are compressed against.

    ``primer`` is empty where it is not known yet: then they are left as they are.
    """

    texts: list[Texts]
    records: list[bytes]
    primer: bytes


class Read(NamedTuple):
    """What was read of a batch. Terms are numbered by their place among its own, sorted."""

    records: list[bytes]
    met: Met
    terms: list[str]
    stems: dict[str, str]
    """The stem of each word."""
    fields: list[list[Gathered]]


class Reader:
    """Reads batches; a piece of text that was met before is not analysed again."""

    def __init__(
        self, fields: Sequence[Field], keep: Callable[[np.ndarray], Kept], stems: Stems
    ) -> None:
        """``keep`` puts postings aside; some ``stems`` are known."""
        self._fields = fields
        self._keep = keep
        self._stems = stems
        self._vocabulary = Vocabulary(stems)

    def __call__(self, batch: Batch) -> Read:
        """Read ``batch``."""
        gathered, records = {part: _Pieces() for part in Part}, batch.records
        for one in batch.texts:
            runs = [array("q", self._vocabulary.pieces(run)) for run in one.runs]
            for part, unit, own in one.texts:
                gathered[part].add(unit, map(runs.__getitem__, own))
        fields, terms, words = self._gathered(gathered)
        self._vocabulary.forget()
        return Read(
            [squeezed(record, batch.primer) for record in records] if batch.primer else records,
            Met.of((one.text, one.abbreviations) for one in batch.texts),
            terms,
            {word: self._stems[word] for word in words},
            fields,
        )

    def _gathered(
        self, texts: dict[Part, _Pieces]
    ) -> tuple[list[list[Gathered]], list[str], list[str]]:
        """Return the postings of each field, all terms, and those that are words."""
        asked = dict.fromkeys((field.part, _alone(field.kind)) for field in self._fields)
        found = {key: self._tokens(texts[key[0]], key[1]) for key in asked}
        words = [terms for (_, kind), (terms, _) in found.items() if kind is Kind.WORDS]
        names = self._vocabulary.terms
        terms, places = names.sorted(names.used(terms for terms, _ in found.values()))
        fields = []
        for field in self._fields:
            own, lengths = found[field.part, _alone(field.kind)]
            tokens = places[own], lengths
            given = pairs(*tokens) if field.kind is Kind.PAIRS else tokens
            fields.append(list(gathered(*given, np.array(texts[field.part].units), self._keep)))
        return fields, terms, [terms[place] for place in places[names.used(words)].tolist()]

    def _tokens(self, texts: _Pieces, kind: Kind) -> Tokens:
        return self._vocabulary.tokens(kind, np.array(texts.pieces), np.array(texts.lengths))


def _alone(kind: Kind) -> Kind:
    """Return what the terms are of which ``kind`` is made."""
    return Kind.STEMS if kind is Kind.PAIRS else kind


class _Pieces:
    """Texts of one part, as numbers of pieces."""

    def __init__(self) -> None:
        self.units = array("q")
        self.pieces = array("q")
        self.lengths = array("q")

    def add(self, unit: int, runs: Iterable[array[int]]) -> None:
        self.units.append(unit)
        before = len(self.pieces)
        for run in runs:
            self.pieces.extend(run)
        self.lengths.append(len(self.pieces) - before)
