"""The distinct (frequency in a text, text's length) pairs of one field: all that BM25 asks for.

They are numbered as they are met; a posting is a text and such a number.
"""

from __future__ import annotations

import numpy as np

LENGTH = 32
"""Bits of a length in a key."""


class Kinds:
    """Gives each pair a number when it is first met; ``known`` are those of an edition before."""

    def __init__(self, known: np.ndarray | None = None) -> None:
        pairs = np.zeros((0, 2), np.int64) if known is None else known.astype(np.int64)
        self._keys = _keys(pairs[:, 0], pairs[:, 1])

    def __len__(self) -> int:
        return len(self._keys)

    @property
    def frequencies(self) -> np.ndarray:
        """The frequency of each, by number."""
        return self._keys >> LENGTH

    def numbers(self, frequencies: np.ndarray, lengths: np.ndarray) -> np.ndarray:
        """Return the numbers of these pairs."""
        keys = _keys(frequencies, lengths)
        found = once(keys)
        self._keys = np.append(self._keys, found[~np.isin(found, self._keys)])
        order = np.argsort(self._keys)
        own = order[self._keys.searchsorted(found, sorter=order)]
        return own[found.searchsorted(keys)].astype(np.min_scalar_type(len(self)))

    def ordered(self, often: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Return the pairs that are met, those of most postings first, and by number their place.

        ``often`` says in how many postings each stands.
        """
        order = np.lexsort((self._keys, -often))[: np.count_nonzero(often)]
        places = np.zeros(len(self), np.int64)
        places[order] = np.arange(len(order))
        chosen = self._keys[order]
        return np.column_stack((chosen >> LENGTH, chosen & ((1 << LENGTH) - 1))), places


def once(numbers: np.ndarray) -> np.ndarray:
    """Return each number once, sorted: by sorting, which numpy does faster than hashing."""
    return counted(np.sort(numbers))[0]


def counted(ordered: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return each of what is sorted once, and how often it stands there."""
    firsts = np.flatnonzero(ordered[1:] != ordered[:-1]) + 1
    firsts = np.append(0, firsts)[: len(ordered)]
    return ordered[firsts], np.diff(firsts, append=len(ordered))


def _keys(frequencies: np.ndarray, lengths: np.ndarray) -> np.ndarray:
    keys: np.ndarray = frequencies << LENGTH | lengths
    return keys
