"""Answers are looked through a few at a time; what is decided on one is told once."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.storage import Correction, looking
from bot.storage.corrections import decide, decisions, uncorrected
from tests.bot.test_storage import GIVEN, clock, engine, sqlite_url, store

if TYPE_CHECKING:
    import pytest

    from bot.storage import Store
    from tests.bot.test_storage import Clock

__all__ = ["clock", "engine", "sqlite_url", "store"]

SAID = {"fate": "changed", "now": "Two scans."}


def test_every_answer_is_looked_at_once(
    store: Store, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However many are read at a time; since a moment, where one is given."""
    monkeypatch.setattr(looking, "AT_ONCE", 2)
    assert list(looking.every(store)) == []
    for number in range(5):
        store.keep(replace(GIVEN, reference=f"FN-{number}"))
        clock.at += timedelta(days=1)
    found = [one.given.reference for one in looking.every(store)]
    assert found == [f"FN-{number}" for number in range(5)]
    lately = looking.every(store, clock.at - timedelta(days=2))
    assert [one.given.reference for one in lately] == ["FN-3", "FN-4"]


def test_what_is_to_be_told_is_taken_by_one(store: Store) -> None:
    """By one replica alone, however many look; what is left as it is by none."""
    decide(store, Correction("FN-1", SAID, tell=True, by="ann"))
    decide(store, Correction("FN-2", SAID, tell=False, by="ann"))
    with ThreadPoolExecutor(4) as replicas:
        taken = list(replicas.map(lambda _: uncorrected(store), range(4)))
    assert [one.reference for those in taken for one in those] == ["FN-1"]
    assert decisions(store)["FN-2"] == Correction("FN-2", SAID, tell=False, by="ann")


def test_a_new_decision_takes_the_place_of_the_old(store: Store) -> None:
    """The words changed again: it is told again."""
    decide(store, Correction("FN-1", SAID, tell=True, by="ann"))
    assert len(uncorrected(store)) == 1
    anew = Correction("FN-1", SAID | {"now": "Three scans."}, tell=True, by="ben")
    decide(store, anew)
    assert uncorrected(store) == (anew,)
    assert decisions(store) == {"FN-1": anew}
