"""An answer is shared once: whoever claims that first, by one press, does it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tests.bot.test_storage import GIVEN, clock, engine, sqlite_url, store

if TYPE_CHECKING:
    from bot.storage import Store

__all__ = ["clock", "engine", "sqlite_url", "store"]


def test_who_shared_an_answer_is_one(store: Store) -> None:
    """The claim is given back where nothing was posted, and only there."""
    store.keep(GIVEN)
    assert (store.share("FN-1", "U1", "1"), store.share("FN-1", "U2", "2")) == (True, False)
    store.unshare("FN-1")
    assert store.share("FN-1", "U2", "2") is True
    store.posted("FN-1", "5.0")
    assert store.given("FN-1") == replace(GIVEN, posted="5.0", shared="U2")
    store.unshare("FN-1")
    assert store.share("FN-1", "U1", "1") is False


def test_a_sharing_is_of_one_press(store: Store) -> None:
    """Who resumes that press goes on with it, until the answer stands; another press does not."""
    store.keep(GIVEN)
    assert store.share("FN-1", "U1", "1") is True
    assert store.share("FN-1", "U1", "2") is False
    assert store.share("FN-1", "U1", "1") is True
    store.posted("FN-1", "5.0")
    assert store.share("FN-1", "U1", "1") is False
