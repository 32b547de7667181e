"""Our own engines for the comparison: the oracle, and the postings of one field on the disk."""

from __future__ import annotations

import importlib
import pickle
from typing import TYPE_CHECKING

import numpy as np

from index import arrays, fast, strings
from index.fields import STEM_FIELD
from index.manifest import Terms
from index.postings import Postings, PostingsRanker
from index.query import Clause, Form, Query
from tests.benchmarks.engines import DEPTH, Ask, Engine, Texts

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from index.ranking import Ranker

NAME = STEM_FIELD.name


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

    builder = FieldBuilder(Field(NAME, 1.0, Part.PASSAGE))  # k1 and b as every peer has them
    for text in texts:
        builder.add(text)
    made, terms = builder.postings(), builder.terms()
    made["starts"] = np.append(made["starts"], len(made["units"])).astype(np.uint64)
    made["long"] = made["long"].astype(np.uint32)
    made["codes"] = made["codes"].astype(np.uint16)
    made["first"] = np.array([0, len(texts)], np.uint32)
    stamps = arrays.write(folder, {**made, **strings.pack_sorted("terms", terms)})
    field = Terms(NAME, whole=False, texts=len(texts), rows=(0, len(terms)), table=0)
    (folder / "pickle").write_bytes(pickle.dumps((field, stamps)))


def _open(folder: Path) -> Ask:
    field, stamps = pickle.loads((folder / "pickle").read_bytes())  # noqa: S301 # our own
    kept = arrays.read(folder, stamps)
    return _asking(PostingsRanker(Postings(kept, [field])))


def _open_fast(folder: Path) -> Ask:
    importlib.import_module("numba")
    fast.prepare()
    return _open(folder)


OWN = {
    "okapi": Engine(_build_oracle, _open_oracle),
    "ours": Engine(_build, _open),
    "ours-fast": Engine(_build, _open_fast),
}
