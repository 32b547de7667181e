"""A claim and its parts: the stretches that are checked each by itself."""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.document import Span
from corpus.sentences import sentences

ASKED = (
    re.compile(
        r"^\W*(?:is it (?:really )?(?:true|right|correct|the case)(?: to say)?"
        r"|am i right(?: in thinking)?"
        r"|(?:can you |please )*(?:confirm|check|verify)(?: whether| if)?"
        r"|would (?:it|i) be (?:right|correct) (?:to say|in saying)|do you agree|fact[- ]?check)\s*"
        r"(?:that\b|:|,)?\s*(?P<claim>.+?)\s*\??\s*$",
        re.IGNORECASE | re.DOTALL,
    ),
    re.compile(
        r"^(?P<claim>.+?)[\s,–—-]+(?:right|correct|true|is that (?:right|so|true|correct)"
        r"|is(?:n’t|n't) (?:it|that so)|yes|no|true or false|am i right)\s*\?+\s*$",
        re.IGNORECASE | re.DOTALL,
    ),
)


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a claim: where it stands, and its words made to stand alone."""

    span: Span
    text: str


def claim_in(text: str) -> str | None:
    """Return the claim that ``text`` asks to have checked, or None where it asks something else."""
    for pattern in ASKED:
        match = pattern.match(text.strip())
        if match and len(match["claim"].split()) > 1:
            return match["claim"].strip()
    return None


def parts(claim: str) -> tuple[Part, ...]:
    """Cut ``claim`` into parts."""
    made = []
    for span in sentences(claim, Span(0, len(claim))):
        words = span.of(claim)
        if words.strip():
            made.append(Part(span, claim_in(words) or words))
    return tuple(made)
