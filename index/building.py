"""Documents become the arrays of an edition."""

from __future__ import annotations

import hashlib
import json
from array import array
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from corpus import records
from index import arrays, strings
from index.analysis.stemming import stem
from index.edition import Edition
from index.fields import (
    FIELDS,
    STEM_FIELD,
    SURFACE_FIELD,
    Field,
    document_text,
    parameters,
    passage_text,
)
from index.manifest import FORMAT, Manifest, Terms
from index.manifest import write as write_manifest
from index.okapi import parts
from index.postings import NONE
from index.strings import encode

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from corpus.document import Document
    from corpus.passage import Passage


class FieldBuilder:
    """Takes the texts of one field in order, and gives its postings."""

    def __init__(self, field: Field) -> None:
        self.field = field
        self._numbers: dict[str, int] = {}
        self._tokens = array("I")
        self._lengths = array("I")

    def add(self, text: str) -> None:
        """Take the next text."""
        terms = self.field.analyze(text)
        numbers = self._numbers
        self._tokens.extend([numbers.setdefault(term, len(numbers)) for term in terms])
        self._lengths.append(len(terms))

    def terms(self) -> list[str]:
        """Return the terms of all texts, sorted."""
        return sorted(self._numbers, key=encode)

    def postings(self) -> arrays.Arrays:
        """Return the postings of all texts: by term, then by text."""
        terms, lengths = self.terms(), np.asarray(self._lengths, np.int64)
        rows = np.zeros(len(terms), np.int64)
        rows[[self._numbers[term] for term in terms]] = np.arange(len(terms))
        texts = np.repeat(np.arange(len(lengths)), lengths)
        keys = rows[np.asarray(self._tokens, np.int64)] * max(len(lengths), 1) + texts
        keys, frequencies = np.unique(keys, return_counts=True)
        owners, units = np.divmod(keys, max(len(lengths), 1))
        # rank_bm25 is given a text without terms as one of length 1: see index/okapi.py.
        lengths = np.maximum(lengths, 1)
        average = int(lengths.sum()) / max(len(lengths), 1) or 1.0
        base = int(lengths.max(initial=0)) + 1
        kinds, codes = np.unique(frequencies * base + lengths[units], return_inverse=True)
        pairs = np.column_stack(np.divmod(kinds, base)).tolist()
        return {
            "starts": np.searchsorted(owners, np.arange(len(terms))),
            "units": units.astype(np.uint32),
            "codes": codes,
            "parts": parts(pairs, average, self.field.k1, self.field.b),
        }


class Builder:
    """Takes documents by id with their passages, and writes the arrays of an edition."""

    def __init__(self, fields: Sequence[Field] = FIELDS) -> None:
        self._fields = [FieldBuilder(field) for field in fields]
        self._digest = hashlib.sha256(f"{FORMAT} {parameters(fields)}".encode())
        self._ids: list[str] = []
        self._records: list[bytes] = []
        self._trails: dict[bytes, int] = {}
        self._rows: list[tuple[int, ...]] = []
        self._first = [0]

    def add(self, document: Document, passages: Sequence[Passage]) -> None:
        """Take the next document; ValueError where its id does not follow the one before."""
        if self._ids and encode(document.id) <= encode(self._ids[-1]):
            raise ValueError(f"{document.id} does not follow {self._ids[-1]}")
        for field in self._fields:
            if field.field.whole:
                field.add(document_text(document))
            else:
                for passage in passages:
                    field.add(passage_text(field.field, document, passage))
        rows = [self._row(passage) for passage in passages]
        self._ids.append(document.id)
        self._records.append(records.dump(document))
        self._rows += rows
        self._first.append(len(self._rows))
        cuts = [(p.headings, p.anchor, *row[1:-1]) for p, row in zip(passages, rows, strict=True)]
        self._digest.update(self._records[-1] + repr(cuts).encode())

    def _row(self, passage: Passage) -> tuple[int, ...]:
        trail = json.dumps([passage.headings, passage.anchor]).encode()
        return (
            len(self._ids),
            passage.position,
            passage.first,
            passage.last,
            passage.span.start,
            passage.span.end,
            self._trails.setdefault(trail, len(self._trails)),
        )

    def made(self, when: str) -> tuple[Manifest, arrays.Arrays]:
        """Return the edition's arrays, and what it says of itself as long as it is not written."""
        fields, kept = self._postings()
        kept |= strings.pack("ids", map(encode, self._ids))
        kept |= strings.pack("records", self._records)
        kept |= strings.pack("trails", self._trails)
        kept["passages"] = np.array(self._rows, np.uint32).reshape(-1, 7)
        kept["first"] = np.array(self._first, np.uint32)
        digest = self._digest.hexdigest()
        sizes = len(self._ids), len(self._rows)
        return Manifest(FORMAT, digest, when, *sizes, fields, {}), kept

    def _postings(self) -> tuple[tuple[Terms, ...], arrays.Arrays]:
        fields: list[Terms] = []
        terms: list[str] = []
        gathered: dict[str, list[np.ndarray]] = {
            "starts": [],
            "units": [],
            "codes": [],
            "parts": [],
        }
        postings = table = 0
        for builder in self._fields:
            made, own = builder.postings(), builder.terms()
            made["starts"] = made["starts"] + postings
            rows = len(terms), len(terms) + len(own)
            whole = builder.field.whole
            texts = len(self._ids) if whole else len(self._rows)
            fields.append(Terms(builder.field.name, whole, texts, rows, table))
            terms += own
            postings += len(made["units"])
            table += len(made["parts"])
            for name, one in made.items():
                gathered[name].append(one)
        gathered["starts"].append(np.array([postings]))
        kept = {name: np.concatenate(those) for name, those in gathered.items()}
        kept["starts"] = kept["starts"].astype(np.uint64)
        kept["codes"] = kept["codes"].astype(np.uint16 if table <= 1 << 16 else np.uint32)
        kept |= strings.pack("terms", map(encode, terms))
        kept["stems"] = _stems(fields, terms)
        return tuple(fields), kept


def build(sources: Iterable[tuple[Document, Sequence[Passage]]], made: str) -> Edition:
    """Make an edition of ``sources``, which come by document id, in memory."""
    builder = Builder()
    for document, passages in sources:
        builder.add(document, passages)
    return Edition(*builder.made(made))


def write(
    folder: Path, sources: Iterable[tuple[Document, Sequence[Passage]]], made: str
) -> Manifest:
    """Write an edition of ``sources``, which come by document id, to ``folder``."""
    builder = Builder()
    for document, passages in sources:
        builder.add(document, passages)
    manifest, kept = builder.made(made)
    written = replace(manifest, files=arrays.write(folder, kept))
    write_manifest(folder, written)
    return written


def _stems(fields: Sequence[Terms], terms: Sequence[str]) -> np.ndarray:
    """Return, for each surface word, the row of its stem: a word once seen needs no stemmer."""
    rows = {field.name: field.rows for field in fields}
    stems = {terms[row]: row for row in range(*rows[STEM_FIELD])}
    found = (stems.get(stem(terms[row]), NONE) for row in range(*rows[SURFACE_FIELD]))
    return np.fromiter(found, np.uint32)
