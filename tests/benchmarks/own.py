"""Our own engines for the comparison: the oracle, and the postings of one field on the disk."""

from __future__ import annotations

import importlib
import pickle
from typing import TYPE_CHECKING

import numpy as np

from index import arrays, fast
from index.fields import STEM_FIELD
from index.postings import Postings, PostingsRanker
from index.query import Clause, Form, Query
from tests.benchmarks.engines import DEPTH, Ask, Engine, Texts

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from index.ranking import Ranker

NAME = STEM_FIELD.name
BLOCK = 1 << 15
"""Texts that are gathered in one go."""


def _asking(ranker: Ranker) -> Ask:
    def ask(words: Sequence[str]) -> list[int]:
        query = Query(tuple(Clause(NAME, (Form(word),)) for word in words))
        return [number for number, _ in ranker.rank(query, DEPTH)]

    return ask


def _build_oracle(texts: Texts, folder: Path) -> None:
    from index.okapi import OkapiRanker

    (folder / "pickle").write_bytes(pickle.dumps(OkapiRanker({NAME: texts})))


def _open_oracle(folder: Path) -> Ask:
    return _asking(pickle.loads((folder / "pickle").read_bytes()))  # noqa: S301 # our own


def _build(texts: Texts, folder: Path) -> None:
    from index.fields import Field, Part
    from index.gathering import FieldBuilder
    from index.laying import lay
    from index.packing import code_bits
    from index.vocabulary import Vocabulary

    vocabulary = Vocabulary()
    numbers = vocabulary.terms.__getitem__
    builder = FieldBuilder(Field(NAME, 1.0, Part.PASSAGE))  # k1 and b as every peer has them
    for first in range(0, len(texts), BLOCK):
        block = texts[first : first + BLOCK]
        terms = np.fromiter((numbers(word) for text in block for word in text), np.int64)
        builder.add(terms, np.array(list(map(len, block))))
    fields, made = lay([builder], vocabulary, code_bits(len(texts)))
    made["first"] = np.array([0, len(texts)], np.uint32)
    (folder / "pickle").write_bytes(pickle.dumps((fields, arrays.write(folder, made))))


def _open(folder: Path) -> Ask:
    fields, stamps = pickle.loads((folder / "pickle").read_bytes())  # noqa: S301 # our own
    return _asking(PostingsRanker(Postings(arrays.read(folder, stamps), fields)))


def _open_fast(folder: Path) -> Ask:
    importlib.import_module("numba")
    fast.prepare()
    return _open(folder)


OWN = {
    "okapi": Engine(_build_oracle, _open_oracle),
    "ours": Engine(_build, _open),
    "ours-fast": Engine(_build, _open_fast),
}
