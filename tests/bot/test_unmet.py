"""Replies that did not help wait until a maintainer resolves them."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from bot.gaps import gaps
from bot.storage import Held, Rating, Resolution, Wish, pending
from bot.storage.unmet import resolve, unmet, untold, wish
from tests.bot.test_storage import GIVEN, clock, engine, sqlite_url, store

if TYPE_CHECKING:
    from bot.storage import Store
    from tests.bot.test_storage import Clock

__all__ = ["clock", "engine", "sqlite_url", "store"]

SILENT = replace(GIVEN, outcome="abstained", reason="off_topic")


def keep(store: Store, clock: Clock, *questions: str) -> None:
    """Keep a silent reply to each, a minute apart."""
    for number, question in enumerate(questions, 1):
        store.keep(replace(SILENT, reference=f"FN-{number}", question=question))
        clock.at += timedelta(minutes=1)


def open_ones(store: Store) -> list[str]:
    """The references in the queue."""
    return [one.given.reference for one in unmet(store)]


def test_what_did_not_help_is_in_the_queue(store: Store) -> None:
    """Silent replies, those found not helpful, those that were asked about; no others."""
    store.keep(GIVEN)
    store.keep(replace(GIVEN, reference="FN-helped"))
    store.rate(Rating("FN-helped", "U0", helpful=True))
    store.keep(replace(GIVEN, reference="FN-talk", outcome="abstained", reason="small_talk"))
    assert open_ones(store) == []
    store.rate(Rating("FN-1", "U0", helpful=False, wanted="other"))
    wish(store, Wish("FN-talk", "U0", "Who are you?", tell=False))
    store.keep(replace(SILENT, reference="FN-silent"))
    assert set(open_ones(store)) == {"FN-1", "FN-talk", "FN-silent"}
    rated = next(one for one in unmet(store) if one.given.reference == "FN-1")
    assert rated.ratings == (Rating("FN-1", "U0", helpful=False, wanted="other"),)


def test_what_is_resolved_leaves_it(store: Store) -> None:
    """A reply that is not kept cannot be resolved."""
    store.keep(SILENT)
    assert resolve(store, Resolution("FN-2", "none", "ben")) is False
    assert resolve(store, Resolution("FN-1", "none", "ben")) is True
    assert resolve(store, Resolution("FN-1", "document", "ben", "soon")) is True
    assert open_ones(store) == []


def test_who_wishes_to_hear_of_it_is_told_once(store: Store) -> None:
    """By whoever takes the word."""
    store.keep(SILENT)
    hears = Wish("FN-1", "U0", "How many?", tell=True)
    wish(store, hears)
    wish(store, Wish("FN-1", "U1", "How many?", tell=False))
    assert untold(store) == ()
    done = Resolution("FN-1", "none", "ben")
    resolve(store, done)
    assert untold(store) == ((hears, done),)
    assert untold(store) == ()


def test_questions_that_are_alike_stand_together(store: Store, clock: Clock) -> None:
    """The most asked first; the newest speaks for its group."""
    keep(store, clock, "How many PET scans?", "Who owns Mars?", "PET scans, how many a year?")
    found = gaps(unmet(store))
    assert [(gap.question, len(gap.unmet)) for gap in found] == [
        ("PET scans, how many a year?", 2),
        ("Who owns Mars?", 1),
    ]
    assert found[0].references == ("FN-3", "FN-1")


@pytest.mark.parametrize("kept", [True, False])
def test_it_is_forgotten_with_the_rest(store: Store, clock: Clock, *, kept: bool) -> None:
    """Wishes and resolutions are kept as long as answers are."""
    store.keep(SILENT)
    wish(store, Wish("FN-1", "U0", "How many?", tell=True))
    resolve(store, Resolution("FN-1", "none", "ben"))
    before = clock.at + timedelta(seconds=-1 if kept else 1)
    store.forget(before, before)
    assert len(untold(store)) == kept


def test_pending_questions_are_taken_over_once_their_lease_ends(store: Store, clock: Clock) -> None:
    """By one replica, oldest first; those nobody waits for any more are forgotten."""
    for number in (1, 2):
        row = pending.row_of(Held(f"Ev{number}", {}), "dead", clock.at)
        assert store.first_seen([f"Ev{number}"], row)
        assert not store.first_seen([f"Ev{number}"], row)
        clock.at += timedelta(seconds=1)
    assert pending.take_over(store, "other") == ()
    clock.at += pending.LEASE
    assert pending.take_over(store, "other") == (Held("Ev1", {}), Held("Ev2", {}))
    assert pending.take_over(store, "third") == ()
    pending.done(store, "Ev1")
    clock.at += pending.LEASE
    pending.renew(store, "other")
    clock.at += timedelta(seconds=1)
    assert pending.take_over(store, "third") == ()
    clock.at += pending.WORTH_AN_ANSWER
    assert pending.take_over(store, "third") == ()
