"""What means the same in one edition: from the synonyms files, and explained in the text itself."""

from __future__ import annotations

import json
from collections import Counter
from functools import cache, cached_property, lru_cache
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from index import strings
from index.analysis import SURFACE
from index.analysis.abbreviations import abbreviations, initials, names
from index.strings import Sorted, Strings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from index.arrays import Arrays
    from index.synonyms import Synonym

MEANINGS = 6
"""Other ways to say a thing that are looked for, at most."""

Phrase = tuple[str, ...]
"""Surface words in order."""
Counted = tuple[tuple[str, str], int]
"""A short form with a long one, and how often."""


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


class Met(NamedTuple):
    """How often each abbreviation is explained, and spelt by a name, in surface words.

    What the initials of a name spell leads to the name, and nothing leads to it.
    """

    explained: Counter[tuple[str, str]]
    implied: Counter[tuple[str, str]]

    @classmethod
    def of(cls, texts: Iterable[tuple[str, Mapping[str, str]]]) -> Met:
        """Count those of ``texts``, each with those that its document explains elsewhere."""
        met = cls(Counter(), Counter())
        for text, known in texts:
            explained = chain(known.items(), abbreviations(text))
            met.explained.update((_plain(short), _plain(long)) for short, long in explained)
            met.implied.update(chain.from_iterable(map(_spelt, names(text))))
        return met


class AliasBuilder:
    """Gathers synonyms, and counts the abbreviations that documents explain."""

    def __init__(self, synonyms: Iterable[Synonym], before: Arrays | None = None) -> None:
        """Begin with what an edition ``before`` counted."""
        self._given = [(_plain(s.phrase), _plain(m)) for s in synonyms for m in s.meanings]
        counted = [[], []] if before is None else json.loads(before["explained"].tobytes())
        self._met = Met(
            *(Counter({(short, long): times for short, long, times in one}) for one in counted)
        )

    def add(self, met: Met) -> None:
        """Count what was ``met`` in documents."""
        for counter, more in zip(self._met, met, strict=True):
            counter.update(more)

    def remove(self, met: Met) -> None:
        """Count it no more."""
        for counter, less in zip(self._met, met, strict=True):
            counter.subtract(less)

    def words(self) -> set[str]:
        """Return every surface word of every phrase."""
        return {word for pair in self._pairs() for text in pair for word in text.split()}

    def arrays(self, stem: Callable[[str], str]) -> Arrays:
        """Return the arrays that ``Aliases`` reads; what is explained most often stands first."""
        gathered: dict[str, dict[str, None]] = {}
        stems = cache(lambda text: " ".join(filter(None, map(stem, text.split()))))
        for phrase, meaning in self._pairs():
            key = stems(phrase)
            if key and meaning and key != stems(meaning):
                gathered.setdefault(key, {})[meaning] = None
        ordered = sorted((key, list(those)[:MEANINGS]) for key, those in gathered.items())
        meanings = (json.dumps([one.split() for one in those]).encode() for _, those in ordered)
        return {
            **strings.pack_sorted("aliases", (key for key, _ in ordered)),
            **strings.pack("meanings", meanings),
            "longest": np.array([max((len(k.split()) for k in gathered), default=0)], np.uint32),
            "explained": np.frombuffer(self._counted(), np.uint8),
        }

    @cached_property
    def _ordered(self) -> tuple[list[Counted], list[Counted]]:
        """What is explained and what is implied, most often first, when all was taken."""
        return _ordered(self._met.explained), _ordered(self._met.implied)

    def _counted(self) -> bytes:
        return json.dumps(
            [[(*pair, times) for pair, times in one] for one in self._ordered]
        ).encode()

    def _pairs(self) -> Iterable[tuple[str, str]]:
        explained, implied = self._ordered
        yield from self._given
        for (short, long), _ in explained:
            yield short, long
            yield long, short
        yield from (pair for pair, _ in implied)


@lru_cache(1 << 16)
def _spelt(name: str) -> tuple[tuple[str, str], ...]:
    """Return what the initials of ``name`` spell: most names stand in many documents."""
    return tuple((_plain(short), _plain(long)) for short, long in initials(name))


@lru_cache(1 << 16)
def _plain(text: str) -> str:
    """Return the surface words of ``text``."""
    return " ".join(SURFACE.terms(text))


def _ordered(counted: Counter[tuple[str, str]]) -> list[Counted]:
    """Return what is counted, most often first."""
    return sorted((+counted).items(), key=lambda one: (-one[1], one[0]))
