"""What a build puts aside until the last document was taken: in memory, or on the disk."""

from __future__ import annotations

from dataclasses import dataclass
from tempfile import NamedTemporaryFile
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from pathlib import Path

    from index.arrays import Kept


def held(array: np.ndarray) -> Kept:
    """Put ``array`` aside in memory."""
    return lambda: array


@dataclass(frozen=True, slots=True)
class Shelf:
    """Puts arrays aside in files of a folder, which several processes may do at once."""

    folder: Path

    def __call__(self, array: np.ndarray) -> Kept:
        """Put ``array`` aside."""
        # Without a header, as Python 3.11 may fail to parse two at once; and not by ``tofile``,
        # which says nothing where the disk is full when it closes the file.
        with NamedTemporaryFile(dir=self.folder, delete=False) as file:
            file.write(np.ascontiguousarray(array).data)
        return _Shelved(file.name, array.dtype)


@dataclass(frozen=True, slots=True)
class _Shelved:
    path: str
    dtype: np.dtype

    def __call__(self) -> np.ndarray:
        return np.fromfile(self.path, self.dtype)
