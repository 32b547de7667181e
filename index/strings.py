"""Many strings in a few arrays: their bytes one after another, and where each begins.

Sorted ones have a third array, their first eight bytes as numbers: numpy finds a string by it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, overload

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable

    from index.arrays import Arrays

HEAD = 8


def encode(text: str) -> bytes:
    """Return ``text`` in UTF-8; half of a surrogate pair, which some sources hold, is kept."""
    return text.encode("utf-8", "surrogatepass")


def pack(name: str, contents: Iterable[bytes]) -> Arrays:
    """Return the arrays that ``Strings`` reads by this name."""
    kept = list(contents)
    bounds = np.zeros(len(kept) + 1, np.uint64)
    np.cumsum([len(content) for content in kept], out=bounds[1:])
    return {name: np.frombuffer(b"".join(kept), np.uint8), f"{name}_bounds": bounds}


def pack_sorted(name: str, texts: Iterable[str]) -> Arrays:
    """Return the arrays that ``Sorted`` reads by this name; ``texts`` are sorted."""
    kept = list(map(encode, texts))
    heads = np.fromiter(map(_head, kept), np.uint64, len(kept))
    return {**pack(name, kept), f"{name}_heads": heads}


def unpack(arrays: Arrays, name: str) -> list[str]:
    """Return all strings of this name as texts."""
    kept, bounds = arrays[name].tobytes(), arrays[f"{name}_bounds"].tolist()
    return [kept[start:end].decode("utf-8", "surrogatepass") for start, end in pairwise(bounds)]


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


class Sorted(Strings):
    """Strings that are found by bisection, for their rows are sorted."""

    def __init__(self, arrays: Arrays, name: str) -> None:
        super().__init__(arrays, name)
        self._heads = arrays[f"{name}_heads"]

    def find(self, text: str) -> int | None:
        """Return the row of ``text``, or None where it does not stand there."""
        wanted = encode(text)
        head = np.uint64(_head(wanted))
        row = int(self._heads.searchsorted(head))
        if row < len(self) and self[row] == wanted:  # most heads stand once
            return row
        last = int(self._heads.searchsorted(head, "right"))
        row = bisect_left(self, wanted, row, last)
        return row if row < last and self[row] == wanted else None

    def beginning(self, prefix: str) -> tuple[int, int]:
        """Return the rows, from the first to before the last, that begin with these few letters."""
        wanted = encode(prefix)[:HEAD]
        low = self._heads.searchsorted(np.uint64(_head(wanted)))
        high = self._heads.searchsorted(np.uint64(_head(wanted.ljust(HEAD, b"\xff"))), "right")
        return int(low), int(high)


def _head(content: bytes) -> int:
    return int.from_bytes(content[:HEAD].ljust(HEAD, b"\0"), "big")
