"""A plan as programs read it, and as a maintainer reads it in a terminal."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from bot.rendering.lines import Kind, Line
from bot.wording import count, day
from corpus.standing import State
from index.reindexing import Touch

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corpus.standing import Stop
    from index.reindexing import Plan, Skipped, Tally, Touched

MOST_LISTED = 20
"""Sources of a kind that a terminal shows; `--json` has all."""
STOPPED = (State.WITHDRAWN, State.SUSPENDED)


def as_object(plan: Plan) -> dict[str, Any]:
    """Return the plan as programs read it: ids, counts and reasons."""
    return {
        "before": plan.before,
        **{touch.value: list(plan.sources(touch)) for touch in Touch},
        **{state.value: list(plan.stopped_as(state)) for state in STOPPED},
        "skipped": [asdict(one) for one in plan.skipped],
        "passages": {
            **asdict(plan.passages),
            "by_source": {one.document: asdict(one.passages) for one in plan.touched},
        },
    }


def lines(plan: Plan) -> Iterator[Line]:
    """Yield the plan, a line a source."""
    beside = f"beside {plan.before}" if plan.before else "where none was published"
    yield Line(f"Edition {plan.after} {beside}", Kind.OPENING)
    counts = ", ".join(f"{len(plan.sources(touch)):,} {touch}" for touch in Touch)
    yield Line(f"Sources: {counts}")
    for touch in Touch:
        yield from listed([touched(one) for one in plan.touched if one.touch is touch])
    yield Line(f"Passages: {tally(plan.passages)}")
    for state in STOPPED:
        stops = [stop for stop in plan.stopped if stop.state is state]
        if stops:
            yield Line(f"{state.value.capitalize()}, and not quoted: {len(stops):,}")
            yield from listed([stopped(stop) for stop in stops])
    if plan.skipped:
        yield Line(f"Skipped: {len(plan.skipped):,}")
        yield from (Line(skipped(one), mark="  ") for one in plan.skipped)


def tally(passages: Tally) -> str:
    """Say how many passages differ."""
    return ", ".join(f"{number:,} {what}" for what, number in asdict(passages).items())


def skipped(one: Skipped) -> str:
    """Say which source was skipped, and why: most reasons begin with its name."""
    return one.reason if one.reason.startswith(one.document) else f"{one.document}: {one.reason}"


def stopped(stop: Stop) -> str:
    """Say since when a source is stopped, and why."""
    because = f": {stop.why}" if stop.why else ""
    return f"{stop.document}, since {day(stop.since)}{because}"


def listed(those: list[str]) -> Iterator[Line]:
    """Yield a line each, and how many more there are."""
    yield from (Line(one, mark="  ") for one in those[:MOST_LISTED])
    if len(those) > MOST_LISTED:
        yield Line(f"and {len(those) - MOST_LISTED:,} more", mark="  ")


def touched(one: Touched) -> str:
    """Say what became of a source."""
    if one.touch is Touch.CHANGED:
        changed = tally(one.passages) if one.passages else "its words are the same"
        return f"{one.touch}: {one.document} ({changed})"
    passages = one.passages.added or one.passages.removed
    return f"{one.touch}: {one.document} ({count(passages, 'passage')})"
