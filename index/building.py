"""Documents become an edition: on disk, or in memory alone."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from index import arrays, lexicon, strings
from index.aliases import AliasBuilder
from index.analysis.abbreviations import abbreviations, initials
from index.edition import Edition
from index.fields import (
    FIELDS,
    WORD_FIELD,
    Field,
    Part,
    document_text,
    parameters,
    passage_texts,
    terms,
)
from index.gathering import FieldBuilder
from index.manifest import FORMAT, Manifest, Terms
from index.manifest import write as write_manifest
from index.store import StoreBuilder
from index.synonyms import shipped

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from corpus.document import Document
    from corpus.passage import Passage
    from index.arrays import Arrays
    from index.synonyms import Synonym

    Source = tuple[Document, Sequence[Passage]]


class Builder:
    """Takes documents by id with their passages, and gives the arrays of an edition."""

    def __init__(self, synonyms: Sequence[Synonym] = (), fields: Sequence[Field] = FIELDS) -> None:
        """``synonyms`` are the maintainer's; those that come with Footnote stand beside them."""
        known = (*synonyms, *shipped())
        self._fields = [FieldBuilder(field) for field in fields]
        self._aliases = AliasBuilder(known)
        self._store = StoreBuilder()
        self._digest = hashlib.sha256(f"{FORMAT} {parameters(fields)} {known}".encode())

    def add(self, document: Document, passages: Sequence[Passage]) -> None:
        """Take the next document; ValueError where its id does not follow the one before."""
        self._digest.update(self._store.add(document, passages))
        self._gather({Part.DOCUMENT: document_text(document)})
        for passage in passages:
            self._gather(passage_texts(document, passage))
        for short, long in (*document.abbreviations.items(), *abbreviations(document.text)):
            self._aliases.explain(short, long)
        for short, long in initials(document.text):
            self._aliases.imply(short, long)

    def made(self, when: str) -> tuple[Manifest, Arrays]:
        """Return the edition's arrays, and what it says of itself as long as it is not written."""
        fields, kept = self._postings()
        words = [word for one in self._fields if one.field == WORD_FIELD for word in one.terms()]
        kept |= self._store.arrays() | self._aliases.arrays()
        kept |= lexicon.pack({*words, *self._aliases.words()})
        digest, store = self._digest.hexdigest(), self._store
        return Manifest(FORMAT, digest, when, store.documents, store.passages, fields, {}), kept

    def _gather(self, texts: dict[Part, str]) -> None:
        found = {part: terms(text) for part, text in texts.items()}
        for builder in self._fields:
            if builder.field.part in found:
                builder.add(found[builder.field.part][builder.field.kind])

    def _postings(self) -> tuple[tuple[Terms, ...], Arrays]:
        """Lay the fields' postings one after another, each in rows of its own."""
        fields: list[Terms] = []
        words: list[str] = []
        laid: dict[str, list[np.ndarray]] = defaultdict(list)
        postings = table = 0
        for builder in self._fields:
            made, own = builder.postings(), builder.terms()
            made["starts"] = made["starts"] + postings
            made["long"] = made["long"] + len(words)
            fields.append(self._terms(builder.field, (len(words), len(words) + len(own)), table))
            words += own
            postings += len(made["units"])
            table += len(made["parts"])
            for name, one in made.items():
                laid[name].append(one)
        laid["starts"].append(np.array([postings]))
        kept = {name: np.concatenate(those) for name, those in laid.items()}
        kept["starts"] = kept["starts"].astype(np.uint64)
        kept["long"] = kept["long"].astype(np.uint32)
        kept["codes"] = kept["codes"].astype(np.uint16 if table <= 1 << 16 else np.uint32)
        return tuple(fields), kept | strings.pack_sorted("terms", words)

    def _terms(self, field: Field, rows: tuple[int, int], table: int) -> Terms:
        texts = self._store.documents if field.whole else self._store.passages
        return Terms(field.name, field.whole, texts, rows, table)


def build(sources: Iterable[Source], made: str, synonyms: Sequence[Synonym] = ()) -> Edition:
    """Make an edition of ``sources``, which come by document id, in memory."""
    return Edition(*_gathered(sources, synonyms).made(made))


def write(
    folder: Path, sources: Iterable[Source], made: str, synonyms: Sequence[Synonym] = ()
) -> Manifest:
    """Write an edition of ``sources``, which come by document id, to ``folder``."""
    manifest, kept = _gathered(sources, synonyms).made(made)
    written = replace(manifest, files=arrays.write(folder, kept))
    write_manifest(folder, written)
    return written


def _gathered(sources: Iterable[Source], synonyms: Sequence[Synonym]) -> Builder:
    builder = Builder(synonyms)
    for document, passages in sources:
        builder.add(document, passages)
    return builder
