"""Which kernel reads the postings: numpy's, until the compiled one stands ready beside it."""

from __future__ import annotations

import gc
import threading
from importlib.util import find_spec

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
    try:
        from index.compiled import CompiledKernel, warm

        warm()
    except RuntimeError:  # what is compiled can be kept nowhere: numpy goes on
        return
    gc.collect()
    gc.freeze()  # what numba made stays for good: looking through it takes 50 ms at each collection
    _chosen.append(CompiledKernel)


def prepare_beside(passages: int) -> None:
    """Do so in a thread of its own, while questions are answered, where so many gain by it."""
    if passages >= WORTH:
        threading.Thread(target=prepare, name="fast", daemon=True).start()
