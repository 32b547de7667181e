"""What means the same in one edition: from the synonyms files, and explained in the text itself."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING

import numpy as np

from index import strings
from index.analysis import STEMS, SURFACE
from index.analysis.abbreviations import abbreviations, initials
from index.strings import Sorted, Strings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from corpus.document import Document
    from index.arrays import Arrays
    from index.synonyms import Synonym

MEANINGS = 6
"""Other ways to say a thing that are looked for, at most."""

Phrase = tuple[str, ...]
"""Surface words in order."""


class Aliases:
    """From the stems of a phrase to the phrases that mean the same."""

    def __init__(self, arrays: Arrays) -> None:
        self._phrases = Sorted(arrays, "aliases")
        self._meanings = Strings(arrays, "meanings")
        self.longest = int(arrays["longest"][0])

    def of(self, stems: Sequence[str]) -> tuple[Phrase, ...]:
        """Return what means the same as the phrase of these stems."""
        row = self._phrases.find(" ".join(stems))
        return () if row is None else tuple(map(tuple, json.loads(self._meanings[row])))


class AliasBuilder:
    """Gathers synonyms, and counts the abbreviations that documents explain."""

    def __init__(self, synonyms: Iterable[Synonym], before: Arrays | None = None) -> None:
        """Begin with what an edition ``before`` counted."""
        self._given = [(s.phrase, meaning) for s in synonyms for meaning in s.meanings]
        counted = [[], []] if before is None else json.loads(before["explained"].tobytes())
        self._explained, self._implied = (
            Counter({(short, long): times for short, long, times in those}) for those in counted
        )

    def add(self, document: Document) -> None:
        """Count the abbreviations that ``document`` explains.

        What the initials of a name spell leads to the name, and nothing leads to it.
        """
        self._explained.update(_explained(document))
        self._implied.update(initials(document.text))

    def remove(self, document: Document) -> None:
        """Count them no more."""
        self._explained.subtract(_explained(document))
        self._implied.subtract(initials(document.text))

    def words(self) -> set[str]:
        """Return every surface word of every phrase."""
        return {word for pair in self._pairs() for text in pair for word in SURFACE.terms(text)}

    def arrays(self) -> Arrays:
        """Return the arrays that ``Aliases`` reads; what is explained most often stands first."""
        gathered: dict[tuple[str, ...], dict[Phrase, None]] = {}
        for phrase, meaning in self._pairs():
            key, surface = tuple(STEMS.terms(phrase)), tuple(SURFACE.terms(meaning))
            if key and surface and key != tuple(STEMS.terms(meaning)):
                gathered.setdefault(key, {})[surface] = None
        ordered = sorted((" ".join(key), list(those)[:MEANINGS]) for key, those in gathered.items())
        meanings = (json.dumps(those).encode() for _, those in ordered)
        return {
            **strings.pack_sorted("aliases", (key for key, _ in ordered)),
            **strings.pack("meanings", meanings),
            "longest": np.array([max(map(len, gathered), default=0)], np.uint32),
            "explained": np.frombuffer(self._counted(), np.uint8),
        }

    def _counted(self) -> bytes:
        both = (_ordered(self._explained), _ordered(self._implied))
        return json.dumps([[[*pair, times] for pair, times in those] for those in both]).encode()

    def _pairs(self) -> Iterable[tuple[str, str]]:
        yield from self._given
        for (short, long), _ in _ordered(self._explained):
            yield short, long
            yield long, short
        yield from (pair for pair, _ in _ordered(self._implied))


def _explained(document: Document) -> Iterator[tuple[str, str]]:
    yield from document.abbreviations.items()
    yield from abbreviations(document.text)


def _ordered(counted: Counter[tuple[str, str]]) -> list[tuple[tuple[str, str], int]]:
    """Return what is counted, most often first."""
    return sorted((+counted).items(), key=lambda one: (-one[1], one[0]))
