"""The comparison of engines runs, and its rows say what they promise."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from index.kernel import NumpyKernel
from tests.benchmarks import fuzz, real, zipf
from tests.benchmarks.own import FIELDED, OWN
from tests.skipping import MATERIAL

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


def test_threads_get_the_answers_of_one() -> None:
    """With --threads: they are asked at once, and a row is printed only where they agree."""
    order = [sys.executable, "-m", "tests.benchmarks.bm25", "--passages", "500", "--json"]
    order += ["--engine", "ours", "--threads", "8", "--plain"]
    made = subprocess.run(order, capture_output=True, text=True, cwd=ROOT, check=True)
    assert json.loads(made.stdout)["qps"] > 0


@pytest.mark.needs_material
def test_real_passages_are_asked_in_every_field(tmp_path: Path) -> None:
    """As many passages as were asked for, the second copy with other words; both kernels agree."""
    folder = MATERIAL / "collections"
    texts = [p.text for _, passages in real.Sources(folder, 14_000) for p in passages]
    assert len(texts) - 14_000 in range(50)
    assert len(set(texts)) > 13_500
    folders = {name: tmp_path / name for name in FIELDED}
    found = []
    for name, engine in FIELDED.items():
        folders[name].mkdir()
        engine.build(real.Sources(folder, 400), folders[name])
        ask = engine.open(folders[name])
        found.append([list(ask(question.split())) for question in real.questions(folder)])
    assert found[0] == found[1]
    assert any(found[0])


def test_the_fuzzer_draws_corpora_and_agrees(monkeypatch: pytest.MonkeyPatch) -> None:
    """Some seeds, each with both kernels; a kernel that scores a trifle more is found out."""
    assert all(fuzz.agrees(seed) for seed in range(6))
    whole = NumpyKernel.score
    monkeypatch.setattr(NumpyKernel, "score", lambda *asked: whole(*asked) * (1 + 1e-12))
    assert not all(fuzz.agrees(seed) for seed in range(6))


def test_what_is_measured_answers_alike(tmp_path: Path) -> None:
    """Our engines give the same ten passages for every question of the benchmark."""
    texts, found = zipf.passages(400), []
    for name, engine in OWN.items():
        folder = tmp_path / name
        folder.mkdir()
        engine.build(texts, folder)
        found.append([list(engine.open(folder)(question)) for question in zipf.questions()])
    assert all(answers == found[0] for answers in found)
