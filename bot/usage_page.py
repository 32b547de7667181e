"""Usage as sections of a page: every count in a table, and drawn beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot import home_wording, wording
from bot.pages.plot import Counts
from bot.pages.section import Section, Table

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from bot.usage import Usage, Used

MOST_DRAWN = 15
LONGEST_NAME = 40


def sections(found: Usage) -> Iterator[Section]:
    """Yield the sections; one that has nothing to tell is left out."""
    yield _glance(found)
    if not found.questions:
        return
    yield _counted("Day by day", "Questions of each day, or week.", "When", found.times)
    yield _counted(
        "What became of them", "An abstention is an answer too.", "Outcome", found.outcomes
    )
    yield _counted("Ways in", "Where people asked.", "Way in", found.surfaces)
    if found.reasons:
        why = "Why a question had no answer, or by which rule a claim was decided."
        yield _counted("Reasons", why, "Reason", found.reasons)
    if found.sources:
        yield _sources("Sources quoted", "How often each was.", found.sources)
    if found.stale:
        old = "Old pages that people were quoted: look whether there is a newer one."
        yield _sources("Old sources quoted", old, found.stale)
    if found.gaps:
        yield _gaps(found)
    if found.people:
        hidden = "Each person under a name that only the key of this home gives."
        yield _counted("Who asked most", hidden, "Person", found.people)
    if found.within:
        spread = "From a question to its answer, Slack's own time left out."
        yield _counted("How long answering took", spread, "Within", found.within)


def _glance(found: Usage) -> Section:
    median, late = found.ms or (None, None)
    rows = (
        ("Questions", f"{found.questions:,}"),
        ("People", f"{found.askers:,}"),
        ("Found helpful", f"{found.helpful:,}"),
        ("Found not helpful", f"{found.not_helpful:,}"),
        ("Median of answering, ms", "" if median is None else f"{median:,.0f}"),
        ("95 of 100 within, ms", "" if late is None else f"{late:,.0f}"),
    )
    return Section(
        "At a glance", "All questions of this time.", (Table("Figures", ("", "How many"), rows),)
    )


def _counted(heading: str, explained: str, what: str, counts: Mapping[str, int]) -> Section:
    named = [(_words(name), times) for name, times in counts.items()]
    rows = tuple((name, f"{times:,}") for name, times in named)
    plot = Counts(f"{heading}, in numbers", "How many", tuple(named))
    return Section(heading, explained, (Table(heading, (what, "How many"), rows, plot),))


def _sources(heading: str, explained: str, those: tuple[Used, ...]) -> Section:
    rows = tuple((one.title, f"{one.times:,}", _age(one)) for one in those)
    drawn = tuple((wording.short(one.title, LONGEST_NAME), one.times) for one in those)
    plot = Counts(f"{heading}, by how often", "Times", drawn[:MOST_DRAWN])
    return Section(heading, explained, (Table(heading, ("Source", "Times", "Age"), rows, plot),))


def _gaps(found: Usage) -> Section:
    rows = tuple((gap.question, f"{len(gap.unmet):,}") for gap in found.gaps)
    explained = "What found no answer, or was not helpful, and waits; alike questions together."
    table = Table("Asked in vain", ("Question", "Times"), rows)
    return Section("What the guidance lacks", explained, (table,))


def _age(one: Used) -> str:
    return "not known" if one.years is None else wording.count(one.years, "year")


def _words(name: str) -> str:
    """Return a code as people say it."""
    return home_wording.OUTCOMES.get(name, name.replace("_", " "))
