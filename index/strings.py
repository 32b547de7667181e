"""Many strings in a few arrays: their bytes one after another, and where each begins.

Sorted ones have a third array, their first eight bytes as numbers: by which a string is found.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import pairwise
from typing import TYPE_CHECKING

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


class Strings:
    """The strings of an edition under one name; one is fetched without reading the rest."""

    def __init__(self, arrays: Arrays, name: str) -> None:
        # Of one number after another, memoryview takes a third of the time that numpy takes.
        self._bytes = arrays[name].data
        self._bounds = arrays[f"{name}_bounds"].data

    def __len__(self) -> int:
        return len(self._bounds) - 1

    def __getitem__(self, row: int) -> bytes:
        return self._bytes[self._bounds[row] : self._bounds[row + 1]].tobytes()

    def text(self, row: int) -> str:
        """Return string ``row`` as text."""
        return self[row].decode("utf-8", "surrogatepass")


class Sorted(Strings):
    """Strings that are found by bisection, for their rows are sorted."""

    def __init__(self, arrays: Arrays, name: str) -> None:
        super().__init__(arrays, name)
        self._heads = arrays[f"{name}_heads"].data

    def find(self, text: str) -> int | None:
        """Return the row of ``text``, or None where it does not stand there."""
        wanted = encode(text)
        row = bisect_left(self._heads, head := _head(wanted))
        if row < len(self) and self[row] == wanted:  # most heads stand once
            return row
        row = bisect_left(self, wanted, row, last := bisect_right(self._heads, head, row))
        return row if row < last and self[row] == wanted else None

    def beginning(self, prefix: str) -> tuple[int, int]:
        """Return the rows, from the first to before the last, that begin with these few letters."""
        wanted = encode(prefix)[:HEAD]
        low = bisect_left(self._heads, _head(wanted))
        return low, bisect_right(self._heads, _head(wanted.ljust(HEAD, b"\xff")), low)


def _head(content: bytes) -> int:
    return int.from_bytes(content[:HEAD].ljust(HEAD, b"\0"), "big")
