"""Verdicts of every kind, made without an index."""

from __future__ import annotations

from bot.answering.claims.saying import Saying
from bot.answering.claims.verdict import Difference, PartVerdict, Ruling, Verdict
from bot.checking import Checked
from corpus.document import Span
from tests.fakes import replies

CLAIM = "The UK makes 10 million widgets a year."
FOUND = "widgets (25 million), each year"
DIFFERENCE = Difference(
    "10 million",
    "25 million",
    "widgets",
    Saying("10 million widgets a year", Span(0, 10)),
    Saying(FOUND, Span(9, 19)),
)


def part(span: Span, ruling: Ruling, rule: str, *differences: Difference) -> PartVerdict:
    """A part that a quote decides, or that a quote is nearest to."""
    return PartVerdict(span, ruling, rule, differences, quote=replies.quote())


def given(verdict: Verdict) -> Checked:
    """A verdict as it was given."""
    return Checked(verdict, "0123456789ab", "FN-7K2Q9D", replies.TODAY, 1.25)


def one(claim: str, ruling: Ruling, rule: str, *differences: Difference) -> Checked:
    """A claim of one part."""
    return whole(claim, part(Span(0, len(claim)), ruling, rule, *differences))


def whole(claim: str, *parts: PartVerdict, missing: tuple[str, ...] = ()) -> Checked:
    """A claim whose first part decides it."""
    quotes = tuple(dict.fromkeys(p.quote for p in parts if p.quote))
    as_of = replies.SOURCE.published
    first = parts[0]
    return given(Verdict(claim, first.ruling, first.rule, parts, missing, quotes, as_of))


def differs() -> Checked:
    """Another figure than the guidance has."""
    return one(CLAIM, Ruling.CONTRADICTED, "figure_differs", DIFFERENCE)


def several() -> Checked:
    """A message of four sentences: one differs, one matches, one is not there, one says nothing."""
    said = (CLAIM, "It sells them.", "It exports <gizmos>.", "Hope that helps!")
    text = " ".join(said)
    first, second, third, last = (
        Span(text.index(words), text.index(words) + len(words)) for words in said
    )
    parts = (
        part(first, Ruling.CONTRADICTED, "figure_differs", DIFFERENCE),
        part(second, Ruling.SUPPORTED, "all_said"),
        PartVerdict(third, Ruling.NOT_COVERED, "words_not_said", missing=("<gizmos>",)),
        PartVerdict(last, Ruling.NOT_COVERED, "passed_over"),
    )
    return whole(text, *parts, missing=("<gizmos>",))


def every() -> dict[str, Checked]:
    """One verdict of each kind, by name."""
    span = Span(0, len(CLAIM))
    missing = ("gizmos",)
    lacks = PartVerdict(span, Ruling.NOT_COVERED, "words_not_said", (), missing, replies.quote())
    return {
        "differs": differs(),
        "denied": one("The UK makes no widgets.", Ruling.CONTRADICTED, "negated"),
        "matches": one("The UK makes 25 million widgets.", Ruling.SUPPORTED, "all_said"),
        "not_covered": whole(CLAIM, lacks, missing=missing),
        "several": several(),
        "nothing_to_check": given(Verdict("Thanks!", Ruling.NOT_COVERED, "nothing_to_check")),
        "too_long": given(Verdict("word " * 2000, Ruling.NOT_COVERED, "too_long")),
        "no_edition": given(Verdict(CLAIM, Ruling.NOT_COVERED, "no_edition")),
    }
