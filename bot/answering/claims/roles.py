"""Who does what to whom: the subject of a claim must be the subject of what is found."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.answering.claims.alignment import Where
from bot.answering.claims.matching import same
from bot.answering.claims.subjects import refers, subject
from index.analysis import STEMS

if TYPE_CHECKING:
    from bot.answering.claims.alignment import Alignment
    from bot.answering.claims.statement import Word

LAST_DEEDS = 6
"""Words before "by" among which the deed is: founded in 1971 by."""

PERSON = re.compile(r"\W*(?:you|we|I)\b", re.IGNORECASE)
YOU = re.compile(r"\byou\b", re.IGNORECASE)
APPOSED = re.compile(r"\s*(?:\([^)]*\)\s*)?,\s+(?:the|an?|which|who)\b")
"""What is said of a name in passing: the hospital, the largest in Europe."""
BY_WHOM = re.compile(r"[^,;:]*\bby\s+(?:the\s+)?")
NOUN = re.compile(r"\b(?:the|an?|of|its|their|his|her)\s+$", re.IGNORECASE)
PASSIVE = re.compile(r"\b(?:is|are|was|were|be|been|being)\s+(?:\w+ly\s+)?\w+(?:ed|en|wn|un|id)\b")


DONE_BY = re.compile(r"\b(\w+) by (?=(?:the )?[A-Z])")
OF = re.compile(r"\b([\w’'-]+) of (?:the )?(?=\w)")


def exchanged(alignment: Alignment) -> bool:
    """Say whether the claim's subject follows, in the guidance, what it is said to do."""
    doers = set(subject(alignment.claim))
    here = [p for p in alignment.placed if p.where is Where.HERE]
    ours = [p for p in here if p.word in doers]
    after = max((p.word.end for p in ours), default=0)
    rest = [p for p in here if p.word not in doers and p.word.start > after]
    if not ours or not rest or rest[0].word.capital:
        return False
    deed = rest[0]
    if NOUN.search(alignment.claim.text[: deed.word.start]):
        return False
    behind = all(p.found.start > deed.found.start for p in ours)
    return behind and not _turned(alignment, deed.found, min(p.found.start for p in ours))


def _turned(alignment: Alignment, deed: Word, doer: int) -> bool:
    """Say whether exactly one of the two is in the passive, so that the order turns round."""
    claim, said = alignment.claim.text, alignment.unit.said.text
    passive = PASSIVE.search(claim) is not None
    other = BY_WHOM.fullmatch(said[deed.end : doer]) is not None
    return passive != other


def nameless(alignment: Alignment) -> bool:
    """Say whether the claim is of "it" or "they", whom it never names."""
    claim = alignment.claim
    return not alignment.unit.extract and refers(claim.text) and not subject(claim)


def other_person(alignment: Alignment) -> bool:
    """Say whether the claim is of you, or of us, and the guidance is of someone else."""
    person = PERSON.match(alignment.claim.text)
    if person is None:
        return False
    return not any(YOU.search(said.text) for said in alignment.unit.here)


def not_its_subject(alignment: Alignment) -> bool:
    """Say whether the guidance, too, is not about what the claim is about."""
    doers = set(subject(alignment.claim))
    ours = [p for p in alignment.placed if p.word in doers]
    theirs = set(subject(alignment.unit.said))
    if not ours or not all(p.where is Where.HERE and p.found not in theirs for p in ours):
        return False
    last = max(p.found.end for p in ours)
    return APPOSED.match(alignment.unit.said.text, last) is None


def by_another(alignment: Alignment) -> bool:
    """Say whether something else was done by whom the claim names."""
    claim, said = alignment.claim, alignment.unit.said
    for match in DONE_BY.finditer(claim.text):
        doer = next((w for w in claim.words if w.start >= match.end()), None)
        found = alignment.found(doer) if doer else None
        before = said.text[: found.start] if found else ""
        steps = re.split(r"\bby ", before)
        deeds = re.findall(r"\w+", steps[-2])[-LAST_DEEDS:] if len(steps) > 1 else []
        if deeds and not any(_same_word(match[1], deed) for deed in deeds):
            return True
    return False


def of_another(alignment: Alignment) -> bool:
    """Say whether the claim's "king of Russia" is a king of something else."""
    claim, said = alignment.claim, alignment.unit.said
    for match in OF.finditer(claim.text):
        thing = next((w for w in claim.words if w.start == match.start(1)), None)
        whose = next((w for w in claim.words if w.start >= match.end()), None)
        found = alignment.found(thing) if thing else None
        of = OF.match(said.text, found.start) if found else None
        theirs = next((w for w in said.words if of and w.start >= of.end()), None)
        if (
            whose
            and theirs
            and whose.capital
            and theirs.capital
            and alignment.found(whose) != theirs
        ):
            return True
    return False


def _same_word(one: str, other: str) -> bool:
    return same(STEMS.term(one) or one, STEMS.term(other) or other)
