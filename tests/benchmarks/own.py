"""Our own engines for the comparison: the oracle, one field on the disk, and all that answer."""

from __future__ import annotations

import importlib
import pickle
from typing import TYPE_CHECKING

from index import arrays, fast
from index.fields import STEM_FIELD
from index.postings import Postings, PostingsRanker
from index.query import Clause, Form, Query
from tests.benchmarks.engines import DEPTH, Ask, Engine, Texts

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from corpus.document import Document
    from corpus.passage import Passage
    from index.ranking import Ranker

    Source = tuple[Document, Sequence[Passage]]

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
    from tests.index.laid import laid

    plain = Field(NAME, 1.0, Part.PASSAGE)  # k1 and b as every peer has them
    made, fields = laid({plain: texts}, [0, len(texts)])
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


def _build_edition(sources: Iterable[Source], folder: Path) -> None:
    from index.building import write

    write(folder, sources, "")


class Fielded:
    """Asks an edition over every field; how a question is understood is no part of ranking."""

    def __init__(self, folder: Path) -> None:
        from index.edition import Edition

        self._edition = Edition.open(folder)
        self._queries: dict[tuple[str, ...], Query] = {}

    def understand(self, words: Sequence[str]) -> Query:
        """Return the query that the words are, made when it is first asked for."""
        from index.querying import Asked, interpret

        if (key := tuple(words)) not in self._queries:
            self._queries[key] = interpret([Asked(" ".join(words))], self._edition).query
        return self._queries[key]

    def __call__(self, words: Sequence[str]) -> list[int]:
        """Return the numbers of the ten best passages."""
        found = self._edition.ranker.rank(self.understand(words), DEPTH)
        return [number for number, _ in found]


def _open_fielded_fast(folder: Path) -> Ask:
    importlib.import_module("numba")
    fast.prepare()
    return Fielded(folder)


FIELDED = {
    "ours-all": Engine(_build_edition, Fielded),
    "ours-all-fast": Engine(_build_edition, _open_fielded_fast),
}
"""Every field that answers in Slack: built from documents with their passages."""
