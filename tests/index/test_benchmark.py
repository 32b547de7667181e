"""The comparison of engines runs, and its rows say what they promise."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from tests.benchmarks import zipf
from tests.benchmarks.own import OWN

ROOT = Path(__file__).parents[2]
COLUMNS = "engine passages build_s rss_mb disk_mb open_s p50_ms p95_ms p99_ms qps".split()


def test_a_row_an_engine_is_printed() -> None:
    """With --json: one line an engine, every column there, every figure above zero."""
    order = [sys.executable, "-m", "tests.benchmarks.bm25", "--passages", "3000", "--json"]
    for engine in ("okapi", "ours"):
        order += ["--engine", engine]
    made = subprocess.run(order, capture_output=True, text=True, cwd=ROOT, check=True)
    rows = [json.loads(line) for line in made.stdout.splitlines()]
    assert [row.pop("engine") for row in rows] == ["okapi", "ours"]
    for row in rows:
        assert sorted(row) == sorted(COLUMNS[1:])
        assert min(row.values()) > 0


def test_what_is_measured_answers_alike(tmp_path: Path) -> None:
    """Our engines give the same ten passages for every question of the benchmark."""
    texts, found = zipf.passages(400), []
    for name, engine in OWN.items():
        folder = tmp_path / name
        folder.mkdir()
        engine.build(texts, folder)
        found.append([list(engine.open(folder)(question)) for question in zipf.questions()])
    assert all(answers == found[0] for answers in found)
