"""A claim and its parts: the stretches that are checked each by itself."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.answering.claims.statement import read
from bot.answering.claims.subjects import has_verb
from bot.answering.claims.vocabulary import GENERIC, LIGHT
from bot.answering.quantities import Kind, quantities
from bot.answering.small_talk import has_words, is_small_talk
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
VERB_FIRST = "is|are|was|were|am|do|does|did|can|could|will|would|should|shall|has|have|had"
"""How a question begins that claims nothing: "is that right?"."""
ASKED = (
    re.compile(
        rf"^\W*(?:{BEFORE})\s*(?:that\b|:|,)?\s*(?P<claim>.+?)\s*\??\s*$", re.IGNORECASE | re.DOTALL
    ),
    re.compile(
        rf"^(?!\W*(?:{VERB_FIRST})\b)(?P<claim>.+?)[\s,–—-]+(?:{AFTER})\s*\?+\s*$",
        re.IGNORECASE | re.DOTALL,
    ),
)
"""Questions that ask to have a claim confirmed."""
MARKUP = re.compile(
    r"(?:^|(?<=\n))\s*```.*?```|```.*?```\s*(?=\n|$)|<[@#!][^>]*>|<?https?://[^\s>|]+[>|]?"
    r"|:[a-z0-9_+-]+:(?=\s|$)|(?<!\w)[*_~`]+(?=\S)|(?<=\S)[*_~`]+(?!\w)",
    re.DOTALL | re.IGNORECASE,
)
"""Code, other people, addresses and emoji say nothing that guidance could hold, nor do marks.

What stands in marks within a sentence is part of it: left out, another figure would match.
"""
OPINION = re.compile(
    r"\b(?:I|we) (?:like|love|hate|hope|want|wish|feel|prefer|need|met|thank)\b"
    r"|\b(?:great|awful|nice|lovely|terrible|awesome|amazing|boring)\W*$"
    r"|^\W*(?:please|thanks|thank you|let[’']s|let me|hope|hoping|cheers|sorry|happy to|glad to"
    r"|looking forward|see you|see the|good (?:luck|point|work|question)|well done)\b",
    re.IGNORECASE,
)
ASKING = re.compile(
    rf"^\W*(?:{VERB_FIRST}|who|what|when|where|which|how|why|whose|whom|may|might|tell|show|list|give|find|explain|describe"
    r"|name|compare|summari[sz]e|search|any|and|or|need|looking)\b",
    re.IGNORECASE,
)
"""How what asks, or asks for something, begins."""
NEW_LINE = re.compile(r"\n\s*\n|\n(?=\s*(?:[-*•–]\s+|\d+[.)]\s+)?[\"“'(]?[A-Z0-9£$€])")
"""Where a line begins something new: one that goes on in small letters was only wrapped."""
LEAST = 2
"""Words and figures: what has fewer claims nothing."""
MOST = 20
"""Sentences that are checked; what follows is passed over, and said to be."""
UNTRUE = re.compile(
    r"^\W*it(?: is|[’']s) (?:not (?:true|right|correct|the case)|untrue|false|wrong|incorrect"
    r"|a myth) (?:that|to say)\b",
    re.IGNORECASE,
)
HEARSAY = re.compile(
    r"\b(?:,?\s*according to (?:the |this |our |your )?(?:\w+ )?"
    r"(?:guidance|page|document|website|government|report)\b,?"
    r"|(?:I|we|you) (?:(?:should|can|could|may|might) )?"
    r"(?:think|heard|hear|read|believe|understand|say|said|note)(?: that)?\b"
    r"|(?:I|we)(?: (?:was|were|am|are|have been)|['’]m|['’]re|['’]ve been) told(?: that)?\b"
    r"|(?:they|he|she|people) (?:says?|said|told me|claims?)(?: that)?\b)",
    re.IGNORECASE,
)
"""Who said it is no part of the claim."""
OPENER = re.compile(
    r"^\W*(?:contrary to [^,.]{3,40}|in fact|actually|fyi|for the record|as far as I know"
    r"|as you (?:may )?know|apparently|interestingly|basically|by the way|btw|remember|note"
    r"|did you know|(?:it )?turns out|don[’']t forget|also|so|well|ok|okay|yes|no)"
    r"(?:,|:| that\b)\s",
    re.IGNORECASE,
)
"""What leads to a claim is no part of it."""
CONTRAST = re.compile(
    r",\s+(?:and |but )?not (?:in |at |the )?(?:[£$€]?\d[\w,. ]*|[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*)"
    r"(?=[\s.!]*$)"
)
"""Another figure or name that it is not, said after what it is: "in London, not in Glasgow"."""
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
    checkable: bool = True
    late: bool = False
    """It comes after as many as are checked."""


def claim_in(text: str) -> str | None:
    """Return the claim that ``text`` asks to have checked, or None where it asks something else."""
    for pattern in ASKED:
        match = pattern.match(text.strip())
        claim = match["claim"].strip() if match else ""
        # "How many hubs are there?" confirms nothing, "there are 4 hubs, aren't there?" does.
        if len(claim.split()) > 1 and not ASKING.match(claim):
            return claim
    return None


def is_statement(text: str) -> bool:
    """Say whether ``text`` states something that could be checked, and asks for nothing."""
    if "?" in text or ASKING.match(text) or not is_checkable(text):
        return False
    return has_verb(text)


def parts(claim: str) -> tuple[Part, ...]:
    """Cut ``claim`` into lines and sentences, and these where another figure or clause begins."""
    words = MARKUP.sub(_blank, claim)
    said = [
        span
        for line in _lines(words)
        for span in sentences(words, line)
        if has_words(span.of(words))
    ]
    made = [part for span in said for part in _cut(words, span)]
    return tuple(
        replace(part, checkable=is_checkable(part.text), late=at >= MOST)
        for at, part in enumerate(made)
    )


def is_checkable(text: str) -> bool:
    """Say whether ``text`` claims something: it is no greeting, question or view of one's own."""
    if is_small_talk(text) or OPINION.search(text) or text.rstrip().endswith("?"):
        return False
    said = read(text)
    telling = {word.stem for word in said.words if word.acronym or word.stem not in LIGHT}
    return len(telling) + len(said.quantities) >= LEAST


def _cut(claim: str, span: Span) -> Iterator[Part]:
    words = OPENER.sub(_blank, HEARSAY.sub(_blank, DISAMBIGUATION.sub(_blank, span.of(claim))))
    words = CONTRAST.sub(_blank, words)
    asked = UNTRUE.sub("Not so:", claim_in(words) or words)
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


def _lines(words: str) -> Iterator[Span]:
    start = 0
    for end in NEW_LINE.finditer(words):
        yield Span(start, end.start())
        start = end.end()
    yield Span(start, len(words))


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
