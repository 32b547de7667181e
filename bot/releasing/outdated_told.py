"""Answers to re-check as a maintainer reads them in a terminal."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from bot import release_wording as wording
from bot.releasing.told import quoted
from bot.rendering.lines import BLANK, Kind, Line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bot.releasing.rechecking import Outdated


def lines(found: Iterable[Outdated]) -> Iterator[Line]:
    """Yield the answers by what changed, the gravest first."""
    for number, (change, group) in enumerate(groupby(found, key=lambda one: one.change)):
        those = tuple(group)
        if number:
            yield BLANK
        yield Line(f"{wording.CHANGED[change]}: {len(those):,}", Kind.OPENING)
        for one in those:
            yield from _lines(one)


def _lines(one: Outdated) -> Iterator[Line]:
    given = one.kept.given
    shared = ", shared" if given.shared is not None else ""
    where = f"{given.user} in {given.place.channel}{shared}"
    yield Line(f"{given.reference}  {one.kept.given_at:%Y-%m-%d}  {where}", mark="  ")
    yield Line(given.question, mark="    ")
    yield Line(f"{one.trail}. {wording.since(one)}", mark="    ")
    yield from sides(one)


def sides(one: Outdated) -> Iterator[Line]:
    """Yield what was quoted, above what stands there now."""
    yield Line(f"{wording.BEFORE}:", mark="    ")
    yield from quoted(one.before)
    if one.now is not None:
        yield Line(f"{wording.NOW}:", mark="    ")
        yield from quoted(one.now)
