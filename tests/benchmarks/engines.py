"""Engines of BM25 side by side: each builds into a folder, and answers from it in a new process.

An engine is imported when it is measured; one that is not installed raises ImportError.
"""

from __future__ import annotations

import importlib
import pickle
import sqlite3
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from pathlib import Path

Texts = list[list[str]]
Ask = Callable[[Sequence[str]], Sequence[int]]
"""From the words of a question to the numbers of the ten best passages, best first."""

DEPTH = 10
K1, B = 1.2, 0.75


class Engine(NamedTuple):
    """Builds once, opens anew."""

    build: Callable[[Any, Path], object]
    """Takes the words of each passage, or where there are fields documents with passages."""
    open: Callable[[Path], Ask]


def _top(scores: np.ndarray) -> list[int]:
    best = np.argpartition(-scores, min(DEPTH, len(scores) - 1))[:DEPTH]
    ordered: list[int] = best[np.lexsort((best, -scores[best]))].tolist()
    return ordered


def _keep(made: object, folder: Path) -> None:
    (folder / "pickle").write_bytes(pickle.dumps(made))


def _kept(folder: Path) -> Any:  # noqa: ANN401 # what was pickled
    return pickle.loads((folder / "pickle").read_bytes())  # noqa: S301 # our own


def _pickled(module: str) -> Engine:
    """rank_bm25, or what has its interface."""

    def build(texts: Texts, folder: Path) -> None:
        _keep(importlib.import_module(module).BM25Okapi(texts, k1=K1, b=B), folder)

    def opened(folder: Path) -> Ask:
        model = _kept(folder)
        return lambda words: _top(np.asarray(model.get_scores(list(words))))

    return Engine(build, opened)


def _bm25s(backend: str) -> Engine:
    def build(texts: Texts, folder: Path) -> None:
        importlib.import_module("numba" if backend == "numba" else "numpy")
        made = importlib.import_module("bm25s").BM25(k1=K1, b=B, method="lucene", backend=backend)
        made.index(texts, show_progress=False)
        made.save(folder)

    def opened(folder: Path) -> Ask:
        kept = importlib.import_module("bm25s").BM25.load(folder, mmap=backend == "numpy")
        if backend == "numba":
            kept.activate_numba_scorer()

        def ask(words: Sequence[str]) -> list[int]:
            found, _ = kept.retrieve([list(words)], k=DEPTH, show_progress=False, n_threads=0)
            numbers: list[int] = found[0].tolist()
            return numbers

        return ask

    return Engine(build, opened)


def _tantivy() -> Engine:
    def schema(tantivy: Any) -> Any:  # noqa: ANN401 # it may not be installed
        made = tantivy.SchemaBuilder()
        made.add_text_field("body", stored=False, tokenizer_name="whitespace", index_option="freq")
        return made.build()

    def build(texts: Texts, folder: Path) -> None:
        tantivy = importlib.import_module("tantivy")
        index = tantivy.Index(schema(tantivy), path=str(folder))
        writer = index.writer(heap_size=512 << 20, num_threads=1)
        for text in texts:
            writer.add_document(tantivy.Document(body=" ".join(text)))
        writer.commit()
        writer.wait_merging_threads()

    def opened(folder: Path) -> Ask:
        tantivy = importlib.import_module("tantivy")
        index = tantivy.Index.open(str(folder))
        searcher = index.searcher()

        def ask(words: Sequence[str]) -> list[int]:
            query = index.parse_query(" ".join(words), ["body"])
            return [at.doc for _, at in searcher.search(query, DEPTH, count=False).hits]

        return ask

    return Engine(build, opened)


def _fts5() -> Engine:
    def build(texts: Texts, folder: Path) -> None:
        with sqlite3.connect(folder / "fts5") as store:
            store.execute("CREATE VIRTUAL TABLE texts USING fts5(body, content='')")
            rows = ((number, " ".join(text)) for number, text in enumerate(texts))
            store.executemany("INSERT INTO texts(rowid, body) VALUES (?, ?)", rows)
        store.execute("INSERT INTO texts(texts) VALUES ('optimize')")
        store.commit()

    def opened(folder: Path) -> Ask:
        store = sqlite3.connect(folder / "fts5")
        order = f"SELECT rowid FROM texts WHERE texts MATCH ? ORDER BY rank LIMIT {DEPTH}"  # noqa: S608 # no one's words
        return lambda words: [row for (row,) in store.execute(order, (" OR ".join(words),))]

    return Engine(build, opened)


def _xapian() -> Engine:
    def build(texts: Texts, folder: Path) -> None:
        xapian = importlib.import_module("xapian")
        store = xapian.WritableDatabase(str(folder / "xapian"), xapian.DB_CREATE)
        for text in texts:
            entry = xapian.Document()
            for word in text:
                entry.add_term(word)
            store.add_document(entry)
        store.commit()

    def opened(folder: Path) -> Ask:
        xapian = importlib.import_module("xapian")
        enquire = xapian.Enquire(xapian.Database(str(folder / "xapian")))
        enquire.set_weighting_scheme(xapian.BM25Weight(K1, 0, 1, B, 0))

        def ask(words: Sequence[str]) -> list[int]:
            enquire.set_query(xapian.Query(xapian.Query.OP_OR, list(words)))
            return [match.docid - 1 for match in enquire.get_mset(0, DEPTH)]

        return ask

    return Engine(build, opened)


PEERS = {
    "rank-bm25": _pickled("rank_bm25"),
    "rank-bm25-rs": _pickled("rank_bm25_rs"),
    "bm25s": _bm25s("numpy"),
    "bm25s-numba": _bm25s("numba"),
    "tantivy": _tantivy(),
    "sqlite-fts5": _fts5(),
    "xapian": _xapian(),
}
