"""What a number counts, on either side of it, and per what period."""

from __future__ import annotations

import re

from bot.answering.quantities.measures import PERIOD
from bot.answering.quantities.quantity import Counted
from corpus.document import Span

WHERE = re.compile(r"\s(?:on|in|at|by|across|within)\s+(?:the\s+)?$", re.IGNORECASE)
"""Before a place that is not what is counted: "X-rays on the NHS: 25 million"."""
LONGEST = 6
"""Words in a counted noun phrase."""

STOPS = frozenset(
    """
    a about after also an and any are as at be because been before being between both but by can
    could did do does during each either every everyone for from had has have how if in into
    involving is it its may might must no nor not now of off on onto or over per should since so
    such than that the their them then there these they this those through to took under until up
    was we were what when where which while who whose will with within would yet you your annually
    yearly monthly weekly daily worldwide including made done carried performed taking taken ago
    old later earlier more less fewer only still already currently across around near without using
    away
    """.split()
)
IRREGULAR = frozenset(
    "people children men women staff police feet teeth mice sheep fish series species".split()
)
WORD = re.compile(r"(?:[A-Z]\.)+|[^\W\d_](?:[\w’'-]|\.(?=\w))*|&")
GAP = re.compile(r"[\s*_]*(?:\[)?")
JOINED = re.compile(r"[\s*_]*(?:\[|and\s+(?=[a-z]))?")
"""Before the noun, "and" joins what is said of it: 400 propaganda and training films."""
OF = re.compile(
    r"\s+(?:or more\s+)?of\s+(?:all\s+)?(?:(?:the|its|their|our|these|those|his|her)\b)?\s*"
)
NUMBER_OF = re.compile(r"\b(?:numbers?|total|volume|amount) of\s+(?=[A-Za-z])", re.IGNORECASE)
SAYS = re.compile(
    r"\s*(?:[:(–—=]|(?<=\s)-|\b(?:is|are|was|were|reached|reaches|totals?|totalled|numbers?|to)\s)\s*"
    r"(?:[a-z]+\s+){0,3}$",
    re.IGNORECASE,
)
PER = re.compile(
    r"(?:\b(?:a|an|per|each|every|one|any|the)\s+|/\s?)(?P<noun>[a-z]+)\b|\b(?P<adverb>[a-z]+)\b",
    re.IGNORECASE,
)
NEXT = re.compile(r",?\s[£$€]?\d")
BREAK = re.compile(r"[.;!?:]\s|\n|\d|\b(?:which|who|but)\b")
CLAUSE = re.compile(r"[.;!?](?:\s|$)|\n|,\s(?=which|who|but|and)|\s(?:and|but)\s(?=[\d£$€])")


def counted_after(text: str, end: int) -> Counted | None:
    """Return the noun phrase that follows a number ending at ``end``: "45 million procedures"."""
    of = OF.match(text, end)
    at = of.end() if of else end
    first: int | None = None
    last = at
    plural = False
    for _ in range(LONGEST):
        gap = (GAP if plural or first is None else JOINED).match(text, at)
        word = WORD.match(text, gap.end() if gap else at)
        if word is None or _stops(word.group()) or (plural and not is_plural(word.group())):
            break
        first = word.start() if first is None else first
        plural, last = is_plural(word.group()), word.end()
        at = last
    if first is None:
        return None
    return Counted(Span(first, last), text[first:last], part=of is not None)


def counted_before(text: str, start: int) -> Counted | None:
    """Return the noun phrase that a number is said of: "X-rays (25 million)", "X-rays: 25m"."""
    says = SAYS.search(text, max(0, start - 40), start)
    if says is None:
        return None
    number = [m.end() for m in NUMBER_OF.finditer(text, 0, says.start())]
    if number:
        return counted_after(text, number[-1])
    phrase = _phrase(text, says.start())
    verbal = says.group().strip()[:1].isalpha()
    if phrase and not is_plural(phrase[-1].group()):
        where = WHERE.search(text, 0, phrase[0].start())
        phrase = _phrase(text, where.start()) if where else phrase
    if not phrase or (verbal and not is_plural(phrase[-1].group())):
        return None
    span = Span(phrase[0].start(), phrase[-1].end())
    return Counted(span, span.of(text), before=True)


def _phrase(text: str, end: int) -> list[re.Match[str]]:
    """Return the words that stand together just before ``end``."""
    phrase: list[re.Match[str]] = []
    for word in reversed(list(WORD.finditer(text, max(0, end - 80), end))):
        after = phrase[0].start() if phrase else end
        if (
            _stops(word.group())
            or len(phrase) == LONGEST
            or re.search(r"[^\s*]", text[word.end() : after])
        ):
            break
        phrase.insert(0, word)
    return phrase


def period(text: str, start: int, end: int) -> str:
    """Return the period that the clause around a number repeats in, or nothing."""
    after = CLAUSE.search(text, end) or NEXT.search(text, end)
    stop = after.start() if after else len(text)
    before = [m.end() for m in BREAK.finditer(text, 0, start)]
    return _period(text[end:stop]) or _period(text[max([0, *before]) : start])


def is_plural(word: str) -> bool:
    """Say whether a word looks like a plural noun."""
    lower = word.lower()
    if len(word) > 1 and word.isupper():
        return False
    return lower in IRREGULAR or (
        len(lower) > len("us")
        and lower.endswith("s")
        and not lower.endswith(("ss", "us", "is", "'s", "’s"))
    )


def _stops(word: str) -> bool:
    return word.lower() in STOPS


def _period(words: str) -> str:
    for match in PER.finditer(words):
        noun, adverb = match["noun"], match["adverb"]
        if noun and noun.lower() in PERIOD and not match.group().lower().startswith("the "):
            return PERIOD[noun.lower()]
        if adverb and adverb.lower() in {
            "annually",
            "yearly",
            "monthly",
            "weekly",
            "daily",
            "hourly",
        }:
            return PERIOD[adverb.lower()]
    return ""
