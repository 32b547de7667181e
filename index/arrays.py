"""Arrays on disk: plain ``.npy`` files, mapped into memory, each with its size and checksum."""

from __future__ import annotations

import hashlib
import os
import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

import numpy as np

from index.errors import DamagedError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

Arrays = dict[str, np.ndarray]
"""By name: ``postings`` stands in ``postings.npy``."""

Kept = Callable[[], np.ndarray]
"""Gives an array that was put aside."""

HEAD = 128
"""Bytes in which an array says what its numbers are, and how many."""
SMALL = 4 << 20
"""A file up to this many bytes is checked whole when it is read, of a larger one its head."""

_parsing = threading.Lock()
"""numpy reads a header as Python source, which Python 3.11 cannot do in two threads at once."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """What a file must be: its size in bytes, and the SHA-256 of it and of its head, in hex."""

    size: int
    sha256: str
    head: str


class Joined(NamedTuple):
    """An array that is in parts, of which one need be in memory at a time."""

    shape: tuple[int, ...]
    dtype: np.dtype
    parts: list[Kept]

    def read(self) -> np.ndarray:
        """Return the whole array."""
        return np.concatenate([np.zeros(0, self.dtype), *(part() for part in self.parts)])


Made = dict[str, np.ndarray | Joined]
"""Arrays by name, before they are written."""


def whole(arrays: Made) -> Arrays:
    """Return every array in memory."""
    return {name: a.read() if isinstance(a, Joined) else a for name, a in arrays.items()}


def write(folder: Path, arrays: Mapping[str, np.ndarray | Joined]) -> dict[str, Stamp]:
    """Write each array to its file, through to the disk, and return the stamps by file name."""
    return {f"{name}.npy": _write(folder / f"{name}.npy", array) for name, array in arrays.items()}


def read(folder: Path, stamps: Mapping[str, Stamp]) -> Arrays:
    """Map the files into memory; DamagedError names one that is small and wrong, or begins so."""
    return {name.removesuffix(".npy"): _read(folder / name, stamps[name]) for name in stamps}


def verify(folder: Path, stamps: Mapping[str, Stamp]) -> None:
    """Read every byte; DamagedError names the file that is not as it was written."""
    for name, stamp in stamps.items():
        try:
            found = _digest(folder / name)
        except OSError as error:
            raise DamagedError(folder.name, name) from error
        if found != stamp:
            raise DamagedError(folder.name, name)


def _write(path: Path, array: np.ndarray | Joined) -> Stamp:
    parts = array.parts if isinstance(array, Joined) else [lambda: array]
    header = {"descr": array.dtype.str, "fortran_order": False, "shape": array.shape}
    with path.open("wb") as file:
        np.lib.format.write_array_header_1_0(file, header)
        for part in parts:  # not by ``tofile``, which says nothing of a full disk
            file.write(np.ascontiguousarray(part()).data)
        file.flush()
        os.fsync(file.fileno())
    return _digest(path)


def _read(path: Path, stamp: Stamp) -> np.ndarray:
    try:
        if path.stat().st_size != stamp.size or not _is(path, stamp):
            raise DamagedError(path.parent.name, path.name)
        # A plain array over the same mapped pages: numpy's memmap class slows every slice down.
        with _parsing:
            return np.asarray(np.load(path, mmap_mode="r", allow_pickle=False))
    except (OSError, ValueError, SyntaxError) as error:
        raise DamagedError(path.parent.name, path.name) from error


def _is(path: Path, stamp: Stamp) -> bool:
    """Return whether a file begins as it was written, a small one whether it is."""
    if stamp.size <= SMALL:
        return _digest(path) == stamp
    with path.open("rb") as file:
        return _head(file) == stamp.head


def _digest(path: Path) -> Stamp:
    with path.open("rb") as file:
        head = _head(file)
        file.seek(0)
        digest = hashlib.file_digest(file, "sha256").hexdigest()
        return Stamp(file.tell(), digest, head)


def _head(file: BinaryIO) -> str:
    return hashlib.sha256(file.read(HEAD)).hexdigest()
