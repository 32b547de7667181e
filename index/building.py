"""Documents become an edition: on disk, or in memory alone."""

from __future__ import annotations

import hashlib
from collections import deque
from dataclasses import replace
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import numpy as np

from corpus import records
from index import arrays, lexicon
from index.aliases import AliasBuilder, Met
from index.batch import Batch, Reader
from index.crew import Crew
from index.edition import Edition
from index.fields import FIELDS, Field, Kind, parameters
from index.gathering import FieldBuilder
from index.laying import lay
from index.manifest import FORMAT, Manifest
from index.manifest import write as write_manifest
from index.packing import code_bits
from index.recipe import recipe
from index.shelf import Shelf, held
from index.sources import Same
from index.store import StoreBuilder, Stored
from index.synonyms import shipped
from index.texts import texts
from index.vocabulary import Numbers, Stems

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from corpus.document import Document
    from corpus.passage import Passage
    from index.arrays import Arrays, Kept, Made
    from index.batch import Read
    from index.synonyms import Synonym
    from index.taking import Taken
    from index.texts import Texts

    Source = tuple[Document, Sequence[Passage]]
    Reading = tuple[list[Same | Stored], bytes, Callable[[], Read]]
    """Documents in a row, the primer, and what waits for what is read of those not kept."""

BATCH = 1 << 22
"""Characters of documents that are read in one go."""


class Builder:
    """Takes documents by id with their passages, and gives the arrays of an edition."""

    def __init__(
        self,
        synonyms: Sequence[Synonym] = (),
        fields: Sequence[Field] = FIELDS,
        keep: Callable[[np.ndarray], Kept] = held,
        taken: Taken | None = None,
        crew: Crew | None = None,
    ) -> None:
        """``synonyms`` are the maintainer's; those that come with Footnote stand beside them.

        ``keep`` puts arrays aside until the last document was taken. ``taken`` is an edition of
        the same fields and analyzer, of which documents are kept. A ``crew`` helps to read.
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
        self._store = StoreBuilder(b"" if before is None else before["primer"].tobytes(), keep)
        self._terms = Numbers() if taken is None else taken.terms()
        self._stems = Stems() if taken is None else taken.stems()
        self._read = Reader(fields, keep, self._stems)
        self._crew = crew
        self._documents = self._passages = self._size = 0
        self._given: list[Same | Stored] = []
        self._texts: list[Texts] = []
        self._records: list[bytes] = []
        self._reading: deque[Reading] = deque()

    def add(self, document: Document, passages: Sequence[Passage]) -> None:
        """Take the next document; ValueError, some time, where its id does not follow."""
        record = records.dump(document)
        self._given.append(Stored.of(document, passages, record))
        self._texts.append(texts(document, passages, self._documents, self._passages))
        self._records.append(record)
        self._count(len(passages))
        self._size += len(document.text)
        if self._size > BATCH:
            self._gather(self._crew)

    def keep(self, same: Same) -> None:
        """Take the next document over from the edition before."""
        if self._taken is None:
            raise ValueError(f"{same.id} is of no edition")
        self._given.append(same)
        self._count(self._taken.keep(same.id, self._documents, self._passages))

    def made(self, when: str) -> tuple[Manifest, Arrays]:
        """Return the edition's arrays, and what it says of itself as long as it is not written."""
        manifest, kept = self._made(when)
        return manifest, arrays.whole(kept)

    def write(self, folder: Path, when: str) -> Manifest:
        """Write the edition to ``folder``, and return what it says of itself."""
        manifest, kept = self._made(when)
        written = replace(manifest, files=arrays.write(folder, kept))
        write_manifest(folder, written)
        return written

    def _made(self, when: str) -> tuple[Manifest, Made]:
        self._gather()
        if self._crew is not None:
            self._crew.end()
        if self._taken is not None:
            self._aliases.remove(Met.of((d.text, d.abbreviations) for d in self._taken.gone()))
        holds = self._documents, self._passages
        said, kept = self._store.arrays()
        digest = hashlib.sha256(self._parameters.encode() + said).hexdigest()
        fields, laid = lay(self._fields, self._terms, code_bits(max(holds)))
        kept |= laid | self._aliases.arrays(self._stems.__getitem__)
        known = {*self._words(), *self._aliases.words()}
        kept |= lexicon.pack({word: self._stems[word] for word in known})
        return Manifest(FORMAT, digest, self._recipe, when, *holds, fields, {}), kept

    def _words(self) -> list[str]:
        fields = (field for field in self._fields if field.field.kind is Kind.WORDS)
        names = list(self._terms)
        return [names[n] for n in self._terms.used(f.terms(len(names)) for f in fields).tolist()]

    def _count(self, passages: int) -> None:
        self._documents += 1
        self._passages += passages

    def _gather(self, crew: Crew | None = None) -> None:
        """Have what was added read, by a ``crew`` or here, and take what was read since."""
        primer = self._store.primer
        batch = Batch(self._texts, self._records, primer)
        begun = crew.read(batch, self._read) if crew and primer else partial(self._read, batch)
        self._reading.append((self._given, primer, begun))
        self._given, self._texts, self._records, self._size = [], [], [], 0
        while len(self._reading) > (crew.size + 1 if crew and primer else 0):
            self._take(*self._reading.popleft())

    def _take(self, given: list[Same | Stored], primer: bytes, reading: Callable[[], Read]) -> None:
        read = reading()
        terms = np.array([self._terms[term] for term in read.terms], np.int64)
        for builder, gathered in zip(self._fields, read.fields, strict=True):
            builder.add(gathered, terms)
        self._aliases.add(read.met)
        self._stems.update(read.stems)
        squeezed = iter(read.records)
        for one in given:
            if isinstance(one, Stored):
                self._store.add(one, next(squeezed), primer)
            elif self._taken is not None:
                self._store.keep(self._taken.arrays, self._taken.number(one.id), one.checked)


def build(sources: Iterable[Source], made: str, synonyms: Sequence[Synonym] = ()) -> Edition:
    """Make an edition of ``sources``, which come by document id, in memory."""
    return Edition(*_given(Builder(synonyms), sources).made(made))


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
        shelf = Shelf(Path(aside))
        with Crew(FIELDS, shelf) as crew:
            builder = Builder(synonyms, FIELDS, shelf, taken, crew)
            return _given(builder, sources).write(folder, made)


def _given(builder: Builder, sources: Iterable[Source | Same]) -> Builder:
    for source in sources:
        if isinstance(source, Same):
            builder.keep(source)
        else:
            builder.add(*source)
    return builder
