"""One word in place of another that excludes it: smallest for largest, Canadian for American."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.answering.claims.matching import opposite, same
from bot.answering.claims.places import ADJECTIVES, NESTED, PEOPLES
from bot.answering.claims.turns import superlative
from bot.answering.claims.vocabulary import THINGS
from bot.answering.places import CITIES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.answering.claims.alignment import Alignment
    from bot.answering.claims.statement import Superlative, Word

Swap = tuple[str, str]
"""What is claimed, and what stands in its place."""

IS_A = re.compile(r"\b(?:is|are|was|were)\s+(?:an?|the)\b", re.IGNORECASE)
IN = re.compile(r"\b(?:in|at|near|from|to)\s+(?:the\s+)?$", re.IGNORECASE)
PLACING = re.compile(
    r"\b(?:is|are|was|were|be|been|locate[ds]?|based|situated|open(?:s|ed)?|hous(?:es|ed)|found(?:ed)?"
    r"|born|died|held|built|headquartered|set|takes? place|lives?|lived)\b",
    re.IGNORECASE,
)


def opposite_word(alignment: Alignment) -> Swap | None:
    """Return the one word that is not said, where its opposite stands in its place."""
    for word, other in _gap(alignment):
        if opposite(word.stem, other.stem) and _same_place(alignment, word, other):
            return word.text, other.text
    return _opposite_superlative(alignment)


def other_people(alignment: Alignment) -> Swap | None:
    """Return whose it is claimed to be, where another people's it is said to be."""
    for word, other in _gap(alignment):
        if (
            word.stem in ADJECTIVES
            and other.stem in PEOPLES
            and PEOPLES[word.stem] != PEOPLES[other.stem]
            and not {PEOPLES[word.stem], PEOPLES[other.stem]} <= NESTED
            and not _hyphened(alignment, other)
            and _same_place(alignment, word, other)
        ):
            return word.text, other.text
    return None


def other_place(alignment: Alignment) -> Swap | None:
    """Return the city or country that is claimed, where another is said."""
    text = alignment.claim.text
    for word, other in _gap(alignment):
        if (
            _apart(word, other)
            and IN.search(text[: word.start]) is not None
            and PLACING.search(text) is not None
            and IN.search(alignment.unit.said.text[: other.start]) is not None
        ):
            return word.text, other.text
    return None


def other_thing(alignment: Alignment) -> Swap | None:
    """Return what it is claimed to be, where it is said to be another kind of thing."""
    if not (IS_A.search(alignment.claim.text) and IS_A.search(alignment.unit.said.text)):
        return None
    said = {THINGS[word.stem] for word in alignment.unit.said.words if word.stem in THINGS}
    for word, other in _gap(alignment):
        if word.stem in THINGS and _excluded(THINGS[word.stem], THINGS.get(other.stem), said):
            return word.text, other.text
    return None


def _excluded(
    thing: tuple[int, int], other: tuple[int, int] | None, said: set[tuple[int, int]]
) -> bool:
    return other is not None and other[0] == thing[0] and other != thing and thing not in said


def _apart(word: Word, other: Word) -> bool:
    """Say whether two names are of two cities, or of two countries neither within the other."""
    if word.text in CITIES:
        return other.text in CITIES
    countries = {word.stem, other.stem} <= PEOPLES.keys() - ADJECTIVES
    if not countries or PEOPLES[word.stem] == PEOPLES[other.stem]:
        return False
    return not {PEOPLES[word.stem], PEOPLES[other.stem]} <= NESTED


def _gap(alignment: Alignment) -> Iterator[tuple[Word, Word]]:
    """Yield the one missing word beside each word of the guidance that the claim does not say."""
    if len(alignment.missing) != 1 or alignment.claim.denials:
        return
    used = {placed.found for placed in alignment.placed}
    for other in alignment.unit.said.words:
        if other not in used:
            yield alignment.missing[0], other


def _same_place(alignment: Alignment, word: Word, other: Word) -> bool:
    """Say whether both words stand before, or after, a word that both texts share."""
    claim, said = alignment.claim.words, alignment.unit.said.words
    at, there = claim.index(word), said.index(other)
    ours = claim[at + 1 : at + 2] + claim[max(0, at - 1) : at]
    theirs = said[there + 1 : there + 4] + said[max(0, there - 2) : there]
    return any(same(our.stem, their.stem) for our in ours for their in theirs)


def _opposite_superlative(alignment: Alignment) -> Swap | None:
    """Return the most that is claimed where the least is said, of the same field."""
    if alignment.missing or alignment.claim.denials:
        return None
    for claimed in alignment.claim.superlatives:
        for other in alignment.unit.said.superlatives:
            if (
                opposite(claimed.stem, other.stem)
                and superlative(alignment, claimed) is None
                and _one_field(alignment, claimed, other)
            ):
                return claimed.span.of(alignment.claim.text), other.span.of(
                    alignment.unit.said.text
                )
    return None


def _one_field(alignment: Alignment, claimed: Superlative, other: Superlative) -> bool:
    """Say whether both are of the same thing: the word after each is the same."""
    ours = [w for w in alignment.claim.words if w.start >= claimed.span.end][:1]
    theirs = [w for w in alignment.unit.said.words if w.start >= other.span.end][:1]
    return bool(ours and theirs) and same(ours[0].stem, theirs[0].stem)


def _hyphened(alignment: Alignment, word: Word) -> bool:
    text = alignment.unit.said.text
    return "-" in text[max(0, word.start - 1) : word.start] + text[word.end : word.end + 1]
