"""A part of a claim beside one unit of guidance: what is said there, and what is not."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

from bot.answering.claims.acronyms import other_forms
from bot.answering.claims.matching import same
from bot.answering.claims.names import fuller, place
from bot.answering.claims.pairing import Pair, pairs
from bot.answering.claims.places import OF_TWO_WORDS, PEOPLES
from bot.answering.claims.statement import Word
from bot.answering.claims.subjects import subject
from bot.answering.claims.vocabulary import GENERIC, LIGHT

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.answering.claims.evidence import Unit
    from bot.answering.claims.lexicon import Lexicon, Stems
    from bot.answering.claims.statement import Statement


SHORTEST_ACRONYM = 2
"""Letters: a longer one that names of the passage spell with their initials stands for them."""
DEFINITE = re.compile(rf"\b[Tt]he (?:{GENERIC})\b")


class Where(StrEnum):
    """How near a word of the claim is said."""

    HERE = "here"
    LEAD_IN = "lead_in"
    BEFORE = "before"
    TRAIL = "trail"
    ASSUMED = "assumed"


@dataclass(frozen=True, slots=True)
class Placed:
    """A word of the claim, and the word of the guidance that says it."""

    word: Word
    found: Word
    where: Where


@dataclass(frozen=True)
class Alignment:
    """``claim`` held against ``unit``."""

    claim: Statement
    unit: Unit
    lexicon: Lexicon

    @cached_property
    def placed(self) -> tuple[Placed, ...]:
        """The words of the claim that the guidance says, and where."""
        return tuple(p for w in self._telling if (p := self._place(w)) is not None)

    @cached_property
    def missing(self) -> tuple[Word, ...]:
        """The words of the claim that this unit does not speak of."""
        found = {p.word for p in self.placed}
        return tuple(word for word in self._telling if word not in found)

    @cached_property
    def cover(self) -> float:
        """The share of the claim's words that are found."""
        return len(self.placed) / max(1, len(self._telling))

    @cached_property
    def pairs(self) -> tuple[Pair, ...]:
        """The claim's quantities and their answers."""
        return pairs(self.claim, self.unit.here)

    def found(self, word: Word) -> Word | None:
        """Return the word of the sentence itself that says ``word``."""
        return next(
            (p.found for p in self.placed if p.word == word and p.where is Where.HERE), None
        )

    @cached_property
    def _telling(self) -> tuple[Word, ...]:
        """The words of the claim that carry a part of it."""
        return tuple(word for word in self.claim.words if word.acronym or word.stem not in LIGHT)

    @cached_property
    def _names(self) -> dict[Word, tuple[Word, ...]]:
        """The name that each word is part of; one word by itself where it is part of none."""
        words = self.claim.words
        runs = {word: run for run in self.claim.names for word in run}
        for name in self.lexicon.names:
            at = place(name, words)
            if at is not None and words[at] not in runs:
                runs |= dict.fromkeys(words[at : at + len(name)], words[at : at + len(name)])
        return runs

    def _place(self, word: Word) -> Placed | None:
        for where, found in self._places(word):
            if found is not None:
                return Placed(word, found, where)
        return None

    def _places(self, word: Word) -> Iterator[tuple[Where, Word | None]]:
        """Look for a word ever further away: here, in the lead-ins, before, in the trail."""
        name = self._names.get(word, (word,))
        unit = self.unit
        yield Where.HERE, self._among(word, name, unit.said)
        for lead in reversed(unit.leads):
            yield Where.LEAD_IN, self._among(word, name, lead)
        yield Where.BEFORE, self._whole(word, name, unit.subject)
        yield Where.TRAIL, self._whole(word, name, [w for run in unit.trail.names for w in run])
        yield Where.TRAIL, self._compound(word)
        if unit.extract:
            yield Where.HERE, self._in_part(word, name)
            yield Where.ASSUMED, word if self._assumed(word, name) else None

    def _among(self, word: Word, name: tuple[Word, ...], said: Statement) -> Word | None:
        found = self._whole(word, name, said.words)
        if found is not None:
            return found
        full = fuller(name, said)
        if full:
            return full[-1]
        event = next((start for start, event in said.events if same(event, word.stem)), None)
        return None if event is None else Word(word.stem, "", event, event)

    def _whole(self, word: Word, name: tuple[Word, ...], words: Sequence[Word]) -> Word | None:
        """Find a word, and the whole name that it is part of, or the name in its other form."""
        found = self._find(word, words)
        if found is not None and (len(name) == 1 or word.acronym or self._stands(name, words)):
            return found
        return self._in_other_form(word, name, words)

    def _stands(self, name: tuple[Word, ...], words: Sequence[Word]) -> bool:
        """Say whether a name stands whole; UK MRI scans: an acronym beside it is another name."""
        whole = [self._stem(part) for part in name]
        core = [self._stem(part) for part in name if not part.acronym]
        return place(whole, words) is not None or (bool(core) and place(core, words) is not None)

    def _stem(self, word: Word) -> str:
        return self.lexicon.slips.get(word.stem, word.stem)

    def _find(self, word: Word, words: Sequence[Word]) -> Word | None:
        stem = self._stem(word)
        alike = None
        for other in words:
            if same(stem, other.stem) and self._may_be(word, other):
                if other.stem == stem:
                    return other
                alike = alike or other
        return alike

    def _may_be(self, word: Word, other: Word) -> bool:
        """Say whether the two are both of a name, or neither is, as far as capitals tell."""
        return not (self.claim.names and word.common and other.capital and other.start)

    def _in_other_form(
        self, word: Word, name: tuple[Word, ...], words: Sequence[Word]
    ) -> Word | None:
        stems = tuple(self._stem(part) for part in name)
        people = OF_TWO_WORDS.get(stems)
        if people is not None:
            return next((other for other in words if PEOPLES.get(other.stem) == people), None)
        for form in self._forms(word):
            at = place(form, words)
            if at is not None:
                return words[at]
        return None

    def _forms(self, word: Word) -> Iterator[Stems]:
        """Yield the other forms of a word: an acronym's words, the acronym of words, synonyms."""
        stem = self._stem(word)
        yield from other_forms(self.claim.text, self.unit.document.text).get(stem, ())
        if word.acronym and len(word.text) > SHORTEST_ACRONYM:
            spelt = (run for run in self.unit.said.names if _initials(run) == word.text)
            yield from (tuple(part.stem for part in run) for run in spelt)
        yield from self.lexicon.forms.get(stem, ())

    def _compound(self, word: Word) -> Word | None:
        """Complete a compound from the trail: "medical imaging" of a page on medical imaging."""
        trail, claim = self.unit.trail.words, self.claim.words
        after = claim[claim.index(word) + 1 : claim.index(word) + 2]
        for one, other in itertools.pairwise(trail):
            if same(word.stem, one.stem) and after and same(after[0].stem, other.stem):
                return one
        return None

    def _in_part(self, word: Word, name: tuple[Word, ...]) -> Word | None:
        """Find a part of the subject's name: an extract says O'Neal, having said Tatum before."""
        if len(name) == 1 or word not in subject(self.claim):
            return None
        stems = {part.stem for part in name}
        runs = (run for run in self.unit.said.names if stems.issuperset(w.stem for w in run))
        return next((run[0] for run in runs), None)

    def _assumed(self, word: Word, name: tuple[Word, ...]) -> bool:
        """Take an extract that never names what it speaks of to speak of the claim's subject."""
        if not self.unit.open or not (word.capital or word.text.isdigit()):
            return False
        return word in subject(self.claim) or self._owns(name)

    def _owns(self, name: tuple[Word, ...]) -> bool:
        """Say whether the claim's subject is of this name: the photography of The Artist."""
        text = self.claim.text
        owns = re.search(r"\bof (?:[Tt]he )?$", text[: name[0].start]) is not None
        return owns and DEFINITE.search(self.unit.said.text) is not None


def _initials(run: Sequence[Word]) -> str:
    return "".join(word.text[0] for word in run)
