"""Usage: what was asked in some weeks, what became of it, and which sources answered."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice
from statistics import quantiles
from typing import TYPE_CHECKING, Any

from bot.home import LONDON
from corpus.freshness import OLD_AFTER_YEARS, age

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from bot.gaps import Gap
    from bot.storage import Kept, Rating

MOST_NAMED = 10
MOST_PEOPLE = 20
DAILY = timedelta(45)
"""Up to so long a period is told day by day."""
BOUNDS_MS = (10, 25, 50, 100, 250, 1000)


@dataclass(frozen=True, slots=True)
class Used:
    """A source that was quoted: how often, and how old it is."""

    document: str
    title: str
    times: int
    years: int | None


@dataclass(frozen=True, slots=True)
class Usage:
    """Counts of one period; it tells of no person who they are."""

    since: date
    until: date
    questions: int
    askers: int
    outcomes: Mapping[str, int]
    surfaces: Mapping[str, int]
    reasons: Mapping[str, int]
    helpful: int
    not_helpful: int
    sources: tuple[Used, ...]
    gaps: tuple[Gap, ...]
    ms: tuple[float, float] | None
    """The median and the 95th percentile of answering."""
    times: Mapping[str, int]
    """Questions by day, or by the Monday of their week, the oldest first."""
    within: Mapping[str, int]
    """Answers by how long they took at most."""
    people: Mapping[str, int]
    """Questions by person, under the name that a key gives them."""

    @property
    def stale(self) -> tuple[Used, ...]:
        """Sources that were quoted though they are old."""
        return tuple(one for one in self.sources if (one.years or 0) >= OLD_AFTER_YEARS)

    def as_object(self) -> dict[str, Any]:
        """Return the usage as programs read it."""
        return {
            "since": self.since.isoformat(),
            "until": self.until.isoformat(),
            "questions": self.questions,
            "askers": self.askers,
            "outcomes": dict(self.outcomes),
            "surfaces": dict(self.surfaces),
            "reasons": dict(self.reasons),
            "helpful": self.helpful,
            "not_helpful": self.not_helpful,
            "sources": [
                {"document": u.document, "title": u.title, "times": u.times, "years": u.years}
                for u in self.sources
            ],
            "stale": [used.document for used in self.stale],
            "gaps": [{"question": gap.question, "times": len(gap.unmet)} for gap in self.gaps],
            "times": dict(self.times),
            "people": dict(self.people),
            "ms": None if self.ms is None else {"median": self.ms[0], "p95": self.ms[1]},
        }


def usage(
    kept: Sequence[Kept],
    ratings: Iterable[Rating],
    gaps: tuple[Gap, ...],
    period: tuple[date, date],
    named: Callable[[str], str],
) -> Usage:
    """Count what was answered from the first to the last day of ``period``.

    ``named`` gives a person, by their id, the name under which they are counted.
    """
    given = [one.given for one in kept]
    helpful = Counter(rating.helpful for rating in ratings)
    ms = [float(one.reply["ms"]) for one in given if "ms" in one.reply]
    return Usage(
        *period,
        len(given),
        len({one.user for one in given}),
        _counted(one.outcome for one in given),
        _counted(one.surface for one in given),
        _counted(one.reason for one in given if one.reason),
        helpful[True],
        helpful[False],
        tuple(_used(kept, period[1])),
        gaps,
        _spread(ms),
        _times(kept, period),
        _within(ms),
        dict(Counter(named(one.user) for one in given).most_common(MOST_PEOPLE)),
    )


def lines(found: Usage) -> Iterator[str]:
    """Yield the usage as a maintainer reads it in a terminal."""
    asked = f"{found.questions:,} questions of {found.askers:,} people"
    yield f"{found.since} to {found.until}: {asked}"
    for title, counts in (
        ("Outcomes", found.outcomes),
        ("Ways in", found.surfaces),
        ("Reasons", found.reasons),
    ):
        if counts:
            yield f"{title}: {', '.join(f'{name} {times:,}' for name, times in counts.items())}"
    if found.helpful or found.not_helpful:
        yield f"Feedback: helpful {found.helpful:,}, not helpful {found.not_helpful:,}"
    if found.people:
        most = (f"{name} {times:,}" for name, times in islice(found.people.items(), MOST_NAMED))
        yield f"Who asked most, under names of this home's key: {', '.join(most)}"
    if found.ms:
        yield f"Answering: median {found.ms[0]:,.0f} ms, 95 of 100 within {found.ms[1]:,.0f} ms"
    yield from _section("Sources quoted", (_named(one) for one in found.sources))
    yield from _section("Old sources quoted", (_named(one) for one in found.stale))
    yield from _section("Asked in vain", (f"{len(g.unmet)} ×  {g.question}" for g in found.gaps))


def _section(title: str, entries: Iterable[str]) -> Iterator[str]:
    named = list(entries)
    if named:
        yield f"{title}:"
        yield from (f"  {one}" for one in named[:MOST_NAMED])
    if len(named) > MOST_NAMED:
        yield f"  and {len(named) - MOST_NAMED:,} more"


def _named(used: Used) -> str:
    old = f", {used.years} years old" if used.years else ""
    return f"{used.times} ×  {used.title}{old}"


def _counted(names: Iterable[str]) -> dict[str, int]:
    return dict(Counter(names).most_common())


def _used(kept: Sequence[Kept], today: date) -> Iterator[Used]:
    quoted: Counter[str] = Counter()
    newest: dict[str, dict[str, Any]] = {}
    for one in kept:
        quotes = {q["document"]: q for q in one.given.reply.get("quotes") or ()}
        quoted.update(quotes.keys())
        newest = quotes | newest
    for document, times in quoted.most_common():
        dated = newest[document]["updated"] or newest[document]["published"]
        years = age(date.fromisoformat(dated), today) if dated else None
        yield Used(document, newest[document]["title"], times, years)


def _times(kept: Iterable[Kept], period: tuple[date, date]) -> dict[str, int]:
    """Count by day, those without a question too; a longer period by week."""
    since, until = period
    weekly = until - since > DAILY
    asked = Counter(one.given_at.astimezone(LONDON).date() for one in kept)
    counted: dict[str, int] = {}
    for day in (since + timedelta(n) for n in range((until - since).days + 1)):
        named = day - timedelta(day.weekday()) if weekly else day
        counted[named.isoformat()] = counted.get(named.isoformat(), 0) + asked[day]
    return counted


def _within(ms: Sequence[float]) -> dict[str, int]:
    """Count answers by the first of the bounds that they keep."""
    found = {f"{bound:,} ms": 0 for bound in BOUNDS_MS} | {"longer": 0}
    for one in ms:
        bound = next((f"{bound:,} ms" for bound in BOUNDS_MS if one <= bound), "longer")
        found[bound] += 1
    return found if ms else {}


def _spread(ms: Sequence[float]) -> tuple[float, float] | None:
    if not ms:
        return None
    cuts = quantiles([*ms, *ms], n=20, method="inclusive")
    return round(cuts[9], 1), round(cuts[18], 1)
