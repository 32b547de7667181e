"""Processes that read batches side by side; what they read is the same as if one had read all."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from typing import TYPE_CHECKING, Self

from index.batch import Reader
from index.vocabulary import Stems

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from types import TracebackType

    from index.batch import Batch, Read
    from index.fields import Field
    from index.shelf import Shelf

MOST = 4
"""Processes at most: each holds what it remembers of words."""


def cores() -> int:
    """Return on how many cores this process may run."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class Crew:
    """Reads batches in processes of its own, which begin with the first batch."""

    def __init__(self, fields: Sequence[Field], shelf: Shelf) -> None:
        """Read for ``fields``, and put aside on ``shelf``."""
        self.size = min(MOST, cores())
        self._given = fields, shelf
        self._pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.end()

    def end(self) -> None:
        """End the processes: what they remember is needed no more."""
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)

    def read(self, batch: Batch, here: Callable[[Batch], Read]) -> Callable[[], Read]:
        """Begin to read ``batch``; what is returned waits for it.

        Where a process cannot be started, or was killed, it is read ``here``.
        """
        if self.size == 1:
            return partial(here, batch)
        try:
            if self._pool is None:
                # Not forked: threads that hold a lock are no more in the copy.
                spawn = multiprocessing.get_context("spawn")
                self._pool = ProcessPoolExecutor(self.size, spawn, _begin, self._given)
            reading = self._pool.submit(_read, batch)
        except (OSError, BrokenProcessPool):
            return partial(here, batch)

        def waited() -> Read:
            try:
                return reading.result()
            except BrokenProcessPool:
                return here(batch)

        return waited


_readers: list[Reader] = []
"""That of this process, where it is one of a crew."""


def _begin(fields: Sequence[Field], shelf: Shelf) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the process that waits for it says what happens
    threading.Thread(target=_follow, daemon=True).start()
    _readers.append(Reader(fields, shelf, Stems()))


def _follow() -> None:
    """End with the process that began this one, though it was killed."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _read(batch: Batch) -> Read:
    return _readers[0](batch)
