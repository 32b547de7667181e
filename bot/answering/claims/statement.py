"""A statement: a stretch of text as a check reads it, its words, names, figures and turns."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from bot.answering.claims.vocabulary import DENIALS, FORECAST, LIGHT, UNTIL_THEN
from bot.answering.quantities import Kind, Quantity, quantities
from corpus.document import Span
from index.analysis import STEMS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

BRACKETS = {"-LRB-": "(    ", "-RRB-": ")    ", "-LSB-": "[    ", "-RSB-": "]    ", "``": "“ "}
"""Brackets as treebanks write them, each with what it is read as, of the same length."""

SHOUTED = 0.8
"""The share of capitals among the words from which a capital tells no name."""

LONGEST_NAME = 5

TOKEN = re.compile(r"[^\W_](?:[^\W_]|[-’'.&](?=[^\W_]))*")
SUPERLATIVE = re.compile(
    r"\b(?P<degree>most|least)\s(?!of\b|\w+s\b)(?=[a-z])|(?P<word>\b(?:best|worst|first|last|latest"
    r"|[a-z]{3,}est))\b",
    re.IGNORECASE,
)
NOT_SUPERLATIVE = frozenset(
    "interest invest request protest contest forest harvest honest modest west guest quest test "
    "arrest rest suggest digest manifest northwest southwest midwest attest inquest".split()
)
OWNED = re.compile(r"(?:\b(?:the|an?|its|his|her|their|our)|[’']s?)\s$", re.IGNORECASE)
AT = re.compile(r"\bat\s$", re.IGNORECASE)
SET_PHRASES = re.compile(
    r"\b(?:a|an|per|each|every)\s+(?:year|yr|month|week|day|hour)\b|\b(?:annually|yearly|p\.a)\b"
    r"|\b(?:takes?|took|taken|taking) place\b|\bhome to\b|\b(?:located|situated|based) (?=in|at)\b"
    r"|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day,? (?=\w+ \d|\d)",
    re.IGNORECASE,
)
"""Periods, which a quantity knows, a verb that says no more than "is", the day of a date."""

JOINERS = frozenset("of the & de la du von van".split())
OPENED = re.compile(r"\([^()]*$")
DASH = re.compile(r"\s?[-–—−]{1,2}\s?")
PHRASES = tuple(
    (re.compile(rf"\b(?:{phrase})\b", re.IGNORECASE), STEMS.term(word) or word)
    for phrase, word in (
        (r"set(?:s|ting)?\s+up", "establish"),
        (r"work(?:s|ed|ing)?\s+together", "collaborate"),
        (r"open(?:s|ed|ing)?\s+(?:its|their)\s+doors", "open"),
        (r"under\s+way|ongoing", "underway"),
        (r"result(?:s|ed|ing)?\s+(?:from|in)|lead(?:s|ing)?\s+to|led\s+to", "result"),
        (r"(?:come|comes|came)\s+out\s+of", "result"),
        (r"(?:put|pour|pump)(?:s|ed|ting|ing)?\s+(?:[a-z]+\s+){0,3}money\s+into", "invest"),
        (r"(?:grow|grew|rise|rose|increase|climb)(?:s|n|d|ed|ing)?\s+to(?=\s+\D{0,12}\d)", "reach"),
    )
)
"""Several words that are read as one verb."""
UNTIL = re.compile(r"\s(?:to|until|till)\s", re.IGNORECASE)
FROM = re.compile(r"\bfrom\s$", re.IGNORECASE)
BORN, DIED, BEGAN, ENDED = (STEMS.term(word) or word for word in ("born", "died", "start", "end"))


@dataclass(frozen=True, slots=True)
class Word:
    """A word that carries part of the meaning, and where it stands."""

    stem: str
    text: str
    start: int
    end: int

    @property
    def capital(self) -> bool:
        """Whether it is written as a name is; an X-ray is none."""
        return self.text[:1].isupper() and not (self.text[1:2] == "-" and self.text[2:].islower())

    @property
    def common(self) -> bool:
        """Whether it is written small throughout, as no name is."""
        return self.text.islower()

    @property
    def acronym(self) -> bool:
        """Whether it is all capitals."""
        return len(self.text) > 1 and self.text.isupper()


@dataclass(frozen=True, slots=True)
class Superlative:
    """A superlative word and its place in the order: "the second largest" has the place 2."""

    stem: str
    span: Span
    order: int


@dataclass(frozen=True, slots=True)
class Statement:
    """A text as it is compared: what it says, of what, with which figures."""

    text: str
    words: tuple[Word, ...]
    names: tuple[tuple[Word, ...], ...]
    quantities: tuple[Quantity, ...]
    denials: tuple[Span, ...]
    superlatives: tuple[Superlative, ...]
    forecast: bool
    tokens: frozenset[str]
    """Every word outside figures and dates, in small letters, stop words too."""
    events: tuple[tuple[int, str], ...]
    """By the start of a quantity: the event that its place alone names, born or died."""


@lru_cache(maxsize=4096)
def read(text: str) -> Statement:
    """Read ``text``; the same text reads the same."""
    for bracket, read_as in BRACKETS.items():
        text = text.replace(bracket, read_as)
    found = quantities(text)
    denials = tuple(
        Span(*m.span()) for m in DENIALS.finditer(text) if not UNTIL_THEN.match(text, m.start())
    )
    superlatives = tuple(_superlatives(text, found))
    periods = [Span(*m.span()) for m in SET_PHRASES.finditer(text)]
    told = [*(q.bound or q.span for q in found), *(s.span for s in superlatives)]
    words = tuple(_words(_quiet(text), [*told, *denials, *periods]))
    return Statement(
        text,
        words,
        tuple(_names(text, words)),
        found,
        denials,
        superlatives,
        FORECAST.search(text) is not None,
        frozenset(_tokens(text, found)),
        tuple(_events(text, found)),
    )


def _tokens(text: str, found: tuple[Quantity, ...]) -> Iterator[str]:
    for match in TOKEN.finditer(text):
        if not any(q.span.start <= match.start() < q.span.end for q in found):
            yield match.group().lower().replace("’", "'")


def _words(text: str, taken: Sequence[Span]) -> Iterator[Word]:
    phrases = sorted(
        (found.span(), stem) for phrase, stem in PHRASES for found in phrase.finditer(text)
    )
    for token in STEMS.tokens(text):
        if any(span.start <= token.start < span.end for span in taken):
            continue
        phrase = next((p for p in phrases if p[0][0] <= token.start < p[0][1]), None)
        if phrase is not None:
            phrases.remove(phrase)
            taken = [*taken, Span(*phrase[0])]
        term = phrase[1] if phrase else token.term
        yield Word(term, text[token.start : token.end], token.start, token.end)


def _quiet(text: str) -> str:
    """Return a headline or a shout in small letters: there a capital tells no name."""
    initials = [word[0] for word in TOKEN.findall(text) if word[0].isalpha()]
    shouts = sum(letter.isupper() for letter in initials) > SHOUTED * len(initials)
    quiet = text.lower() if len(initials) > LONGEST_NAME and shouts else text
    return quiet if len(quiet) == len(text) else text


def _names(text: str, words: tuple[Word, ...]) -> Iterator[tuple[Word, ...]]:
    """Yield runs of capitalised words: Medical Research Council is one name, F-35 another."""
    run: list[Word] = []
    for word in words:
        numbered = bool(run) and word.text.isdigit()
        if run and not ((word.capital or numbered) and _joined(text[run[-1].end : word.start])):
            yield tuple(run)
            run = []
        if run or (word.capital and (word.start or word.stem not in LIGHT)):
            run.append(word)
    if run:
        yield tuple(run)


def _joined(between: str) -> bool:
    """Say whether two words with ``between`` between them may be of one name."""
    if re.search(r"[^\w\s&’'-]", between):
        return False
    words = re.sub(r"[’']s\b|(?<=^)-(?=$)", "", between.lower()).split()
    return JOINERS.issuperset(words)


def _superlatives(text: str, found: tuple[Quantity, ...]) -> Iterator[Superlative]:
    orders = {q.span.end: int(q.value) for q in found if q.kind is Kind.ORDINAL}
    for match in SUPERLATIVE.finditer(text):
        word = match["degree"] or match["word"]
        if word.lower() in NOT_SUPERLATIVE or AT.search(text[: match.start()]):
            continue
        if word.lower() in {"first", "last"} and not OWNED.search(text[: match.start("word")]):
            continue
        start = match.start() if match["degree"] else match.start("word")
        order = orders.get(start - 1, 1)
        yield Superlative(STEMS.term(word) or word.lower(), Span(start, start + len(word)), order)


def _events(text: str, found: tuple[Quantity, ...]) -> Iterator[tuple[int, str]]:
    """Read "(8 April 1974 – 2 February 2013)" as a birth and a death, "from … to …" as ends."""
    timed = [q for q in found if q.timed]
    for one, other in itertools.pairwise(timed):
        between = text[one.span.end : other.span.start]
        if DASH.fullmatch(between) and OPENED.search(text[: one.span.start]):
            yield one.span.start, BORN
            yield other.span.start, DIED
        elif UNTIL.fullmatch(between) and FROM.search(text[: one.span.start]):
            yield one.span.start, BEGAN
            yield other.span.start, ENDED
    for one in timed:
        opened = OPENED.search(text[: one.span.start])
        if opened and re.search(r"\bborn\b", opened.group()):
            yield one.span.start, BORN
