"""Documents become an edition: on disk, or in memory alone."""

from __future__ import annotations

import hashlib
from array import array
from dataclasses import replace
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import numpy as np

from index import arrays, lexicon
from index.aliases import AliasBuilder
from index.edition import Edition
from index.fields import FIELDS, Field, Kind, Part, document_text, parameters, passage_texts
from index.gathering import FieldBuilder, Shelf, held
from index.laying import lay
from index.manifest import FORMAT, Manifest
from index.manifest import write as write_manifest
from index.packing import code_bits
from index.recipe import recipe
from index.sources import Same
from index.store import StoreBuilder
from index.synonyms import shipped
from index.vocabulary import Vocabulary

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from corpus.document import Document
    from corpus.passage import Passage
    from index.arrays import Arrays, Joined, Kept
    from index.synonyms import Synonym
    from index.taking import Taken

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
        taken: Taken | None = None,
    ) -> None:
        """``synonyms`` are the maintainer's; those that come with Footnote stand beside them.

        ``keep`` puts arrays aside until the last document was taken. ``taken`` is an edition of
        the same fields and analyzer, of which documents are kept.
        """
        known = (*synonyms, *shipped())
        self._parameters = f"{FORMAT} {parameters(fields)} {known}"
        self._recipe = recipe(fields)
        self._taken = taken
        before = None if taken is None else taken.arrays
        self._fields = [
            FieldBuilder(field, keep, None if taken is None else taken.field(field))
            for field in fields
        ]
        self._aliases = AliasBuilder(known, before)
        self._store = StoreBuilder(b"" if before is None else before["primer"].tobytes())
        self._vocabulary = Vocabulary() if taken is None else taken.vocabulary()
        self._texts = {part: _Texts() for part in Part}

    def add(self, document: Document, passages: Sequence[Passage]) -> None:
        """Take the next document; ValueError where its id does not follow the one before."""
        number, first = self._store.documents, self._store.passages
        self._store.add(document, passages)
        self._take(number, {Part.DOCUMENT: document_text(document)})
        for unit, passage in enumerate(passages, start=first):
            self._take(unit, passage_texts(document, passage))
        self._aliases.add(document)
        if len(self._texts[Part.PASSAGE].pieces) > BLOCK:
            self._gather()

    def keep(self, same: Same) -> None:
        """Take the next document over from the edition before."""
        if self._taken is None:
            raise ValueError(f"{same.id} is of no edition")
        number = self._taken.keep(same.id, self._store.documents, self._store.passages)
        self._store.keep(self._taken.arrays, number, same.checked)

    def made(self, when: str) -> tuple[Manifest, Arrays]:
        """Return the edition's arrays, and what it says of itself as long as it is not written."""
        manifest, kept, postings = self._made(when)
        return manifest, {**kept, "postings": postings.read()}

    def write(self, folder: Path, when: str) -> Manifest:
        """Write the edition to ``folder``, and return what it says of itself."""
        manifest, kept, postings = self._made(when)
        written = replace(manifest, files=arrays.write(folder, {**kept, "postings": postings}))
        write_manifest(folder, written)
        return written

    def _made(self, when: str) -> tuple[Manifest, Arrays, Joined]:
        self._gather()
        for document in () if self._taken is None else self._taken.gone():
            self._aliases.remove(document)
        store = self._store
        holds = store.documents, store.passages
        said, kept = store.arrays()
        digest = hashlib.sha256(self._parameters.encode() + said).hexdigest()
        fields, laid, postings = lay(self._fields, self._vocabulary, code_bits(max(holds)))
        kept |= laid | self._aliases.arrays(self._vocabulary.stem)
        words = chain(*(b.terms.tolist() for b in self._fields if b.field.kind is Kind.WORDS))
        known = {*self._vocabulary.names(words), *self._aliases.words()}
        kept |= lexicon.pack({word: self._vocabulary.stem(word) for word in known})
        return Manifest(FORMAT, digest, self._recipe, when, *holds, fields, {}), kept, postings

    def _take(self, unit: int, texts: dict[Part, str]) -> None:
        for part, text in texts.items():
            self._texts[part].add(unit, self._vocabulary.pieces(text))

    def _gather(self) -> None:
        """Hand the terms of the texts taken to the fields."""
        for builder in self._fields:
            texts, kind = self._texts[builder.field.part], builder.field.kind
            found = self._vocabulary.tokens(kind, np.array(texts.pieces), np.array(texts.lengths))
            builder.add(*found, np.array(texts.units))
        self._texts = {part: _Texts() for part in Part}
        self._vocabulary.forget()


class _Texts:
    """Texts of one part, as numbers of pieces."""

    def __init__(self) -> None:
        self.units = array("q")
        self.pieces = array("q")
        self.lengths = array("q")

    def add(self, unit: int, pieces: Iterable[int]) -> None:
        self.units.append(unit)
        before = len(self.pieces)
        self.pieces.extend(pieces)
        self.lengths.append(len(self.pieces) - before)


def build(sources: Iterable[Source], made: str, synonyms: Sequence[Synonym] = ()) -> Edition:
    """Make an edition of ``sources``, which come by document id, in memory."""
    return Edition(*_gathered(sources, synonyms).made(made))


def write(
    folder: Path,
    sources: Iterable[Source | Same],
    made: str,
    synonyms: Sequence[Synonym] = (),
    taken: Taken | None = None,
) -> Manifest:
    """Write an edition of ``sources``, which come by document id, to ``folder``.

    Those that are the ``Same`` are ``taken`` over from an edition of this recipe.
    """
    with TemporaryDirectory(dir=folder) as aside:
        return _gathered(sources, synonyms, Shelf(Path(aside)), taken).write(folder, made)


def _gathered(
    sources: Iterable[Source | Same],
    synonyms: Sequence[Synonym],
    keep: Callable[[np.ndarray], Kept] = held,
    taken: Taken | None = None,
) -> Builder:
    builder = Builder(synonyms, keep=keep, taken=taken)
    for source in sources:
        if isinstance(source, Same):
            builder.keep(source)
        else:
            builder.add(*source)
    return builder
