"""The forms in which an edition may say the words of a question.

"health care" is also healthcare, and the other way round; an abbreviation is also what it stands
for; a misspelt word is what was most likely meant. What means the same is an alternative of the
word, never one word more.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from index.analysis import SURFACE, pairs
from index.analysis.stemming import stemmer
from index.fields import PAIR_FIELD, STEM_FIELD, WORD_FIELD

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from index.edition import Edition

JOINED, SPLIT, MEANT = 0.9, 0.9, 0.5
"""Share of a form in a word's score: written as one, written as two, another name for it.

Another name at half: at 0.8 plain words cost or-sharc 0.01 nDCG@10, at 0.3 they add nothing."""

SHORTEST = 3
"""Letters: a part of a word that is shorter is rarely a word of its own."""
LONGEST = 40
"""Letters: a longer word is not two."""

PLURAL = re.compile(r"[A-Z]{2,}s")
"""Several of what is known by its letters: CTs, GPs."""
AMOUNT = re.compile(r"(\d[\d.,]*)(k|m|mn|bn|tn|t)")
SCALES = {
    "k": "thousand",
    "m": "million",
    "mn": "million",
    "bn": "billion",
    "tn": "trillion",
    "t": "tesla",
}

RUN = 3
"""Words that may be written as one: great gov uk."""


@dataclass(frozen=True, slots=True)
class Correction:
    """A word as typed, and the word of the guidance that it is read as."""

    typed: str
    read: str


@dataclass(frozen=True, slots=True)
class Phrase:
    """Another way to say a word, or the words beside it too: then each has a part of the share."""

    words: tuple[str, ...]
    stems: tuple[str, ...]
    share: float


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a question: as typed, where it stands, as it is looked for, and in what words."""

    typed: str
    start: int
    end: int
    surface: str
    stem: str
    known: bool
    others: tuple[Phrase, ...] = ()
    correction: Correction | None = None


def words(text: str, edition: Edition) -> tuple[Word, ...]:
    """Return the words of ``text`` in the forms in which ``edition`` may say them."""
    plain = [_plain(text[t.start : t.end], t.start, t.end, t.term) for t in SURFACE.tokens(text)]
    others = _others(plain, edition)
    return tuple(
        _settled(replace(word, others=tuple(those)), edition)
        for word, those in zip(plain, others, strict=True)
    )


def _plain(typed: str, start: int, end: int, term: str) -> Word:
    surface = term.removesuffix("s") if PLURAL.fullmatch(typed) else term
    return Word(typed, start, end, surface, stemmer(surface), known=False)


def _settled(word: Word, edition: Edition) -> Word:
    """Say whether the edition knows ``word``; where it does not, correct it."""
    if any(_stands(phrase, edition) for phrase in word.others) or edition.frequency(
        STEM_FIELD.name, word.stem
    ):
        return replace(word, known=True)
    # A word in capitals is a name, and no slip.
    read = None if word.typed.isupper() else edition.speller.correct(word.surface)
    if read is None:
        return word
    correction = Correction(word.typed, read)
    return replace(word, surface=read, stem=stemmer(read), known=True, correction=correction)


def _stands(phrase: Phrase, edition: Edition) -> bool:
    """Say whether ``edition`` holds ``phrase``; of several words, each two neighbours."""
    if len(phrase.stems) == 1:
        return edition.frequency(STEM_FIELD.name, phrase.stems[0]) > 0
    return all(edition.frequency(PAIR_FIELD.name, pair) for pair in pairs(phrase.stems))


def _others(plain: Sequence[Word], edition: Edition) -> list[list[Phrase]]:
    """Return, for each word, the other ways to say it that ``edition`` holds."""
    found: list[list[Phrase]] = [list(_split(word.surface, edition)) for word in plain]
    for length in range(1, max(RUN, edition.aliases.longest) + 1):
        for first in range(len(plain) - length + 1):
            run = plain[first : first + length]
            for phrase in _said_otherwise(run, edition):
                if _stands(phrase, edition):
                    for those in found[first : first + length]:
                        those.append(phrase)
    return found


def _said_otherwise(run: Sequence[Word], edition: Edition) -> Iterator[Phrase]:
    if 1 < len(run) <= RUN and _adjoin(run):
        yield from _joined(run, edition)
    if len(run) == 1 and (amount := AMOUNT.fullmatch(run[0].surface)):
        spelt = amount[1], SCALES[amount[2]]
        yield Phrase(spelt, tuple(map(stemmer, spelt)), SPLIT)
        if amount[2] == "k" and amount[1].isdigit():
            whole = tuple(SURFACE.terms(f"{int(amount[1]) * 1000:,}"))
            yield Phrase(whole, tuple(map(stemmer, whole)), SPLIT)
    for meaning in edition.aliases.of([word.stem for word in run]):
        yield Phrase(meaning, tuple(map(stemmer, meaning)), MEANT / len(run))


def _joined(run: Sequence[Word], edition: Edition) -> Iterator[Phrase]:
    """Yield the words written as one, where the edition holds that word or its stem."""
    joined = "".join(word.surface for word in run)
    stem = joined.removesuffix(run[-1].surface) + run[-1].stem
    if edition.frequency(WORD_FIELD.name, joined):
        yield Phrase((joined,), (stemmer(joined),), JOINED / len(run))
    elif edition.frequency(STEM_FIELD.name, stem):
        yield Phrase((joined,), (stem,), JOINED / len(run))


def _adjoin(run: Sequence[Word]) -> bool:
    """Say whether nothing but a space or a mark stands between the words."""
    return all(after.start - word.end == 1 for word, after in pairwise(run))


def _split(surface: str, edition: Edition) -> Iterator[Phrase]:
    """Yield ``surface`` written as two words, where they are neighbours somewhere."""
    for place in range(SHORTEST, min(len(surface) - SHORTEST + 1, LONGEST)):
        parts = surface[:place], surface[place:]
        # Not the stemmer: most of these are no words, and those that are the edition has met.
        stems = tuple(edition.lexicon.stem(part) or part for part in parts)
        if edition.frequency(PAIR_FIELD.name, " ".join(stems)):
            yield Phrase(parts, stems, SPLIT)
