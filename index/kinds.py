"""The distinct (frequency in a text, text's length) pairs of one field: all that BM25 asks for.

They are numbered as they are met; a posting is a text and such a number.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable

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

    def numbers(self, keys: np.ndarray) -> np.ndarray:
        """Return the numbers of these pairs, each once and sorted."""
        self._keys = np.append(self._keys, keys[~np.isin(keys, self._keys)])
        order = np.argsort(self._keys)
        return order[self._keys.searchsorted(keys, sorter=order)]

    def ordered(self, often: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Return the pairs that are met, those of most postings first, and by number their place.

        ``often`` says in how many postings each stands.
        """
        order = np.lexsort((self._keys, -often))[: np.count_nonzero(often)]
        places = np.zeros(len(self), np.int64)
        places[order] = np.arange(len(order))
        chosen = self._keys[order]
        return np.column_stack((chosen >> LENGTH, chosen & ((1 << LENGTH) - 1))), places


def numbered(
    frequencies: np.ndarray, texts: np.ndarray, lengths: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """Return the pairs of postings, each once and sorted, and by posting its place among them.

    ``lengths`` are those of the ``texts``; what stands once in a text, as most does, is known by
    its text alone.
    """
    by_text = _keys(np.ones_like(lengths), lengths)
    several = np.flatnonzero(frequencies > 1)
    own = _keys(frequencies[several], lengths[texts[several]])
    keys = once(np.append(by_text, own))
    places = keys.searchsorted(by_text).astype(np.min_scalar_type(len(keys)))[texts]
    places[several] = keys.searchsorted(own)
    return keys, places


def once(numbers: np.ndarray) -> np.ndarray:
    """Return each number once, sorted: by sorting, which numpy does faster than hashing."""
    return counted(np.sort(numbers))[0]


def merged(runs: Iterable[np.ndarray]) -> np.ndarray:
    """Return each number once, sorted, of ``runs`` that are sorted: a stable sort merges them."""
    return counted(np.sort(np.concatenate([np.zeros(0, np.int64), *runs]), kind="stable"))[0]


def counted(ordered: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return each of what is sorted once, and how often it stands there."""
    firsts = np.flatnonzero(ordered[1:] != ordered[:-1]) + 1
    firsts = np.append(0, firsts)[: len(ordered)]
    return ordered[firsts], np.diff(firsts, append=len(ordered))


def _keys(frequencies: np.ndarray, lengths: np.ndarray) -> np.ndarray:
    keys: np.ndarray = frequencies << LENGTH | lengths
    return keys
