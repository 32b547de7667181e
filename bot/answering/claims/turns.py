"""Turns of phrase that change what a sentence claims: denial, forecast, condition, reach."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.answering.claims.alignment import Where
from bot.answering.claims.matching import same
from bot.answering.claims.subjects import subject
from bot.answering.claims.vocabulary import CONDITIONS, HEDGES, LIGHT, MODALS, OUTRIGHT, QUANTIFIERS
from bot.answering.quantities import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.answering.claims.alignment import Alignment
    from bot.answering.claims.pairing import Pair
    from bot.answering.claims.statement import Statement, Superlative, Word
    from corpus.document import Span

SIDES = (("before", "after"), ("above", "below"), ("inside", "outside"), ("over", "under"))
FAR_APART, APART = 200, 4
"""Characters, and lengths of the claim, over which its words are no longer said together."""
FURTHEST = 2
CLOSE = 0.6
"""The share of the claim's words outside lead-ins from which a denial surely is of them."""
REACHED = 2
"""Words after a denial that it can be of."""
LISTED = re.compile(r"\s*(?:\([^)]*\)\s*)?(?:,|and\b(?! no)|&|as well as\b|together with\b)")
LISTING = re.compile(r"(?:,|\band|&)\s+(?:[a-z]+\s)?$")
SOME_OF = re.compile(r"\b(?:most|some|many|few) of (?:the|its|their|these)\b", re.IGNORECASE)
ALL = re.compile(r"\W*(?:all|every|each)\b(?! (?:year|month|week|day))", re.IGNORECASE)
FAR = 24
"""Characters after "only" in which a figure stands that it bounds: only sold 100,000."""
ONLY = re.compile(r"\b(?:only|solely|exclusively|just|alone)\b", re.IGNORECASE)


def negated(alignment: Alignment) -> bool:
    """Say whether exactly one of the two denies what both speak of."""
    denied = [d for d in alignment.unit.said.denials if _concerns(alignment, d)]
    return len(alignment.claim.denials) % 2 != len(denied) % 2


def loosely(alignment: Alignment) -> bool:
    """Say whether the words are gathered from here and there, or stand under a condition."""
    here = sum(p.where is not Where.LEAD_IN for p in alignment.placed)
    apart = here < len(alignment.placed) * CLOSE and not _whole_item(alignment)
    conditions = (alignment.unit.said.tokens ^ alignment.claim.tokens) & CONDITIONS
    return apart or bool(conditions) or _reach(alignment) > 1


def _whole_item(alignment: Alignment) -> bool:
    """Say whether all that an item says is claimed: its lead-in is but its beginning."""
    found = {placed.found for placed in alignment.placed}
    words = alignment.unit.said.words
    return bool(alignment.unit.leads and words) and found.issuperset(words)


def scattered(alignment: Alignment) -> bool:
    """Say whether the claim's words stand very far apart in a long sentence."""
    return _reach(alignment) > FURTHEST


def _reach(alignment: Alignment) -> float:
    """Return how far apart the claim's words stand, in what is still said together."""
    here = [p.found for p in alignment.placed if p.where is Where.HERE]
    if not here:
        return 0.0
    reach = max(word.end for word in here) - min(word.start for word in here)
    return reach / max(FAR_APART, APART * len(alignment.claim.text))


def other_modal(alignment: Alignment) -> bool:
    """Say whether the claim is of a duty, advice or permission that the guidance is not of."""
    here = " ".join(said.text for said in alignment.unit.here)
    return any(modal.search(alignment.claim.text) and not modal.search(here) for modal in MODALS)


def denial_unclear(alignment: Alignment) -> bool:
    """Say whether the guidance denies something in the midst of what the claim speaks of."""
    others = [d for d in alignment.unit.said.denials if not _concerns(alignment, d)]
    here = [p.found for p in alignment.placed if p.where is Where.HERE]
    if not others or not here:
        return False
    first, last = min(w.start for w in here), max(w.end for w in here)
    return bool(alignment.claim.denials) or any(first < d.start < last for d in others)


def _concerns(alignment: Alignment, denial: Span) -> bool:
    """Say whether a denial in the guidance is of something that the claim speaks of."""
    said = alignment.unit.said
    after = [word for word in said.words if word.start >= denial.end][:REACHED]
    found = {placed.found for placed in alignment.placed}
    figures = any(
        q.span.start >= denial.end and (not after or q.span.start < after[0].start)
        for q in said.quantities
    )
    return figures or any(word in found for word in after)


def other_mood(alignment: Alignment) -> bool:
    """Say whether one speaks of what is expected and the other of what is."""
    return alignment.claim.forecast != any(said.forecast for said in alignment.unit.here)


def not_so_far(alignment: Alignment) -> bool:
    """Say whether the claim is of all, or of the most, where the guidance is of less."""
    here = " ".join(said.text for said in alignment.unit.here)
    claim = alignment.claim
    outright = [m for m in OUTRIGHT.finditer(claim.text) if not _bounds(claim, m)]
    if outright and not OUTRIGHT.search(here):
        return True
    return any(_further(alignment, one) for one in alignment.claim.superlatives)


def no_superlative(alignment: Alignment) -> bool:
    """Say whether a superlative is claimed that the guidance does not use."""
    return any(superlative(alignment, one) is None for one in alignment.claim.superlatives)


def _further(alignment: Alignment, claimed: Superlative) -> bool:
    """Say whether the guidance has no such superlative, or one of a narrower field."""
    found = superlative(alignment, claimed)
    if found is None:
        return True
    said, other = found
    return any(
        not any(same(word.stem, our.stem) for our in alignment.claim.words)
        for word in field_of(said, other)
    )


def superlative(alignment: Alignment, claimed: Superlative) -> tuple[Statement, Superlative] | None:
    """Return the superlative of the guidance that says what the claimed one says."""
    for said in reversed(alignment.unit.here):
        for other in said.superlatives:
            if same(claimed.stem, other.stem):
                return said, other
    return None


def field_of(said: Statement, one: Superlative) -> tuple[Word, ...]:
    """Return the words that say among what it is the most: up to the clause's end."""
    end = re.compile(
        r"[,.;:(]|\b(?:which|who|that|with|by|after|followed|behind|as|when|since)\b"
    ).search(said.text, one.span.end)
    stop = end.start() if end else len(said.text)
    words = (w for w in said.words if one.span.end <= w.start < stop and w.stem not in LIGHT)
    return tuple(w for w in words if not _compounded(said.text, w))


def _compounded(text: str, word: Word) -> bool:
    """Say whether a word is part of one like state-of-the-art, which narrows nothing."""
    around = text[max(0, word.start - 1) : word.start] + text[word.end : word.end + 1]
    return "-" in around


def hedged(alignment: Alignment) -> bool:
    """Say whether the guidance says it under a condition, or of most, and the claim outright."""
    said, claim = alignment.unit.said, alignment.claim
    bounds = {w for q in said.quantities if q.bound for w in q.bound.of(said.text).lower().split()}
    if (said.tokens & HEDGES) - bounds - claim.tokens:
        return True
    end = max((word.end for word in subject(said)), default=0)
    opening = set(said.text[:end].lower().split()) & QUANTIFIERS
    counts_all = any(_counts_all(alignment, pair) for pair in alignment.pairs)
    return bool(opening - claim.tokens) and not counts_all


def _counts_all(alignment: Alignment, pair: Pair) -> bool:
    """Say whether a claim gives the number of which the guidance says something of most."""
    found = pair.found
    text = alignment.unit.said.text
    return found is not None and SOME_OF.search(text[: found.span.start]) is not None


def other_side(alignment: Alignment) -> bool:
    """Say whether the claim says before where the guidance says after, inside for outside."""
    return any(two in alignment.unit.said.tokens for _, two in _sides(alignment))


def side_not_said(alignment: Alignment) -> bool:
    """Say whether the claim says before, or inside, and the guidance says neither side."""
    return any(True for _ in _sides(alignment))


def _sides(alignment: Alignment) -> Iterator[tuple[str, str]]:
    """Yield the words of the claim that say on which side, unless the guidance says them too."""
    claim = alignment.claim
    bounds = {
        w for q in claim.quantities if q.bound for w in q.bound.of(claim.text).lower().split()
    }
    for pair in SIDES:
        for one, two in (pair, pair[::-1]):
            here = one in alignment.unit.said.tokens
            if one in claim.tokens - bounds and two not in claim.tokens and not here:
                yield one, two


def not_all(alignment: Alignment) -> bool:
    """Say whether the claim is of all, and what it says of them is said of a few among them."""
    claim, said = alignment.claim, alignment.unit.said
    some = SOME_OF.search(said.text)
    if some is None or claim.denials or said.denials or not ALL.match(claim.text):
        return False
    few = [q.span.end for q in said.quantities if q.kind is Kind.COUNT and q.counted is None]
    last = max((p.found.start for p in alignment.placed if p.where is Where.HERE), default=0)
    return not OUTRIGHT.search(said.text) and any(some.end() < end < last for end in few)


def not_only(alignment: Alignment) -> bool:
    """Say whether the claim names one thing only, where the guidance names it among others."""
    return any(_listed(alignment, word) for word in _limited(alignment))


def _limited(alignment: Alignment) -> Iterator[Word]:
    """Yield the words that "only" limits: those after it, as far as they stand together."""
    for only in ONLY.finditer(alignment.claim.text):
        after = [w for w in alignment.claim.words if w.start >= only.end()][:1]
        if not _bounds(alignment.claim, only):
            yield from after


def _bounds(claim: Statement, only: re.Match[str]) -> bool:
    """Say whether a word like "only" is of a figure: only sold 100,000 copies."""
    return ONLY.fullmatch(only.group()) is not None and any(
        only.end() <= q.span.start <= only.end() + FAR for q in claim.quantities
    )


def _listed(alignment: Alignment, word: Word) -> bool:
    found = alignment.found(word)
    if found is None:
        return False
    said, claim = alignment.unit.said, alignment.claim
    run = [w for w in said.words if w.start >= found.start]
    inside = [w for w in run if any(same(w.stem, c.stem) for c in claim.words)]
    last = found
    for mine, theirs in zip(run, inside, strict=False):
        if mine != theirs:
            break
        last = mine
    before = said.text[: _beginning(said, found)]
    return LISTED.match(said.text, last.end) is not None or LISTING.search(before) is not None


def _beginning(said: Statement, found: Word) -> int:
    """Return where a name begins; that of a bracketed acronym where its long form does."""
    bracketed = said.text[: found.start].rstrip().endswith("(")
    if not bracketed:
        return found.start
    before = [run for run in said.names if run[-1].end < found.start]
    return before[-1][0].start if before else found.start
