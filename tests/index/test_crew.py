"""Processes that read side by side give what one gives, and are not needed for it."""

from __future__ import annotations

import multiprocessing
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from index.building import write
from index.crew import Crew
from tests.index.drawn import WORDS, sources

if TYPE_CHECKING:
    from collections.abc import Callable

    from index.batch import Batch, Read
    from index.manifest import Manifest

CORPUS = [[" ".join(WORDS[n % 5 : n % 9 + 3]) * 9, f"page {n}"] for n in range(500)]
ROOT = Path(__file__).parents[2]
BEGUN = """
import os, sys, time
from pathlib import Path
from index import crew
from index.batch import Batch
from index.fields import FIELDS
from index.shelf import Shelf

if __name__ == "__main__":
    crew.cores = lambda: 2
    made = crew.Crew(FIELDS, Shelf(Path(sys.argv[1])))
    made.read(Batch([], [], b"primer"), print)()
    print(*made._pool._processes, flush=True)
    time.sleep(60)
"""


@pytest.fixture(autouse=True)
def _batches(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of some forty kilobytes, more than a primer; as if there were three cores."""
    monkeypatch.setattr("index.building.BATCH", 40_000)
    monkeypatch.setattr("index.crew.cores", lambda: 3)


def written(folder: Path) -> Manifest:
    """An edition of the corpus, in ``folder``."""
    folder.mkdir()
    return write(folder, sources(CORPUS), "now")


def test_many_processes_make_what_one_makes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """To the bit; and none of them is left."""
    read: list[int] = []
    monkeypatch.setattr("index.building.Reader.__call__", counting(read))
    several = written(tmp_path / "several")
    assert len(read) == 2  # the first batch, which makes the primer, and what is left at the end
    assert not multiprocessing.active_children()
    monkeypatch.setattr("index.crew.cores", lambda: 1)
    assert written(tmp_path / "one") == several
    assert len(read) > 3


def counting(read: list[int]) -> Callable[[object, Batch], Read]:
    """What a reader does, noted each time that this process does it."""
    from index.batch import Reader

    plain = Reader.__call__

    def noted(self: Reader, batch: Batch) -> Read:
        read.append(len(batch.records))
        return plain(self, batch)

    return noted  # type: ignore[return-value] # a method


@pytest.mark.parametrize("cores", [1, 3])
def test_one_batch_begins_no_process(
    cores: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A small corpus pays nothing for what helps a large one, and one core has no help."""
    monkeypatch.setattr("index.crew.ProcessPoolExecutor", None)
    monkeypatch.setattr("index.crew.cores", lambda: cores)
    monkeypatch.setattr("index.building.BATCH", 40_000 if cores == 1 else 1 << 22)
    written(tmp_path / "edition")


def test_where_no_process_can_begin_all_is_read_here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A machine may have no room for one, or forbid it."""

    def refused(*_: object) -> None:
        raise OSError(38, "Function not implemented")

    several = written(tmp_path / "several")
    monkeypatch.setattr("index.crew.ProcessPoolExecutor", refused)
    assert written(tmp_path / "here") == several


def test_what_a_killed_process_had_to_read_is_read_here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A machine that is short of memory kills one: the edition is the same."""
    several = written(tmp_path / "several")
    plain = Crew.read

    def killing(crew: Crew, batch: Batch, here: Callable[[Batch], Read]) -> Callable[[], Read]:
        begun = plain(crew, batch, here)
        for process in multiprocessing.active_children():
            os.kill(process.pid or 0, signal.SIGKILL)
        return begun

    monkeypatch.setattr(Crew, "read", killing)
    assert written(tmp_path / "killed") == several


def test_processes_end_with_the_one_that_began_them(tmp_path: Path) -> None:
    """Though it was killed, and could tell them nothing."""
    script = tmp_path / "begun.py"
    script.write_text(BEGUN)
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(
        [sys.executable, script, tmp_path], env=environment, stdout=subprocess.PIPE, text=True
    ) as begun:
        assert begun.stdout is not None
        helpers = [int(one) for one in begun.stdout.readline().split()]
        begun.kill()
    assert helpers
    for _ in range(600):
        if not any(Path(f"/proc/{helper}/cmdline").exists() for helper in helpers):
            return
        time.sleep(0.05)
    pytest.fail("a helper outlived the process that began it")
