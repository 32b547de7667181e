"""What a sentence is about: the words before its verb, and whether they name anything."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from index.analysis.english import rarity

if TYPE_CHECKING:
    from bot.answering.claims.statement import Statement, Word

FRONTED = "In|At|On|For|As|By|From|Since|During|After|Before|With|Historically|Between|Under"
OPENING = re.compile(rf"^[\"“'•\s]*(?:(?:(?:{FRONTED})\b|[A-Z][a-z]+ed (?:by|in)\b)[^,]*,\s*)*")
"""What may stand before the subject: "In Glasgow, the …"."""
AUXILIARIES = frozenset(
    "is are was were has have had will would can could may might must should does do did also "
    "which who that began became won wrote sold made took got held led left lost met ran said saw "
    "sang sat sent spent stood told went grew fell flew built bought brought came drew drove found "
    "fought gave kept knew paid rose wore shot hit cut put let".split()
)
"""Words that begin the predicate: helping verbs, and verbs whose past has no -ed."""
PRONOUNS = frozenset("it its he his she her they their this these that those".split())
PAST = re.compile(r"[a-z]{3,}ed")
PRESENT = re.compile(r"(?!series|species|always)[a-z]{2,}[^s\W]s")
OBJECT = re.compile(
    r"\s+(?:(?:the|an?|its|his|her|their|over|more|about|some|up|on|for|to|as)\b|\d|[A-Z])"
)
COMMON = 0.5
"""How rare a word may be that opens a sentence and is no name."""
DETERMINERS = frozenset("the a an this that these those".split())
TOKEN = re.compile(r"[\w’'-]+|[,(;]")
BRACKETED = re.compile(r"\s*\(([A-Z]{2,})\)")


def subject(said: Statement) -> tuple[Word, ...]:
    """Return the words of what a sentence is about: those before its verb."""
    start = opening(said.text)
    end = _verb(said.text, start)
    found = tuple(word for word in said.words if start <= word.start < end)
    acronym = BRACKETED.match(said.text, max(0, end - 1))
    if acronym:
        found += tuple(word for word in said.words if word.start == acronym.start(1))
    return found


def opening(text: str) -> int:
    """Return where the subject begins, after what is set before it."""
    found = OPENING.match(text)
    return found.end() if found else 0


def has_verb(text: str) -> bool:
    """Say whether a verb follows a subject: a heading, or words to search for, have none."""
    return _verb(text, opening(text)) < len(text)


def refers(text: str) -> bool:
    """Say whether a sentence opens with a word that stands for something named before."""
    first = text[opening(text) :].split(maxsplit=1)
    return bool(first) and first[0].lower().rstrip(",") in PRONOUNS


def unnamed(said: Statement) -> bool:
    """Say whether a sentence speaks of something that it never names: "it", "the film"."""
    if refers(said.text):
        return True
    start = opening(said.text)
    return not any(
        word.capital and (word.start > start or _is_name(word)) for word in subject(said)
    )


def _is_name(word: Word) -> bool:
    """Say whether the first word of a sentence is a name, and no common word."""
    return rarity(word.text) > COMMON


def _verb(text: str, start: int) -> int:
    """Return where the verb of the sentence begins, or its end where none is told."""
    before = ""
    for match in TOKEN.finditer(text, start):
        if before and _ends_subject(text, before, match):
            return match.start()
        before = match.group()
    return len(text)


def _ends_subject(text: str, before: str, match: re.Match[str]) -> bool:
    word = match.group()
    if not word[0].isalnum() or word in AUXILIARIES or PAST.fullmatch(word):
        return True
    if not PRESENT.fullmatch(word):
        return False
    named = before[0].isupper() and before.lower() not in DETERMINERS
    return named or OBJECT.match(text, match.end()) is not None
