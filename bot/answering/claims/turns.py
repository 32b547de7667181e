"""Turns of phrase that change what a sentence claims: denial, forecast, superlative, condition."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.answering.claims.matching import same
from bot.answering.claims.vocabulary import EXCLUSIVES, HEDGES, LIGHT

if TYPE_CHECKING:
    from bot.answering.claims.alignment import Alignment


def negated(alignment: Alignment) -> bool:
    """Say whether exactly one of the two denies."""
    claim = len(alignment.claim.negations) % 2
    return claim != len(alignment.unit.said.negations) % 2


def other_mood(alignment: Alignment) -> bool:
    """Say whether one speaks of what is expected and the other of what is."""
    figures = any(not q.timed for q in alignment.claim.quantities)
    here = any(said.forecast for said in alignment.unit.here)
    return figures and alignment.claim.forecast != here


def beyond_scope(alignment: Alignment) -> bool:
    """Say whether the claim is unlimited where the guidance is limited."""
    claim = alignment.claim
    here = frozenset().union(*(said.all for said in alignment.unit.here))
    if any(word not in here for word in claim.all & EXCLUSIVES):
        return True
    return any(_superlative_beyond(alignment, word.start) for word in claim.superlatives)


def _superlative_beyond(alignment: Alignment, start: int) -> bool:
    claim = alignment.claim
    word = next(w for w in claim.superlatives if w.start == start)
    found = next(
        (
            (said, other)
            for said in alignment.unit.here
            for other in said.superlatives
            if same(word.stem, other.stem)
        ),
        None,
    )
    if found is None:
        return True
    said, other = found
    limits = said.text[other.end :].split(",", 1)[0].split(".", 1)[0]
    end = other.end + len(limits)
    narrower = [
        w
        for w in said.words
        if other.end <= w.start < end and w.stem not in LIGHT and "-" not in w.text
    ][:5]
    return any(not any(same(w.stem, c.stem) for c in claim.words) for w in narrower)


def hedged(alignment: Alignment) -> bool:
    """Say whether the guidance limits what the claim says outright."""
    said = alignment.unit.said
    figures = {word for q in said.quantities for word in q.text.lower().split()}
    bounds = {"up", "nearly", "almost", "about", "some", "most"} if said.quantities else set()
    hedges = (said.all & HEDGES) - figures - bounds
    return bool(hedges - alignment.claim.all)
