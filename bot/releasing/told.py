"""An examination as programs read it, and as a maintainer reads it in a terminal."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any

from bot import release_wording as wording
from bot.releasing import planned
from bot.rendering.lines import BLANK, Kind, Line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.releasing.difference import Changed
    from bot.releasing.examination import Examination
    from bot.releasing.gate import Gate
    from bot.releasing.releasing import Released
    from bot.releasing.shown import Shown

MOST_SHOWN = 10
"""Questions of a kind that a terminal shows; `--json` and the page have all."""


def as_object(released: Released) -> dict[str, Any]:
    """Return what became of an edition, and what it changes, as programs read it."""
    manifest, found = released.manifest, released.examination
    return {
        "edition": released.name,
        "documents": manifest.documents,
        "made": manifest.made,
        "passages": manifest.passages,
        "size": manifest.size,
        "published": released.published,
        **examination(found),
    }


def examination(found: Examination) -> dict[str, Any]:
    """Return what an edition changes as programs read it."""
    return {
        "plan": planned.as_object(found.plan),
        "asked": found.asked,
        "changes": [_change(one) for one in found.changed],
        "gate": _gate(found.gate),
    }


def lines(found: Examination) -> Iterator[Line]:
    """Yield the plan, the answers that change and how the topics came off."""
    yield from planned.lines(found.plan)
    if found.plan.before is None:
        yield Line(wording.FIRST)
    else:
        yield Line(wording.compared(found.asked, len(found.changed)))
        yield from changes(found.changed)
    yield Line(wording.judged(found.gate))
    yield from planned.listed([f"{one.wanted.id}: {one.why}" for one in found.gate.failed])


def changes(changed: Sequence[Changed]) -> Iterator[Line]:
    """Yield answers that change, old above new, by how they change."""
    for how, group in groupby(changed, key=lambda one: one.change):
        those = tuple(group)
        yield BLANK
        yield Line(f"{wording.CHANGES[how]}: {len(those):,}", Kind.OPENING)
        for one in those[:MOST_SHOWN]:
            yield Line(wording.asked(one.asked), mark="  ")
            yield from _side(wording.BEFORE, one.before)
            yield from _side(wording.NOW, one.after)
        if len(those) > MOST_SHOWN:
            yield Line(f"and {len(those) - MOST_SHOWN:,} more", mark="  ")
    if changed:
        yield BLANK


def _side(which: str, shown: Shown) -> Iterator[Line]:
    yield Line(f"{which}: {wording.shown(shown)}", mark="    ")
    yield from quoted(shown.text)


def quoted(text: str) -> Iterator[Line]:
    """Yield words of the guidance, with a bar beside them."""
    yield from (Line(row, Kind.QUOTE, "  ") for row in text.splitlines() if row.strip())


def _change(one: Changed) -> dict[str, Any]:
    question = one.asked.question
    return {
        "change": one.change.value,
        "question": question.text,
        "thread": list(question.thread),
        "topics": list(one.asked.topics),
        "times": one.asked.times,
        "before": shown(one.before),
        "after": shown(one.after),
    }


def shown(one: Shown) -> dict[str, Any]:
    """Return what somebody is shown as programs read it."""
    return {
        "outcome": one.outcome,
        "reason": one.reason,
        "text": one.text or None,
        "document": one.document,
        "trail": one.trail or None,
        "url": one.url,
        "published": None if one.published is None else one.published.isoformat(),
    }


def _gate(gate: Gate) -> dict[str, Any]:
    return {
        "topics": len(gate.judged),
        "idle": list(gate.idle),
        "failed": [
            {"topic": one.wanted.id, "question": one.wanted.question.text, "why": one.why}
            for one in gate.failed
        ],
        "measures": gate.measures,
    }
