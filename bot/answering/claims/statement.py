"""A statement: a stretch of text as a check reads it, its words, figures and turns of phrase."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from bot.answering.claims.vocabulary import FORECASTS, NEGATIONS
from bot.answering.quantities import Kind, Quantity, quantities
from index.analysis import STEMS

if TYPE_CHECKING:
    from collections.abc import Iterator

BRACKETS = {"-LRB-": "(    ", "-RRB-": ")    ", "-LSB-": "[    ", "-RSB-": "]    ", "``": "“ "}
"""Brackets as treebanks write them, each with what it is read as, of the same length."""

WORD = re.compile(r"[^\W_](?:[^\W_]|[-’'.&](?=[^\W_]))*")
SUPERLATIVE = re.compile(
    r"\b(?:[a-z]{3,}(?<!int)(?<!for)(?<!arr)(?<!req)(?<!cont)(?<!prot)(?<!int)est|most|best|worst"
    r"|first|last|only|least|latest)\b(?<!west)(?<!rest)(?<!interest)(?<!invest)(?<!test)",
    re.IGNORECASE,
)
JOINERS = frozenset("of and the for in & de la".split())
LIFESPAN = re.compile(r"\([^()]*$")
DASH = re.compile(r"\s?(?:[-–—−]{1,2})\s?")


@dataclass(frozen=True, slots=True)
class Word:
    """A word that carries part of the meaning, and where it stands."""

    stem: str
    text: str
    start: int
    end: int

    @property
    def capital(self) -> bool:
        """Whether it is written with a capital."""
        return self.text[:1].isupper()


@dataclass(frozen=True, slots=True)
class Statement:
    """A text as it is compared: what it says, of what, with which figures."""

    text: str
    words: tuple[Word, ...]
    names: tuple[tuple[Word, ...], ...]
    quantities: tuple[Quantity, ...]
    negations: tuple[str, ...]
    superlatives: tuple[Word, ...]
    forecast: bool
    all: frozenset[str]
    """Every word of the text, in small letters, stop words too."""
    events: tuple[tuple[int, str], ...] = ()
    """By the start of a quantity: the event that its place alone names, born or died."""


@lru_cache(maxsize=8192)
def read(text: str) -> Statement:
    """Read ``text``; the same text reads the same."""
    for bracket, read_as in BRACKETS.items():
        text = text.replace(bracket, read_as)
    found = quantities(text)
    lower = frozenset(match.group().lower().replace("’", "'") for match in WORD.finditer(text))
    words = tuple(_words(text, found))
    superlatives = tuple(
        Word(STEMS.term(m.group()) or m.group().lower(), m.group(), *m.span())
        for m in SUPERLATIVE.finditer(text)
    )
    negations = tuple(sorted(w for w in lower if w in NEGATIONS or w.endswith("n't")))
    return Statement(
        text,
        words,
        tuple(_names(text, words)),
        found,
        negations,
        superlatives,
        bool(lower & FORECASTS),
        lower,
        tuple(_events(text, found)),
    )


def _words(text: str, found: tuple[Quantity, ...]) -> Iterator[Word]:
    taken = [q.span for q in found if q.kind is not Kind.ORDINAL]
    for token in STEMS.tokens(text):
        if not any(span.start <= token.start < span.end for span in taken):
            yield Word(token.term, text[token.start : token.end], token.start, token.end)


def _names(text: str, words: tuple[Word, ...]) -> Iterator[tuple[Word, ...]]:
    """Yield runs of capitalised words: Medical Research Council is one name."""
    run: list[Word] = []
    for word in words:
        between = text[run[-1].end : word.start] if run else ""
        joined = all(w.lower() in JOINERS for w in between.split()) and not re.search(
            r"[^\w\s&’']", between
        )
        if run and (not joined or not word.capital):
            yield tuple(run)
            run = []
        if word.capital:
            run.append(word)
    if run:
        yield tuple(run)


def _events(text: str, found: tuple[Quantity, ...]) -> Iterator[tuple[int, str]]:
    """Read "(8 April 1974 – 2 February 2013)" as a birth and a death."""
    timed = [q for q in found if q.timed]
    for one, other in itertools.pairwise(timed):
        between = text[one.span.end : other.span.start]
        if DASH.fullmatch(between) and LIFESPAN.search(text[: one.span.start]):
            yield one.span.start, STEMS.term("born") or "born"
            yield other.span.start, STEMS.term("died") or "died"
