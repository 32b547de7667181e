"""A claim and its parts: the stretches that are checked each by itself."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.answering.claims.vocabulary import GENERIC
from bot.answering.quantities import Kind, quantities
from corpus.document import Span
from corpus.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Iterator

BEFORE = (
    r"is it (?:really )?(?:true|right|correct|the case)(?: to say)?|am i right(?: in thinking)?"
    r"|(?:can you |please )*(?:confirm|check|verify)(?: whether| if)?|do you agree|fact[- ]?check"
    r"|would (?:it|i) be (?:right|correct) (?:to say|in saying)"
)
AFTER = (
    r"right|correct|true|is that (?:right|so|true|correct)|yes|no|true or false|am i right"
    r"|(?:is|are|was|were|has|have|does|do|did|will|can)(?:n[’']t| not)? (?:it|they|that so|there)"
)
ASKED = (
    re.compile(
        rf"^\W*(?:{BEFORE})\s*(?:that\b|:|,)?\s*(?P<claim>.+?)\s*\??\s*$", re.IGNORECASE | re.DOTALL
    ),
    re.compile(rf"^(?P<claim>.+?)[\s,–—-]+(?:{AFTER})\s*\?+\s*$", re.IGNORECASE | re.DOTALL),
)
"""Questions that ask to have a claim confirmed."""
UNTRUE = re.compile(
    r"^\W*it(?: is|[’']s) (?:not (?:true|right|correct|the case)|untrue|false|wrong|incorrect"
    r"|a myth) (?:that|to say)\b",
    re.IGNORECASE,
)
HEARSAY = re.compile(
    r"\b(?:,?\s*according to (?:the |this |our |your )?(?:\w+ )?"
    r"(?:guidance|page|document|website|government|report)\b,?"
    r"|(?:I|we) (?:think|heard|hear|read|believe|understand|say|said)(?: that)?\b"
    r"|(?:they|he|she) (?:says?|said|told me|claims?)(?: that)?\b)",
    re.IGNORECASE,
)
"""Who said it is no part of the claim."""
DISAMBIGUATION = re.compile(rf"\((?:[^()]*\s)?(?:{GENERIC})\s?\)")
"""What tells one title from another, "(2005 film)", is no part of the claim."""
RELATIVE = re.compile(
    r"(?P<subject>[^,]+), (?:which|who) (?P<clause>[^,]+), (?P<rest>\S.+)", re.DOTALL
)
JOINT = re.compile(r"\s*(?:[,;]\s*(?:and|but|while)?|\band|\bbut|\bwhile)\s+$")


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
    """Cut ``claim`` into sentences, and these where they go on to another figure or clause."""
    made: list[Part] = []
    for span in sentences(claim, Span(0, len(claim))):
        if span.of(claim).strip():
            made.extend(_cut(claim, span))
    return tuple(made)


def _cut(claim: str, span: Span) -> Iterator[Part]:
    words = HEARSAY.sub(_blank, DISAMBIGUATION.sub(_blank, span.of(claim)))
    asked = UNTRUE.sub("It is not so that", claim_in(words) or words)
    if asked != words:
        # Its words no longer stand where the claim has them: it is one part, whole.
        yield Part(span, asked)
        return
    relative = RELATIVE.match(words)
    cuts = [Span(relative.end("clause"), relative.start("rest"))] if relative else []
    cuts = cuts or list(_figures_apart(words))
    starts, ends = [0, *(cut.end for cut in cuts)], [*(cut.start for cut in cuts), len(words)]
    opening = relative["subject"] if relative else words[: _opening(words)] if cuts else ""
    for start, end in zip(starts, ends, strict=True):
        text = words[start:end] if start == 0 else f"{opening} {words[start:end]}"
        if relative and start == 0:
            text = f"{opening} {relative['clause']}"
        yield Part(Span(span.start + start, span.start + end), text)


def _blank(match: re.Match[str]) -> str:
    return " " * len(match.group())


def _figures_apart(words: str) -> Iterator[Span]:
    """Yield the joints between two figures: "25 million X-rays and 10 million CT scans"."""
    figures = [q for q in quantities(words) if not q.timed and q.kind is not Kind.ORDINAL]
    for one, other in itertools.pairwise(figures):
        joint = JOINT.search(words, one.span.end, (other.bound or other.span).start)
        if joint is not None and one.counted and other.counted:
            yield Span(*joint.span())


def _opening(words: str) -> int:
    first = next(q for q in quantities(words) if not q.timed and q.kind is not Kind.ORDINAL)
    return (first.bound or first.span).start
