"""Many strings in two arrays: their bytes in UTF-8, one after another, and where each begins."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import TYPE_CHECKING, overload

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable

    from index.arrays import Arrays


def encode(text: str) -> bytes:
    """Return ``text`` in UTF-8; half of a surrogate pair, which some sources hold, is kept."""
    return text.encode("utf-8", "surrogatepass")


def pack(name: str, contents: Iterable[bytes]) -> Arrays:
    """Return the arrays that ``Strings`` reads by this name."""
    kept = list(contents)
    bounds = np.zeros(len(kept) + 1, np.uint64)
    np.cumsum([len(content) for content in kept], out=bounds[1:])
    return {name: np.frombuffer(b"".join(kept), np.uint8), f"{name}_bounds": bounds}


class Strings(Sequence[bytes]):
    """The strings of an edition under one name; one is fetched without reading the rest."""

    def __init__(self, arrays: Arrays, name: str) -> None:
        self._bytes = arrays[name]
        self._bounds = arrays[f"{name}_bounds"]

    def __len__(self) -> int:
        return len(self._bounds) - 1

    @overload
    def __getitem__(self, row: int) -> bytes: ...
    @overload
    def __getitem__(self, row: slice) -> Sequence[bytes]: ...
    def __getitem__(self, row: int | slice) -> bytes | Sequence[bytes]:
        if isinstance(row, slice):
            return [self[one] for one in range(*row.indices(len(self)))]
        if not 0 <= row < len(self):
            raise IndexError(row)
        return self._bytes[self._bounds[row] : self._bounds[row + 1]].tobytes()

    def text(self, row: int) -> str:
        """Return string ``row`` as text."""
        return self[row].decode("utf-8", "surrogatepass")

    def find(self, text: str, first: int = 0, last: int | None = None) -> int | None:
        """Return the row of ``text`` among the rows ``first`` up to ``last``, which are sorted."""
        end = len(self) if last is None else last
        wanted = encode(text)
        row = bisect_left(self, wanted, first, end)
        return row if row < end and self[row] == wanted else None
