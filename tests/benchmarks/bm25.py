"""BM25 engines side by side: how long they build, how much they take, how fast they answer.

    python -m tests.benchmarks.bm25 --passages 10000 [--passages 100000] [--engine NAME]
                                    [--collections FOLDER] [--plain] [--threads 8]
                                    [--json] [--plot FILE]

The passages are drawn by Zipf's law, or are those of public collections, repeated with changed
words; the same for all. There ``ours-all`` ranks over every field that answers in Slack. A third of
the words asked for are as common as stop words, or none with ``--plain``.

Each engine builds in a process of its own and answers in another: ``rss_mb`` is what the second
holds, files that are mapped counted in; ``open_s`` runs from its start to the first answer. The
milliseconds of a question are CPU time, so that a busy machine does not count; ``qps`` is by the
clock where ``--threads`` ask at once, and answers must be those that one got. Peers are no
dependencies of Footnote: those that are not installed are named and left out
(``pip install bm25s tantivy rank-bm25-rs``, and Xapian's package).
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from argparse import ArgumentParser
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from tests.benchmarks import real, zipf
from tests.benchmarks.engines import PEERS
from tests.benchmarks.own import FIELDED, OWN, Fielded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.benchmarks.engines import Ask

ENGINES = {**OWN, **FIELDED, **PEERS}
PATIENCE, LEAST = 15.0, 20
"""Seconds of questions for a slow engine, and how many it is asked all the same."""
COLUMNS = "engine passages build_s rss_mb disk_mb open_s p50_ms p95_ms p99_ms qps".split()
ABSENT = 3
BANDWIDTH, POSTING = 10e9, 4
"""Bytes a second that one core reads from memory, and bytes of a posting of ours."""

SAMPLE = 2000
"""Passages from which is told how many postings a question has."""

Row = dict[str, Any]


class Material(NamedTuple):
    """What is searched, and what is asked."""

    collections: Path | None
    plain: bool
    threads: int

    def texts(self, size: int) -> list[list[str]]:
        """Return the words of each passage."""
        if self.collections is None:
            return zipf.passages(size)
        return real.passages(self.collections, size)

    def questions(self, *, typed: bool = False) -> list[list[str]]:
        """Return the words of each question, as they were ``typed`` or as terms."""
        if self.collections is None:
            return zipf.questions(plain=self.plain)
        read = str.split if typed else real.words
        return [words for text in real.questions(self.collections) if (words := read(text))]

    def options(self) -> list[str]:
        """Return how a process of its own is told so."""
        made = ["--threads", str(self.threads)] + ["--plain"] * self.plain
        return made if self.collections is None else [*made, "--collections", str(self.collections)]


def main() -> None:
    """Measure what was asked for, and print a row an engine."""
    parser = ArgumentParser()
    parser.add_argument("--passages", type=int, action="append")
    parser.add_argument("--engine", choices=ENGINES, action="append")
    parser.add_argument("--collections", type=Path)
    parser.add_argument("--plain", action="store_true")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--plot", type=Path)
    parser.add_argument("--part", choices=PARTS, help="one half of a row: for its own process")
    parser.add_argument("--folder", type=Path)
    asked = parser.parse_args()
    material = Material(asked.collections, asked.plain, asked.threads)
    known = ENGINES if asked.collections else {**OWN, **PEERS}
    sizes, engines = asked.passages or [10_000], asked.engine or list(known)
    if asked.part:
        try:
            _say(json.dumps(PARTS[asked.part](engines[0], sizes[0], asked.folder, material)))
        except ImportError:
            sys.exit(ABSENT)
        return
    rows = []
    if not asked.json:
        _say(" | ".join(COLUMNS))
    for row in _rows(sizes, engines, material):
        rows.append(row)
        shown = [str(row[column]) for column in COLUMNS]
        _say(json.dumps(row) if asked.json else " | ".join(shown))
    if asked.plot:
        _plot(rows, asked.plot, material)


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def _rows(sizes: list[int], engines: list[str], material: Material) -> Iterator[Row]:
    for size in sizes:
        for engine in engines:
            with tempfile.TemporaryDirectory() as folder:
                ordered = [engine, "--passages", str(size), "--folder", folder]
                built = _alone(engine, ["build", "--engine", *ordered, *material.options()])
                answered = built and _alone(
                    engine, ["answer", "--engine", *ordered, *material.options()]
                )
            if built and answered:
                yield {"engine": engine, "passages": size} | built | answered


def _alone(engine: str, options: list[str]) -> Row | None:
    """Run one half of a row in its own process; None where the engine is not installed."""
    order = [sys.executable, "-m", "tests.benchmarks.bm25", "--part", *options]
    made = subprocess.run(order, stdout=subprocess.PIPE, text=True, check=False)
    if made.returncode == ABSENT:
        sys.stderr.write(f"{engine} is not installed: left out.\n")
        return None
    made.check_returncode()
    row: Row = json.loads(made.stdout)
    return row


def _build(engine: str, size: int, folder: Path, material: Material) -> Row:
    given: Any = (
        material.texts(size)
        if engine not in FIELDED
        else real.Sources(material.collections or Path(), size)
    )
    begun = time.perf_counter()
    ENGINES[engine].build(given, folder)
    seconds = time.perf_counter() - begun
    disk = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
    return {"build_s": round(seconds, 2), "disk_mb": round(disk / 1e6, 1)}


def _answer(engine: str, _size: int, folder: Path, material: Material) -> Row:
    questions = material.questions(typed=engine in FIELDED)
    begun = time.perf_counter()
    ask = ENGINES[engine].open(folder)
    first = ask(questions[0])
    opened = time.perf_counter() - begun
    if first != ask(questions[0]):
        raise AssertionError(f"{engine} answers one question in two ways")
    if isinstance(ask, Fielded):
        for question in questions:
            ask.understand(question)
    spent: list[float] = []
    for question in [*questions[:LEAST], *questions]:
        if len(spent) >= 2 * LEAST and sum(spent) > PATIENCE:
            break
        begun = time.process_time()
        ask(question)
        spent.append(time.process_time() - begun)
    timed = np.array(spent[LEAST:]) * 1000
    shares = zip(("p50_ms", "p95_ms", "p99_ms"), np.percentile(timed, [50, 95, 99]), strict=True)
    row: Row = {name: round(float(value), 3) for name, value in shares}
    opening = {"rss_mb": round(_resident() / 1e6, 1), "open_s": round(opened, 3)}
    asked = questions[: len(timed)]
    rate = 1000 / float(timed.mean()) if material.threads == 1 else _rate(ask, asked, material)
    return row | opening | {"qps": round(rate, 1)}


def _rate(ask: Ask, questions: list[list[str]], material: Material) -> float:
    """Return the questions a second of threads that ask at once, each all of them."""
    alone = [list(ask(question)) for question in questions]
    with ThreadPoolExecutor(material.threads) as pool:
        begun = time.perf_counter()
        every = list(pool.map(lambda _: [list(ask(q)) for q in questions], range(material.threads)))
        seconds = time.perf_counter() - begun
    if any(answers != alone for answers in every):
        raise AssertionError("threads that ask at once get other answers")
    return material.threads * len(questions) / seconds


PARTS = {"build": _build, "answer": _answer}


def _resident() -> int:
    """Return the bytes of memory that this process holds now."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE")


def _plot(rows: list[Row], path: Path, material: Material) -> None:
    """Draw latency against size, both logarithmic, and what reading every posting once costs."""
    from matplotlib import pyplot as plt

    figure, axes = plt.subplots(figsize=(8, 6))
    for engine in dict.fromkeys(str(row["engine"]) for row in rows):
        points = [(row["passages"], row["p50_ms"]) for row in rows if row["engine"] == engine]
        axes.plot(*zip(*points, strict=True), marker="o", label=engine)
    sizes = sorted({int(row["passages"]) for row in rows})
    share = _read_share(material)
    bound = [1000 * size * share * POSTING / BANDWIDTH for size in sizes]
    axes.plot(sizes, bound, "k--", marker="_", label="every posting read once")
    axes.set(xscale="log", yscale="log", xlabel="passages", ylabel="p50, CPU ms a question")
    axes.legend()
    figure.savefig(path, dpi=120)


def _read_share(material: Material) -> float:
    """Return the postings that the middle question has, as a share of the passages."""
    counts = Counter(word for text in material.texts(SAMPLE) for word in set(text))
    sums = [sum(counts[word] for word in question) for question in material.questions()]
    return float(np.median(sums)) / SAMPLE


if __name__ == "__main__":
    main()
