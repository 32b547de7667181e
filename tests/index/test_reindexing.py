"""A plan names what differs between two editions, and nothing else."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from corpus.standing import Standing, State, Stop
from index.building import build
from index.editions import cut
from index.reindexing import Plan, Skipped, Tally, Touch, compared, plan

if TYPE_CHECKING:
    from collections.abc import Callable

    from corpus.document import Document
    from index.edition import Edition

DAY = date(2026, 11, 24)


def edition(*documents: Document) -> Edition:
    """An edition in memory."""
    return build(cut(documents), "now")


def test_sources_and_passages_that_differ_are_named(document: Callable[..., Document]) -> None:
    """Added, changed and removed, by id; what is the same is left out."""
    same = document("same", "One scan.")
    before = edition(document("changed", "One scan.", "Two scans."), document("gone", "A."), same)
    after = edition(document("changed", "One scan.", "Three scans."), document("new", "B."), same)
    made = plan(before, after)
    assert {touch.value: made.sources(touch) for touch in Touch} == {
        "added": ("new",),
        "changed": ("changed",),
        "removed": ("gone",),
    }
    assert made.passages == Tally(1, 1, 1)
    assert (made.before, made.after) == (before.name, after.name)


def test_without_an_edition_before_all_is_added(document: Callable[..., Document]) -> None:
    """A first edition is compared with none."""
    made = plan(None, edition(document("a", "One scan.", "Two scans.")))
    assert made.before is None
    assert made.passages == Tally(added=2)


def test_a_source_that_was_only_looked_at_again_is_unchanged(
    document: Callable[..., Document],
) -> None:
    """The day it was checked changes nothing; its title does, though no passage."""
    was = document("a", "One scan.")
    looked_at = replace(was, source=replace(was.source, checked=DAY))
    renamed = replace(was, source=replace(was.source, url="https://example.org/a"))
    assert plan(edition(was), edition(looked_at)).touched == ()
    (touched,) = plan(edition(was), edition(renamed)).touched
    assert (touched.touch, touched.passages) == (Touch.CHANGED, Tally())


@pytest.mark.parametrize(
    ("before", "after", "found"),
    [
        ("a b c", "a b c", Tally()),
        ("a b c", "a x c", Tally(0, 1, 0)),
        ("a b c", "a c", Tally(0, 0, 1)),
        ("a c", "a x y c", Tally(2, 0, 0)),
        ("a b c", "x y", Tally(0, 2, 1)),
    ],
)
def test_a_passage_in_the_place_of_another_was_changed(
    before: str, after: str, found: Tally
) -> None:
    """What has no counterpart was added or removed."""
    assert compared(before.split(), after.split()) == found


def test_what_is_stopped_and_what_was_skipped_is_told(document: Callable[..., Document]) -> None:
    """Of the sources that the edition holds, those that nobody quotes; and those left out."""
    stops = [Stop(name, name, State.WITHDRAWN, DAY, "Closed.") for name in ("a", "elsewhere")]
    after = edition(document("a", "One scan.")).heeding(Standing(tuple(stops)))
    made: Plan = plan(None, after, [Skipped("b", "b is damaged.")])
    assert made.stopped_as(State.WITHDRAWN) == ("a",)
    assert made.stopped_as(State.SUSPENDED) == ()
    assert made.skipped == (Skipped("b", "b is damaged."),)
