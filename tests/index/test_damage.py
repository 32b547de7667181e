"""Whatever a damaged edition holds, the compiled loops read and write inside its arrays alone."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import numpy as np

from index.compiled import CompiledKernel
from index.kernel import Columns
from tests.benchmarks.fuzz import corpus, query

CORPORA, DAMAGES = 12, 10
DAMAGED = [name for name in Columns._fields if name not in ("bits", "owners")]


def damaged(draw: np.random.Generator, columns: Columns) -> Columns:
    """Return the columns with a tenth of one of them drawn at random."""
    name = str(draw.choice(DAMAGED))
    spoilt = np.array(getattr(columns, name))
    if spoilt.size:
        places = draw.integers(0, spoilt.size, 1 + spoilt.size // 10)
        drawn = draw.integers(0, 256, (len(places), spoilt.itemsize), np.uint8)
        spoilt.reshape(-1)[places] = drawn.view(spoilt.dtype).ravel()
    return Columns(**{**columns._asdict(), name: spoilt})


def search() -> None:
    """Search damaged columns, and say how often; IndexError where a place is none of an array."""
    draw, searched = np.random.default_rng(3), 0
    for _ in range(CORPORA):
        drawn = corpus(draw)
        for _ in range(DAMAGES):
            plan = drawn.ranker.plan(query(draw, drawn.words))
            if plan is not None:
                kernel = CompiledKernel(damaged(draw, drawn.postings.columns))
                plan = plan._replace(runs=plan.runs.view(np.recarray))
                kernel.small = int(draw.choice([-1, kernel.small]))
                found, _ = kernel.search(plan, 10)
                kernel.score(plan, found)
                searched += 1
    sys.stdout.write(f"{searched}\n")


def test_damage_leads_to_no_other_memory() -> None:
    """Not compiled, the same loops are checked by numpy at each place."""
    made = subprocess.run(
        [sys.executable, "-m", "tests.index.test_damage"],
        cwd=Path(__file__).parents[2],
        env={**os.environ, "NUMBA_DISABLE_JIT": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert made.returncode == 0, made.stderr
    assert int(made.stdout) > CORPORA * DAMAGES / 2


if __name__ == "__main__":
    search()
