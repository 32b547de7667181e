"""A misspelt word is read as the word of the guidance that it was most likely meant to be.

Only where the guidance has no form of it and English has no such word: corrected too freely,
"invent" was read as "invest". The distance is Damerau's (1964): a letter more, less, another, or
two swapped.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from index.analysis.english import counts

if TYPE_CHECKING:
    from index.postings import Postings

LEAST, LONG = 4, 7
"""Letters: a shorter word is not corrected; from ``LONG`` on, two slips are forgiven."""


class Speller:
    """Finds, among the words of one edition, the one that was meant."""

    def __init__(self, postings: Postings, field: str) -> None:
        self._postings = postings
        self._field = field
        self._beginning = lru_cache(64)(self._words)

    def correct(self, word: str) -> str | None:
        """Return the word that ``word`` was meant to be, or None where it is left as it is."""
        if len(word) < LEAST or not word.isalpha() or word in counts() or not counts():
            return None
        from rapidfuzz.distance import DamerauLevenshtein

        most = 1 if len(word) < LONG else 2
        near = (
            (DamerauLevenshtein.distance(word, other, score_cutoff=most), -frequency, other)
            for other, frequency in self._beginning(word[0])
            if abs(len(other) - len(word)) <= most
        )
        distance, _, found = min(near, default=(most + 1, 0, ""))
        return found if distance <= most else None

    def _words(self, letter: str) -> list[tuple[str, int]]:
        """Return the words that begin with ``letter`` and in how many passages each stands."""
        found = self._postings.beginning(self._field, letter)
        return [(word, frequency) for word, frequency in found if word.isalpha()]
