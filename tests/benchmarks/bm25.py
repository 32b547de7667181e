"""BM25 engines side by side: how long they build, how much they take, how fast they answer.

    python -m tests.benchmarks.bm25 --passages 10000 [--passages 100000] [--engine NAME]
                                    [--json] [--plot FILE]

The passages are drawn by Zipf's law, the same for all. Each engine builds in a process of its own
and answers in another: ``rss_mb`` is what the second holds, files that are mapped counted in;
``open_s`` runs from its start to the first answer. The milliseconds of a question are CPU time, so
that a busy machine does not count. Peers are no dependencies of Footnote: those that are not
installed are named and left out (``pip install bm25s tantivy rank-bm25-rs``, and Xapian's package).
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from argparse import ArgumentParser
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from tests.benchmarks import zipf
from tests.benchmarks.engines import PEERS
from tests.benchmarks.own import OWN

if TYPE_CHECKING:
    from collections.abc import Iterator

ENGINES = {**OWN, **PEERS}
PATIENCE, LEAST = 15.0, 20
"""Seconds of questions for a slow engine, and how many it is asked all the same."""
COLUMNS = "engine passages build_s rss_mb disk_mb open_s p50_ms p95_ms p99_ms qps".split()
ABSENT = 3
BANDWIDTH, POSTING = 10e9, 6
"""Bytes a second that one core reads from memory, and bytes of a posting of ours."""

Row = dict[str, Any]


def main() -> None:
    """Measure what was asked for, and print a row an engine."""
    parser = ArgumentParser()
    parser.add_argument("--passages", type=int, action="append")
    parser.add_argument("--engine", choices=ENGINES, action="append")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--plot", type=Path)
    parser.add_argument("--part", choices=PARTS, help="one half of a row: for its own process")
    parser.add_argument("--folder", type=Path)
    asked = parser.parse_args()
    sizes, engines = asked.passages or [10_000], asked.engine or list(ENGINES)
    if asked.part:
        try:
            _say(json.dumps(PARTS[asked.part](engines[0], sizes[0], asked.folder)))
        except ImportError:
            sys.exit(ABSENT)
        return
    rows = []
    if not asked.json:
        _say(" | ".join(COLUMNS))
    for row in _rows(sizes, engines):
        rows.append(row)
        shown = [str(row[column]) for column in COLUMNS]
        _say(json.dumps(row) if asked.json else " | ".join(shown))
    if asked.plot:
        _plot(rows, asked.plot)


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def _rows(sizes: list[int], engines: list[str]) -> Iterator[Row]:
    for size in sizes:
        for engine in engines:
            with tempfile.TemporaryDirectory() as folder:
                built = _alone("build", engine, size, folder)
                answered = built and _alone("answer", engine, size, folder)
            if built and answered:
                yield {"engine": engine, "passages": size} | built | answered


def _alone(part: str, engine: str, size: int, folder: str) -> Row | None:
    """Run one half of a row in its own process; None where the engine is not installed."""
    order = [sys.executable, "-m", "tests.benchmarks.bm25", "--part", part, "--engine", engine]
    order += ["--passages", str(size), "--folder", folder]
    made = subprocess.run(order, stdout=subprocess.PIPE, text=True, check=False)
    if made.returncode == ABSENT:
        sys.stderr.write(f"{engine} is not installed: left out.\n")
        return None
    made.check_returncode()
    row: Row = json.loads(made.stdout)
    return row


def _build(engine: str, size: int, folder: Path) -> Row:
    texts = zipf.passages(size)
    begun = time.perf_counter()
    ENGINES[engine].build(texts, folder)
    seconds = time.perf_counter() - begun
    disk = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
    return {"build_s": round(seconds, 2), "disk_mb": round(disk / 1e6, 1)}


def _answer(engine: str, _size: int, folder: Path) -> Row:
    questions = zipf.questions()
    begun = time.perf_counter()
    ask = ENGINES[engine].open(folder)
    ask(questions[0])
    opened = time.perf_counter() - begun
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
    return row | opening | {"qps": round(1000 / float(timed.mean()), 1)}


PARTS = {"build": _build, "answer": _answer}


def _resident() -> int:
    """Return the bytes of memory that this process holds now."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE")


def _plot(rows: list[Row], path: Path) -> None:
    """Draw latency against size, both logarithmic, and what reading every posting once costs."""
    from matplotlib import pyplot as plt

    figure, axes = plt.subplots(figsize=(8, 6))
    for engine in dict.fromkeys(str(row["engine"]) for row in rows):
        points = [(row["passages"], row["p50_ms"]) for row in rows if row["engine"] == engine]
        axes.plot(*zip(*points, strict=True), marker="o", label=engine)
    sizes = sorted({int(row["passages"]) for row in rows})
    share = _read_share()
    bound = [1000 * size * share * POSTING / BANDWIDTH for size in sizes]
    axes.plot(sizes, bound, "k--", label="every posting read once")
    axes.set(xscale="log", yscale="log", xlabel="passages", ylabel="p50, CPU ms a question")
    axes.legend()
    figure.savefig(path, dpi=120)


def _read_share() -> float:
    """Return the postings that the middle question has, as a share of the passages."""
    held = np.array([f"w{rank}" for rank in range(zipf.WORDS)])
    sample = [set(text) for text in zipf.passages(2000)]
    counts = dict.fromkeys(held.tolist(), 0)
    for text in sample:
        for word in text:
            counts[word] += 1
    return float(np.median([sum(map(counts.__getitem__, q)) for q in zipf.questions()])) / 2000


if __name__ == "__main__":
    main()
