"""Questions about the page itself: when it was published, by whom, its title, and its address."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from bot.answering.patterns import compiled, one_of
from bot.answering.quote import Quote, QuotedSpan, Role
from bot.answering.warnings import of_source
from corpus.citation import Citation
from corpus.document import BlockKind

if TYPE_CHECKING:
    from datetime import date

    from corpus.document import Document, Span
    from corpus.passage import Passage


class Fact(StrEnum):
    """What is asked of the page."""

    PUBLISHED = "published"
    UPDATED = "updated"
    PUBLISHER = "publisher"
    LINK = "link"
    TITLE = "title"


PAGE = (
    r"(?:(?:this|that|the|your)\s+)?(?:\w+\s+){0,2}?"
    r"(?:guidance|guide|info(?:rmation)?|page|document|publication|article|web ?page)"
    r"(?:\s+(?:on|about|for|of)(?:\s+[\w-]+){1,6}?)?"
    r"(?:\s+(?:that )?(?:you|we|i)\b[^?,]*)?"
)
IT = rf"(?:{PAGE}|this|it|that)"
WHOLE = (
    r"(?:the (?:original|full|whole|official) )?"
    r"(?:guidance|guide|page|document|source|publication)"
)
MADE = r"(?:published|written|issued|released|posted|made|come out|put out|produced)"
CHANGED = r"(?:updated|changed|revised|modified|reviewed|edited|checked)"
CURRENT = r"(?:up to date|up-to-date|current|out of date|outdated|old)"
BODY = r"(?:department|organi[sz]ation|body|ministry|agency)"
WROTE = r"(?:wrote|published|issued|produced|made|authored|owns)"
GIVE = r"(?:(?:can|could|may) (?:i|we) (?:have|get|see)|(?:give|send|show) (?:me|us))"

PATTERNS = {
    Fact.UPDATED: rf"""
        (?:has|have) {IT} been {CHANGED}
        when (?:was|were|is|did) {IT} (?:last )?{CHANGED}
        when (?:was|is) the (?:last|latest) (?:update|change|revision)(?: (?:of|to) {IT})?\W*$
        (?:last )?update date
    """,
    Fact.PUBLISHED: rf"""
        when (?:was|were|is|did) {IT} (?:first |last )?{MADE}
        when (?:was|were|is|did) {IT} get {MADE}
        how long ago (?:was|were|did) {IT} {MADE}
        how (?:old|recent|up to date|up-to-date|current) (?:is|are) {IT}\W*(?:$|[?,])
        (?:what(?:['’]?s| is) the )?(?:publication|published|issue) date
        (?:what(?:['’]?s| is) the |what )date (?:is )?(?:on|of) {IT}\W*$
        (?:what|which) (?:date|year|day) did {IT} (?:get )?{MADE}
        is {IT} from (?:19|20)\d\d\b
        date (?:published|of issue)\b
        (?:what|which) (?:date|year|day) (?:was|is) {IT} (?:from|{MADE})
        date of (?:publication|{PAGE})
        when (?:is|was) {PAGE} from
        is {IT} (?:still )?{CURRENT}\W*$
    """,
    Fact.PUBLISHER: rf"""
        who (?:{WROTE}|is (?:the )?(?:author|publisher) of|is responsible for) {IT}\W*$
        who (?:was|is) {IT} {MADE} by
        (?:which|what) {BODY} {WROTE} {IT}
        (?:who(?:'s|’s| is) the |the )?(?:author|publisher)(?: of {IT})?\W*$
    """,
    Fact.LINK: rf"""
        (?:where|how) (?:can|could|do) (?:i|we) (?:find|read|see|get) (?:this |the )?{WHOLE}\W*$
        where (?:is|does|did) (?:{PAGE}|this|that) (?:come )?from\W*$
        {GIVE} the (?:link|url|source)(?: (?:to|of|for) {IT})?\W*$
        (?:what(?:['’]?s| is) the |the )?(?:link|url|source|web address)(?: (?:to|of|for) {IT})?\W*$
    """,
    Fact.TITLE: rf"""
        (?:what(?:['’]?s| is) the |the )?(?:title|name|heading) of {IT}\W*$
        (?:what(?:['’]?s| is) the |the )?title\W*$
        what(?:['’]?s| is) {IT} (?:called|titled|named)\W*$
        (?:what|which) {PAGE} (?:is (?:this|it|that)|(?:are|do|r) (?:you|u))\b
    """,
}
_PATTERNS = {
    fact: compiled(rf"^\W*(?:and |so |but |ok |then )*{one_of(pattern)}")
    for fact, pattern in PATTERNS.items()
}


def asked_of(text: str) -> Fact | None:
    """Return what ``text`` asks of the page itself, None where it asks of its subject."""
    return next((fact for fact, pattern in _PATTERNS.items() if pattern.search(text)), None)


def told(fact: Fact, document: Document, passage: Passage, today: date) -> Quote | None:
    """Quote what ``document`` says of itself; None where it does not say.

    A date or title in no line of the text is told by the footnote: the quote has no spans.
    """
    source = document.source
    known = {
        Fact.PUBLISHED: source.published,
        Fact.UPDATED: source.updated,
        Fact.PUBLISHER: source.publisher,
        Fact.LINK: source.url,
        Fact.TITLE: source.title,
    }
    if known[fact] is None:
        return None
    spans = tuple(
        QuotedSpan(line, line.of(document.text), Role.ANSWER) for line in _lines(fact, document)
    )
    return Quote(spans, Citation.of(passage, document), 0.0, tuple(of_source(source, today)))


def _lines(fact: Fact, document: Document) -> tuple[Span, ...]:
    """Return the lines of the text that tell ``fact``, where there are any."""
    if fact is not Fact.TITLE:
        return document.dated if fact in {Fact.PUBLISHED, Fact.UPDATED} else ()
    spans = (block.span for block in document.blocks if block.kind is BlockKind.HEADING)
    return tuple(span for span in spans if span.of(document.text) == document.title)[:1]
