"""The compiled kernel is taken where it is installed and worth it, and never waited for."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from index import fast
from index.compiled import CompiledKernel
from index.kernel import NumpyKernel

ROOT = Path(__file__).parents[2]


@pytest.fixture(autouse=True)
def anew(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing was prepared before."""
    monkeypatch.setattr(fast, "_chosen", [NumpyKernel])


def test_once_ready_the_compiled_kernel_is_taken() -> None:
    """Numpy answers until then."""
    assert fast.kernel() is NumpyKernel
    fast.prepare()
    assert fast.kernel() is CompiledKernel


def test_without_the_extra_numpy_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    """No numba, no error."""
    monkeypatch.setattr(fast, "find_spec", lambda _name: None)
    fast.prepare()
    assert fast.kernel() is NumpyKernel


def test_what_other_sources_were_compiled_to_is_removed(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """After an update, old compiled code is neither run nor read."""
    kept = tmp_path / "__pycache__"
    kept.mkdir()
    for day, path in enumerate(("compiled._sweep.1.nbc", "kernel.py", "compiled._sweep.2.nbc")):
        where = tmp_path / path if path.endswith("py") else kept / path
        where.touch()
        os.utime(where, (day, day))
    monkeypatch.setattr(fast, "__file__", str(tmp_path / "fast.py"))
    fast.prepare()
    assert [path.name for path in kept.iterdir()] == ["compiled._sweep.2.nbc"]


def test_a_small_edition_is_left_to_numpy(monkeypatch: pytest.MonkeyPatch) -> None:
    """A thread prepares it from so many passages on; below, nothing is begun."""
    prepared = threading.Event()
    monkeypatch.setattr(fast, "prepare", prepared.set)
    fast.prepare_beside(fast.WORTH - 1)
    assert not [one for one in threading.enumerate() if one.name == "fast"]
    assert not prepared.is_set()
    fast.prepare_beside(fast.WORTH)
    assert prepared.wait(10)


def test_asking_imports_no_numba() -> None:
    """A command that answers once does not pay for a compiler."""
    code = "import sys, index.edition; print('numba' in sys.modules)"
    made = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True
    )
    assert made.stdout == "False\n"
