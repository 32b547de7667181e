"""A part of a claim beside one unit of guidance: what is said there, and what is not."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from rapidfuzz.distance import DamerauLevenshtein

from bot.answering.claims.acronyms import acronyms
from bot.answering.claims.matching import same
from bot.answering.claims.pairing import Pair, pairs
from bot.answering.claims.vocabulary import LIGHT

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from bot.answering.claims.evidence import Unit
    from bot.answering.claims.statement import Statement, Word

LONG, LONGER = 5, 8
"""Letters from which one, and two, typing errors are forgiven in a word that is no English word."""


@dataclass(frozen=True)
class Alignment:
    """``claim`` held against ``unit``."""

    claim: Statement
    unit: Unit
    known: Callable[[str], bool]
    """Says whether a word is one, so that it is no typing error."""

    @cached_property
    def placed(self) -> tuple[tuple[Word, Word | None], ...]:
        """Each word of the claim that says something, and where the guidance says it."""
        return tuple((word, self._place(word)) for word in self.claim.words if _says(word))

    @cached_property
    def missing(self) -> tuple[Word, ...]:
        """The words of the claim that this unit does not speak of."""
        return tuple(word for word, place in self.placed if place is None)

    @cached_property
    def cover(self) -> float:
        """The share of the claim's words that are found."""
        return 1 - len(self.missing) / max(1, len(self.placed))

    @cached_property
    def pairs(self) -> tuple[Pair, ...]:
        """The claim's quantities and their answers."""
        return pairs(self.claim, self.unit.here)

    @cached_property
    def acronyms(self) -> dict[str, tuple[str, ...]]:
        """The acronyms of the document."""
        return acronyms(self.unit.document.text)

    def _place(self, word: Word) -> Word | None:
        name = next((n for n in self.claim.names if word in n), (word,))
        for said in reversed(self.unit.here):
            found = self._among(word, name, said.words)
            if found is not None:
                return found
        return self._by_context(word, name)

    def _among(self, word: Word, name: tuple[Word, ...], words: Sequence[Word]) -> Word | None:
        """Find a word, and the whole name that it is part of, or the name's other form."""
        found = self._find(word, words)
        if found is not None and _whole([part.stem for part in name], words) is not None:
            return found
        if found is not None and len(name) == 1:
            return found
        return self._in_other_form(name, words)

    def _in_other_form(self, name: tuple[Word, ...], words: Sequence[Word]) -> Word | None:
        stems = tuple(part.stem for part in name)
        for short, long in self.acronyms.items():
            if stems == (short,) and (place := _whole(long, words)) is not None:
                return words[place]
            if long == stems:
                return next((other for other in words if other.stem == short), None)
        return None

    def _find(self, word: Word, words: Sequence[Word]) -> Word | None:
        for other in words:
            if same(word.stem, other.stem):
                return other
        if len(word.text) < LONG or word.capital or self.known(word.text):
            return None
        return next((other for other in words if _mistyped(word.text, other.text)), None)

    def _by_context(self, word: Word, name: tuple[Word, ...]) -> Word | None:
        """Find a word in what the unit is read with: its subject, and names of the trail."""
        found = self._among(word, name, self.unit.subject)
        if found is not None:
            return found
        trail = [part for run in self.unit.trail.names for part in run]
        return self._among(word, name, trail) or self._compound(word)

    def _compound(self, word: Word) -> Word | None:
        """Complete a compound from the trail: "medical imaging" of a page on medical imaging."""
        trail, claim = self.unit.trail.words, self.claim.words
        after = claim[claim.index(word) + 1 : claim.index(word) + 2]
        for one, other in itertools.pairwise(trail):
            if same(word.stem, one.stem) and after and same(after[0].stem, other.stem):
                return one
        return None


def _says(word: Word) -> bool:
    return word.stem not in LIGHT or (word.text.isupper() and len(word.text) > 1)


def _whole(name: Sequence[str], words: Sequence[Word]) -> int | None:
    """Return where a name stands whole among ``words``: Medical Research Council, not Research."""
    stems = [word.stem for word in words]
    size = len(name)
    starts = (at for at in range(len(stems)) if tuple(stems[at : at + size]) == tuple(name))
    return next(starts, None)


def _mistyped(typed: str, written: str) -> bool:
    one, other = typed.lower(), written.lower()
    if one[0] != other[0]:
        return False
    allowed = 1 if len(one) < LONGER else 2
    return DamerauLevenshtein.distance(one, other, score_cutoff=allowed) <= allowed
