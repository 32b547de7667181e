"""Claim in, verdict out: passages that may speak of it, parts aligned, one rule decides each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.answering.claims.alignment import Alignment
from bot.answering.claims.claim import Part, parts
from bot.answering.claims.evidence import Unit, nearest, units
from bot.answering.claims.lexicon import Lexicon
from bot.answering.claims.quoting import quote
from bot.answering.claims.rules import RULES, SOURCES_DIFFER, Rule, differences
from bot.answering.claims.statement import read
from bot.answering.claims.verdict import PartVerdict, Ruling, Verdict
from bot.answering.claims.weighing import weighed, weighing
from corpus.document import Block, BlockKind, Document, Source, Span
from corpus.passages import passages
from index.querying import Asked, interpret

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from index.edition import Edition

DEPTH = 8
"""Passages that a claim is held against."""
LONGEST = 6_000
"""Characters: what is longer is no claim."""

Found = tuple[Rule, Alignment]


def check(claim: str, edition: Edition, today: date) -> Verdict:
    """Check ``claim`` against ``edition`` as of ``today``; the same three give the same verdict."""
    understood = interpret([Asked(claim[:LONGEST])], edition)
    hits = edition.rank(understood.query, DEPTH)
    scores = {hit.passage.id: hit.score for hit in hits}
    alone = len(edition.documents) == 1
    found = [
        unit
        for hit in hits
        for unit in units(edition.document(hit.passage.document), hit.passage, alone=alone)
    ]
    return _Check(found, Lexicon.of(understood, edition), today, scores).verdict(claim)


def judge(claim: str, evidence: Sequence[str]) -> Verdict:
    """Hold ``claim`` against sentences that are given, each of them an extract of its own."""
    documents = [_extract(number, text) for number, text in enumerate(evidence)]
    found = [
        u
        for document in documents
        for p in passages(document)
        for u in units(document, p, alone=True)
    ]
    return _Check(found, Lexicon(), None, {}).verdict(claim)


def _extract(number: int, text: str) -> Document:
    title = text.split("\n", 1)[0][:90].strip()
    block = Block(BlockKind.PARAGRAPH, Span(0, len(text)))
    return Document(f"evidence-{number}", Source(title), text, (block,))


class _Check:
    """A claim's parts held against the units that were found for it."""

    def __init__(
        self, found: Sequence[Unit], lexicon: Lexicon, today: date | None, scores: dict[str, float]
    ) -> None:
        self._found = found
        self._lexicon = lexicon
        self._today = today
        self._scores = scores

    def verdict(self, claim: str) -> Verdict:
        """Decide each part, and then the whole."""
        if len(claim) > LONGEST:
            return Verdict(claim, Ruling.NOT_COVERED, "too_long")
        made = tuple(self._part(part) for part in parts(claim))
        ruling, rule = _whole(made)
        quotes = tuple(dict.fromkeys(p.quote for p in made if p.quote is not None))
        missing = tuple(dict.fromkeys(word for p in made for word in p.missing))
        written = quotes[0].citation.source.written if quotes else None
        return Verdict(claim, ruling, rule, made, missing, quotes, written)

    def _part(self, part: Part) -> PartVerdict:
        if not part.checkable or part.late:
            why = "passed_over" if not part.checkable else "too_far_down"
            return PartVerdict(part.span, Ruling.NOT_COVERED, why)
        told = self._weighed(part)
        if told is not None:
            return told
        best = self._decide(part)
        if best is None:
            return PartVerdict(part.span, Ruling.NOT_COVERED, "nothing_near")
        rule, alignment = best
        missing = tuple(word.text for word in alignment.missing)
        quoted = quote(alignment.unit, self._scores, self._today)
        return PartVerdict(
            part.span, rule.ruling, rule.name, differences(rule, alignment), missing, quoted
        )

    def _weighed(self, part: Part) -> PartVerdict | None:
        claim = weighing(part.text)
        told = weighed(claim, self._found) if claim else None
        if told is None:
            return None
        ruling = Ruling.SUPPORTED if told[2] else Ruling.CONTRADICTED
        return PartVerdict(
            part.span, ruling, "more_of_one", quote=quote(told[0], self._scores, self._today)
        )

    def _decide(self, part: Part) -> Found | None:
        statement = read(part.text)
        near = nearest(statement, self._found)
        lexicon = self._lexicon.naming(said for unit in near for said in unit.here)
        options = [
            (_rule(alignment), alignment)
            for unit in near
            if (alignment := Alignment(statement, unit, lexicon)).cover > 0
        ]
        best = max(options, key=_rank, default=None)
        return best and (_disputed(best, options) or best)


def _disputed(best: Found, options: Sequence[Found]) -> Found | None:
    """Return the best find as undecided where another document decides the contrary."""
    contrary = {Ruling.SUPPORTED: Ruling.CONTRADICTED, Ruling.CONTRADICTED: Ruling.SUPPORTED}
    rule, alignment = best
    home = alignment.unit.document.id
    against = contrary.get(rule.ruling)
    if any(r.ruling is against and a.unit.document.id != home for r, a in options):
        return SOURCES_DIFFER, alignment
    return None


def _rank(option: Found) -> tuple[bool, float, float]:
    rule, alignment = option
    decided = rule.ruling is not Ruling.NOT_COVERED
    return (
        decided,
        alignment.cover,
        max((p.alike + p.counted for p in alignment.pairs), default=0.0),
    )


def _rule(alignment: Alignment) -> Rule:
    return next(rule for rule in RULES if rule.applies(alignment))


def _whole(made: Sequence[PartVerdict]) -> tuple[Ruling, str]:
    """Decide the whole by its parts: one that differs decides it, else one that is not covered."""
    checked = [part for part in made if not part.passed_over]
    if not checked:
        return Ruling.NOT_COVERED, "nothing_to_check"
    for ruling in (Ruling.CONTRADICTED, Ruling.NOT_COVERED):
        for part in checked:
            if part.ruling is ruling:
                return part.ruling, part.rule
    return checked[0].ruling, checked[0].rule
