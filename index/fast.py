"""Which kernel reads the postings: numpy's, until the compiled one stands ready beside it."""

from __future__ import annotations

import gc
import threading
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path

from index.kernel import NumpyKernel

WORTH = 20_000
"""Passages from which a bot gains by numba, which takes 120 MB of memory."""

_chosen: list[type[NumpyKernel]] = [NumpyKernel]


def kernel() -> type[NumpyKernel]:
    """Return the fastest kernel that is ready: asking never waits for a compiler."""
    return _chosen[-1]


def prepare() -> None:
    """Make the compiled kernel ready, where the extra ``fast`` is installed; takes seconds."""
    if find_spec("numba") is None:
        return
    _forget_stale()
    try:
        from index.compiled import CompiledKernel, warm

        warm()
    except (RuntimeError, ImportError):
        return  # what is compiled can be kept nowhere, or numba is too old: numpy goes on
    gc.collect()
    gc.freeze()  # what numba made stays for good: looking through it takes 50 ms at each collection
    _chosen.append(CompiledKernel)


def _forget_stale() -> None:
    """Remove what other sources were compiled to: numba looks at the date of one of them alone."""
    here = Path(__file__).parent
    with suppress(OSError):
        newest = max(source.stat().st_mtime for source in here.glob("*.py"))
        for kept in here.glob("__pycache__/compiled.*.nb?"):
            if kept.stat().st_mtime < newest:
                kept.unlink()


def prepare_beside(passages: int) -> None:
    """Do so in a thread of its own, while questions are answered, where so many gain by it."""
    if passages >= WORTH:
        threading.Thread(target=prepare, name="fast", daemon=True).start()
