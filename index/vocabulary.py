"""Texts become numbers of terms: what stands between two spaces is analysed once and remembered.

No word of the analyzer holds a space or looks beyond one, so a text's terms are those of its
pieces in a row.
"""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

import numpy as np

from index.analysis import SURFACE
from index.analysis.stemming import stemmer
from index.fields import Kind
from index.strings import encode

if TYPE_CHECKING:
    from collections.abc import Iterable

REMEMBERED = 1 << 20
"""Pieces of text whose terms are remembered."""
HALF = 24
"""Bits of a term's number: two of them are a pair."""


class Numbers(dict[str, int]):
    """Gives each string a number when it is first asked for."""

    def __missing__(self, string: str) -> int:
        self[string] = number = len(self)
        return number

    def used(self, tokens: Iterable[np.ndarray]) -> np.ndarray:
        """Return which numbers stand in ``tokens``, each once and sorted."""
        met = np.zeros(len(self), bool)
        for numbers in tokens:
            met[numbers] = True
        return np.flatnonzero(met)

    def sorted(self, used: np.ndarray) -> tuple[list[str], np.ndarray]:
        """Return the strings of these numbers, sorted, and for each number its row among them."""
        names, rows = list(self), np.zeros(len(self), np.int64)
        ordered = sorted((encode(names[number]), number) for number in used.tolist())
        rows[[number for _, number in ordered]] = np.arange(len(ordered))
        return [names[number] for _, number in ordered], rows


class Stems(dict[str, str]):
    """The stem of each word, computed when it is first asked for."""

    def __missing__(self, word: str) -> str:
        self[word] = stem = stemmer.afresh(word)
        return stem


class Vocabulary:
    """The terms that were met, and the terms of each piece of text."""

    def __init__(self, stems: Stems) -> None:
        """Know ``stems``."""
        self._stems = stems
        self._forget()

    def pieces(self, text: str) -> Iterable[int]:
        """Return the numbers of the pieces of ``text``, good until ``tokens`` was asked of them."""
        return map(self._pieces.__getitem__, text.split())

    def tokens(
        self, kind: Kind, pieces: np.ndarray, lengths: np.ndarray
    ) -> tuple[np.ndarray, np.ndarray]:
        """Return the stems or words of texts of so many pieces each, and how many each text has."""
        self._analyse()
        return self._known[kind].tokens(pieces, lengths)

    def forget(self) -> None:
        """Forget the pieces where they are many: a corpus may be of any size."""
        if len(self._pieces) > REMEMBERED:
            self._forget()

    def _forget(self) -> None:
        self.terms = Numbers()
        self._pieces = Numbers()
        self._known = {Kind.STEMS: _Known(), Kind.WORDS: _Known()}

    def _analyse(self) -> None:
        stems, words = self._known[Kind.STEMS], self._known[Kind.WORDS]
        for piece in list(self._pieces)[len(words) :]:
            surface = SURFACE.terms(piece)
            words.add([self.terms[word] for word in surface])
            stems.add([self.terms[stem] for stem in map(self._stems.__getitem__, surface) if stem])


class _Known:
    """The terms of pieces, one kind of them."""

    def __init__(self) -> None:
        self._terms = array("q")
        self._bounds = array("q", [0])

    def __len__(self) -> int:
        return len(self._bounds) - 1

    def add(self, terms: list[int]) -> None:
        self._terms.extend(terms)
        self._bounds.append(len(self._terms))

    def tokens(self, pieces: np.ndarray, lengths: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        bounds = np.array(self._bounds)
        counts = np.diff(bounds)[pieces]
        ends = np.cumsum(counts)
        places = np.arange(counts.sum()) + np.repeat(bounds[pieces] - (ends - counts), counts)
        before = np.append(0, ends)[np.append(0, np.cumsum(lengths))]
        return np.array(self._terms)[places], np.diff(before)


def pairs(terms: np.ndarray, lengths: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return the pairs of neighbours in texts of so many terms, and how many each text has.

    A pair is the number of the first and, in the lowest bits, of the other.
    """
    first = np.ones(len(terms) + 1, bool)
    first[np.cumsum(lengths)] = False  # the last of a text has no neighbour
    neighbours = np.flatnonzero(first[1:-1]) if len(terms) else np.zeros(0, np.intp)
    return terms[neighbours] << HALF | terms[neighbours + 1], np.maximum(lengths - 1, 0)


def halves(pairs: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return the first and the second of each pair."""
    return pairs >> HALF, pairs & ((1 << HALF) - 1)


def renumbered(terms: np.ndarray, numbers: np.ndarray, *, paired: bool) -> np.ndarray:
    """Return ``terms``, or pairs of them, by other ``numbers``."""
    if paired:
        first, second = map(numbers.__getitem__, halves(terms))
        both: np.ndarray = first << HALF | second
        return both
    found: np.ndarray = numbers[terms]
    return found
