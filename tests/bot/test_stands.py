"""A question that was asked from anywhere is placed: it stands once, and has its turn there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.storage import Held, pending
from tests.bot.test_storage import clock, engine, sqlite_url, store

if TYPE_CHECKING:
    from bot.storage import Store

__all__ = ["clock", "engine", "sqlite_url", "store"]


def test_a_question_knows_where_it_stands_until_its_reply(store: Store) -> None:
    """Whoever comes after it in that conversation waits for it."""
    store.first_seen(["1.1.a"], pending.row_of(Held("1.1.a", {}), "one", store.now()))
    assert pending.place_of(store, "1.1.a") is None
    pending.stands(store, "1.1.a", "D0ANN", "1.0")
    assert pending.place_of(store, "1.1.a") == ("D0ANN", "1.0")
    assert pending.is_first(store, "two", "D0ANN", "2.0") is False
    pending.done(store, "1.1.a")
    assert pending.place_of(store, "1.1.a") is None
    assert pending.is_first(store, "two", "D0ANN", "2.0") is True
