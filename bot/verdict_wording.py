"""Every sentence a verdict is told in; the bot's other sentences are in ``wording.py``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot import wording
from bot.answering.answer import Reason
from bot.answering.claims.verdict import Ruling
from corpus.freshness import age

if TYPE_CHECKING:
    from datetime import date

    from bot.answering.claims.verdict import Difference, PartVerdict, Verdict

VERDICTS = {
    Ruling.SUPPORTED: "Matches the guidance",
    Ruling.CONTRADICTED: "Differs from the guidance",
    Ruling.NOT_COVERED: "Not in the guidance I hold",
}
"""Never a bare "true" or "false": a verdict compares two texts, it does not know the world."""

PASSED_OVER = {
    "passed_over": "passed over: there is nothing in it that I can check.",
    "too_far_down": "passed over: I check the first 20 statements only.",
}

UNCHECKED = {
    "nothing_to_check": "There is no statement in it that I can check.",
    "too_long": "It is too long to be checked: give me the one statement you need to know of.",
}


def of_part(part: PartVerdict, claim: str) -> tuple[str, str, str]:
    """Return a part of a claim, what became of it, to be set in bold, and what is missing."""
    said = f"“{wording.short(_in_one_line(part, claim))}” – "
    if part.rule in PASSED_OVER:
        return said, "", PASSED_OVER[part.rule]
    return said, f"{VERDICTS[part.ruling]}.", _not_spoken_of(part.missing)


def opening(verdict: Verdict) -> str:
    """Return the sentence that a verdict opens with, and what follows it, as one line."""
    return f"{headline(verdict)}{remark(verdict)}"


def headline(verdict: Verdict) -> str:
    """Return the sentence that a verdict opens with: the outcome, and the guidance's date."""
    if verdict.rule == "no_edition":
        return wording.REASONS[Reason.NO_EDITION]
    said = VERDICTS[verdict.ruling]
    if verdict.ruling is Ruling.NOT_COVERED or verdict.as_of is None:
        return f"{said}."
    return f"{said} of {wording.day(verdict.as_of)}."


def remark(verdict: Verdict) -> str:
    """Say why nothing is decided."""
    if verdict.rule in UNCHECKED:
        return f" {UNCHECKED[verdict.rule]}"
    if verdict.ruling is not Ruling.NOT_COVERED:
        return ""
    if not verdict.quotes:
        return _not_spoken_of(verdict.missing)
    if not verdict.missing:
        return f" {wording.CLOSEST}"
    return (
        f" {wording.CLOSEST.rstrip(':')}; it does not speak of: {wording.listed(verdict.missing)}."
    )


def _not_spoken_of(missing: tuple[str, ...]) -> str:
    if not missing:
        return ""
    return f" The closest passage does not speak of: {wording.listed(missing)}."


def difference(found: Difference) -> tuple[str, str, str]:
    """Return what was claimed beside what the guidance has, cut where its figure begins and ends.

    The middle part is to be set in bold.
    """
    says, figure = found.says.text, found.says.figure
    before = f"You wrote: {found.wrote.text}. Guidance: {says[: figure.start]}"
    return before, figure.of(says), f"{says[figure.end :]}."


def claimed(part: PartVerdict, claim: str) -> str:
    """Introduce the quote that denies a part of a claim without another figure in it."""
    wrote = wording.short(_in_one_line(part, claim), 300).rstrip(".")
    return f"You wrote: {wrote}. Guidance:"


def _in_one_line(part: PartVerdict, claim: str) -> str:
    return " ".join(part.span.of(claim).split())


def limits(verdict: Verdict, today: date) -> str:
    """Say what a verdict does not say."""
    if verdict.as_of is None:
        return "This compares your words with a page. It does not say what the figure is today."
    years = age(verdict.as_of, today)
    when = f"{wording.count(years, 'year')} ago" if years else "this year"
    updated = bool(verdict.quotes) and verdict.quotes[0].citation.source.is_updated
    what = "last updated" if updated else "published"
    return (
        f"This compares your words with a page {what} {when}. "
        "It does not say what the figure is today."
    )
