"""Documents become an edition: on disk, or in memory alone."""

from __future__ import annotations

import hashlib
from array import array
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import numpy as np

from index import arrays, lexicon
from index.aliases import AliasBuilder
from index.analysis.abbreviations import abbreviations, initials
from index.edition import Edition
from index.fields import (
    FIELDS,
    Field,
    Part,
    document_text,
    parameters,
    passage_texts,
)
from index.gathering import FieldBuilder, Shelf, held
from index.laying import lay
from index.manifest import FORMAT, Manifest
from index.manifest import write as write_manifest
from index.packing import code_bits
from index.store import StoreBuilder
from index.synonyms import shipped
from index.vocabulary import Vocabulary

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from corpus.document import Document
    from corpus.passage import Passage
    from index.arrays import Arrays
    from index.gathering import Kept
    from index.synonyms import Synonym

    Source = tuple[Document, Sequence[Passage]]


BLOCK = 1 << 20
"""Pieces of text that are gathered in one go."""


class Builder:
    """Takes documents by id with their passages, and gives the arrays of an edition."""

    def __init__(
        self,
        synonyms: Sequence[Synonym] = (),
        fields: Sequence[Field] = FIELDS,
        keep: Callable[[np.ndarray], Kept] = held,
    ) -> None:
        """``synonyms`` are the maintainer's; those that come with Footnote stand beside them.

        ``keep`` puts arrays aside until the last document was taken.
        """
        known = (*synonyms, *shipped())
        self._fields = [FieldBuilder(field, keep) for field in fields]
        self._aliases = AliasBuilder(known)
        self._store = StoreBuilder()
        self._vocabulary = Vocabulary()
        self._texts = {part: _Texts() for part in Part}
        self._digest = hashlib.sha256(f"{FORMAT} {parameters(fields)} {known}".encode())

    def add(self, document: Document, passages: Sequence[Passage]) -> None:
        """Take the next document; ValueError where its id does not follow the one before."""
        self._digest.update(self._store.add(document, passages))
        self._take({Part.DOCUMENT: document_text(document)})
        for passage in passages:
            self._take(passage_texts(document, passage))
        for short, long in (*document.abbreviations.items(), *abbreviations(document.text)):
            self._aliases.explain(short, long)
        for short, long in initials(document.text):
            self._aliases.imply(short, long)
        if len(self._texts[Part.PASSAGE].pieces) > BLOCK:
            self._gather()

    def made(self, when: str) -> tuple[Manifest, Arrays]:
        """Return the edition's arrays, and what it says of itself as long as it is not written."""
        self._gather()
        digest, store = self._digest.hexdigest(), self._store
        bits = code_bits(max(store.documents, store.passages))
        fields, kept = lay(self._fields, self._vocabulary, bits)
        kept |= store.arrays() | self._aliases.arrays()
        kept |= lexicon.pack(self._vocabulary.stems, self._aliases.words())
        return Manifest(FORMAT, digest, when, store.documents, store.passages, fields, {}), kept

    def _take(self, texts: dict[Part, str]) -> None:
        for part, text in texts.items():
            self._texts[part].add(self._vocabulary.pieces(text))

    def _gather(self) -> None:
        """Hand the terms of the texts taken to the fields."""
        for part, texts in self._texts.items():
            found = self._vocabulary.tokens(np.array(texts.pieces), np.array(texts.lengths))
            for builder in self._fields:
                if builder.field.part is part:
                    builder.add(*found[builder.field.kind])
            self._texts[part] = _Texts()
        self._vocabulary.forget()


class _Texts:
    """Texts of one part, as numbers of pieces."""

    def __init__(self) -> None:
        self.pieces = array("q")
        self.lengths = array("q")

    def add(self, pieces: Iterable[int]) -> None:
        before = len(self.pieces)
        self.pieces.extend(pieces)
        self.lengths.append(len(self.pieces) - before)


def build(sources: Iterable[Source], made: str, synonyms: Sequence[Synonym] = ()) -> Edition:
    """Make an edition of ``sources``, which come by document id, in memory."""
    return Edition(*_gathered(sources, synonyms).made(made))


def write(
    folder: Path, sources: Iterable[Source], made: str, synonyms: Sequence[Synonym] = ()
) -> Manifest:
    """Write an edition of ``sources``, which come by document id, to ``folder``."""
    with TemporaryDirectory(dir=folder) as aside:
        manifest, kept = _gathered(sources, synonyms, Shelf(Path(aside))).made(made)
    written = replace(manifest, files=arrays.write(folder, kept))
    write_manifest(folder, written)
    return written


def _gathered(
    sources: Iterable[Source],
    synonyms: Sequence[Synonym],
    keep: Callable[[np.ndarray], Kept] = held,
) -> Builder:
    builder = Builder(synonyms, keep=keep)
    for document, passages in sources:
        builder.add(document, passages)
    return builder
