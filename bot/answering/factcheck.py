"""Claim in, verdict out: passages that may speak of it, parts aligned, one rule decides each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.answering.claims.alignment import Alignment
from bot.answering.claims.claim import Part, parts
from bot.answering.claims.evidence import Unit, units
from bot.answering.claims.quoting import quote
from bot.answering.claims.rules import RULES, Rule, differences
from bot.answering.claims.statement import read
from bot.answering.claims.verdict import PartVerdict, Ruling, Verdict
from corpus.document import Block, BlockKind, Document, Source, Span
from corpus.passages import passages
from index.querying import Asked, query

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import date

    from index.edition import Edition

DEPTH = 8
"""Passages that a claim is held against."""

Found = tuple[Rule, Alignment]


def check(claim: str, edition: Edition, today: date) -> Verdict:
    """Check ``claim`` against ``edition`` as of ``today``; the same three give the same verdict."""
    hits = edition.rank(query([Asked(claim)]), DEPTH)
    scores = {hit.passage.id: hit.score for hit in hits}
    found = [u for hit in hits for u in units(edition.document(hit.passage.document), hit.passage)]
    return _verdict(
        claim, found, lambda word: edition.frequency("words", word.lower()) > 0, today, scores
    )


def judge(claim: str, evidence: Sequence[str]) -> Verdict:
    """Hold ``claim`` against sentences that are given, each of them an extract of its own."""
    documents = [_extract(number, text) for number, text in enumerate(evidence)]
    found = [u for document in documents for p in passages(document) for u in units(document, p)]
    return _verdict(claim, found, lambda _: True, None, {})


def _extract(number: int, text: str) -> Document:
    title = text.split("\n", 1)[0][:90].strip()
    block = Block(BlockKind.PARAGRAPH, Span(0, len(text)))
    return Document(f"evidence-{number}", Source(title), text, (block,))


def _verdict(
    claim: str,
    found: Sequence[Unit],
    known: Callable[[str], bool],
    today: date | None,
    scores: dict[str, float],
) -> Verdict:
    decided = [(part, _decide(part, found, known)) for part in parts(claim)]
    made = tuple(_part(part, best, today, scores) for part, best in decided)
    ruling, rule = _whole(made)
    quotes = tuple(dict.fromkeys(p.quote for p in made if p.quote is not None))
    missing = tuple(dict.fromkeys(word for p in made for word in p.missing))
    published = quotes[0].citation.source.published if quotes else None
    return Verdict(claim, ruling, rule, made, missing, quotes, published)


def _decide(part: Part, found: Iterable[Unit], known: Callable[[str], bool]) -> Found | None:
    statement = read(part.text)
    options = [
        (_rule(a), a) for unit in found if (a := Alignment(statement, unit, known)).cover > 0
    ]
    return max(options, key=_rank, default=None)


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


def _part(
    part: Part, best: Found | None, today: date | None, scores: dict[str, float]
) -> PartVerdict:
    if best is None:
        return PartVerdict(part.span, Ruling.NOT_COVERED, "nothing_near")
    rule, alignment = best
    missing = tuple(word.text for word in alignment.missing)
    told = differences(alignment) if rule.name != "words_not_said" else ()
    quoted = quote(alignment.unit, scores, today)
    return PartVerdict(part.span, rule.ruling, rule.name, told, missing, quoted)


def _whole(made: Sequence[PartVerdict]) -> tuple[Ruling, str]:
    for part in made:
        if part.ruling is Ruling.CONTRADICTED:
            return part.ruling, part.rule
    for part in made:
        if part.ruling is Ruling.NOT_COVERED:
            return part.ruling, part.rule
    return (made[0].ruling, made[0].rule) if made else (Ruling.NOT_COVERED, "nothing_to_check")
