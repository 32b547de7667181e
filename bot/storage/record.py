"""The record: the store as the bot uses it. It never raises; it says whether it kept."""

from __future__ import annotations

import secrets
import threading
import time
from collections import OrderedDict, deque
from datetime import timedelta
from typing import TYPE_CHECKING, TypeVar

import structlog
from sqlalchemy.exc import DataError, IntegrityError, SQLAlchemyError

from bot.errors import StorageError
from bot.storage import channels, corrections, looking, pending, unmet
from bot.storage.engine import PATIENCE_AT_START_MS, engine_for
from bot.storage.migrating import migrate
from bot.storage.store import CONVERSATION, Store

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from bot.storage.rows import (
        Change,
        Channel,
        Correction,
        Given,
        Held,
        Kept,
        Place,
        Rating,
        Resolution,
        Told,
        Unmet,
        Wish,
    )

T = TypeVar("T")
REST_S = 10.0
"""After a failure the database is left alone for so long: no question waits for it twice."""

MOST_KEYS = 10_000
DELIVERIES_KEPT = timedelta(days=7)

log = structlog.get_logger()


class Record:
    """What the bot remembers, as well as it can: without a database it still answers."""

    def __init__(self, url: str, now: Callable[[], datetime], *, migrating: bool = True) -> None:
        self._url = url
        self._now = now
        self._migrating = migrating
        self._replica = secrets.token_hex(8)
        self._store: Store | None = None
        self._opening = threading.Lock()
        self._rests_until = 0.0
        self._keys: OrderedDict[str, None] = OrderedDict()
        self._noting = threading.Lock()
        self._undone: deque[str] = deque(maxlen=MOST_KEYS)

    def open(self) -> bool:
        """Open the database at the start, where nobody waits: another may be at its tables."""
        return self._with_store(lambda _store: True, otherwise=False, patience=PATIENCE_AT_START_MS)

    def works(self) -> bool:
        """Say whether the database can be used now."""
        return self._with_store(lambda store: store.given("") is None, otherwise=False)

    def first_seen(self, keys: Sequence[str], held: Held | None = None) -> bool:
        """Note a delivery; False where it came before, to this process or another.

        What is ``held`` is kept until ``done``, for another replica should this one die.
        """
        if not self._new_here(keys):
            return False
        taken = None if held is None else pending.row_of(held, self._replica, self._now())
        return self._with_store(lambda store: store.first_seen(keys, taken), otherwise=True)

    def is_first(self, channel: str, ts: str) -> bool:
        """Say whether no other replica is at a message before this one in the conversation."""
        return self._with_store(
            lambda store: pending.is_first(store, self._replica, channel, ts), otherwise=True
        )

    def stands(self, key: str, channel: str, ts: str) -> bool:
        """Note where the question under ``key`` stands, which was asked elsewhere."""
        return self._did(lambda store: pending.stands(store, key, channel, ts))

    def place_of(self, key: str) -> tuple[str, str] | None:
        """Return the conversation and the ts that the question under ``key`` stands at."""
        return self._with_store(lambda store: pending.place_of(store, key), otherwise=None)

    def done(self, key: str) -> bool:
        """Forget a question that was replied to, now or at the next ``renew`` that succeeds."""
        forgotten = self._did(lambda store: pending.done(store, key))
        if not forgotten:
            self._undone.append(key)
        return forgotten

    def renew(self) -> bool:
        """Say that this replica lives; it is at nothing that is done."""
        undone = tuple(self._undone)
        renewed = self._did(lambda store: pending.renew(store, self._replica, undone))
        if renewed:
            for _ in undone:
                self._undone.popleft()
        return renewed

    def take_over(self) -> tuple[Held, ...]:
        """Take what replicas that died were at."""
        return self._with_store(lambda store: pending.take_over(store, self._replica), otherwise=())

    def earlier(self, place: Place, *, conversation: bool) -> tuple[str, ...]:
        """Return the questions before this one in its thread, or in its conversation."""
        since = self._now() - CONVERSATION if conversation else None
        return self._with_store(lambda store: store.earlier(place, since), otherwise=())

    def remember(self, place: Place, user: str, question: str) -> bool:
        """Add a question to its thread."""
        return self._did(lambda store: store.remember(place, user, question))

    def keep(self, given: Given) -> bool:
        """Keep an answer."""
        return self._did(lambda store: store.keep(given))

    def posted(self, reference: str, ts: str, key: str | None = None) -> bool:
        """Note where an answer stands; the question under ``key`` is thereby done."""
        return self._did(lambda store: store.posted(reference, ts, key))

    def given(self, reference: str) -> Given | None:
        """Return the answer with this reference, if it is kept."""
        return self._with_store(lambda store: store.given(reference), otherwise=None)

    def answered_at(self, place: Place) -> Given | None:
        """Return the answer that stands below a question, if it is kept."""
        return self._with_store(lambda store: store.answered_at(place), otherwise=None)

    def take_back(self, place: Place) -> bool:
        """Forget a question of a thread: who asked it deleted it."""
        return self._did(lambda store: store.take_back(place))

    def share(self, reference: str, by: str, press: str) -> bool:
        """Claim the sharing of an answer for a press."""
        return self._with_store(lambda store: store.share(reference, by, press), otherwise=False)

    def unshare(self, reference: str) -> bool:
        """Give the claim back."""
        return self._did(lambda store: store.unshare(reference))

    def rate(self, rating: Rating) -> bool:
        """Keep what somebody says of a reply."""
        return self._did(lambda store: store.rate(rating))

    def ratings(self, reference: str) -> tuple[Rating, ...]:
        """Return what people say of a reply, if it is kept."""
        return self._with_store(lambda store: store.ratings(reference), otherwise=())

    def answers(self, user: str, most: int) -> tuple[Kept, ...]:
        """Return what somebody was answered last."""
        return self._with_store(lambda store: looking.kept(store, user, most), otherwise=())

    def cited(self) -> frozenset[str] | None:
        """Return the documents that an answer on record quotes; None where nobody can tell."""
        return self._with_store(looking.cited, otherwise=None)

    def wish(self, said: Wish) -> bool:
        """Keep what somebody asks the maintainers."""
        return self._did(lambda store: unmet.wish(store, said))

    def unmet(self, most: int) -> tuple[Unmet, ...]:
        """Return the replies that wait for a maintainer."""
        return self._with_store(lambda store: unmet.unmet(store, most), otherwise=())

    def resolve(self, done: Resolution) -> bool:
        """Take a reply from the queue."""
        return self._with_store(lambda store: unmet.resolve(store, done), otherwise=False)

    def untold(self) -> tuple[tuple[Wish, Resolution], ...]:
        """Take what askers are to be told."""
        return self._with_store(unmet.untold, otherwise=())

    def given_lately(self, span: timedelta, most: int) -> tuple[Kept, ...]:
        """Return what was answered in the last ``span``, the newest first."""
        since = self._now() - span
        return self._with_store(
            lambda store: looking.kept(store, most=most, since=since), otherwise=()
        )

    def asked_before(self, one: Kept) -> tuple[str, ...]:
        """Return the questions in whose light an answer was given."""
        return self._with_store(lambda store: looking.asked_before(store, one), otherwise=())

    def decide(self, decided: Correction) -> bool:
        """Keep what a maintainer decides on an answer whose words changed."""
        return self._did(lambda store: corrections.decide(store, decided))

    def decisions(self) -> dict[str, Correction]:
        """Return what was decided, by reference."""
        return self._with_store(corrections.decisions, otherwise={})

    def uncorrected(self) -> tuple[Correction, ...]:
        """Take what askers are to be told."""
        return self._with_store(corrections.uncorrected, otherwise=())

    def channels(self, team: str) -> tuple[Channel, ...]:
        """Return the channels that have settings; none of them where nobody can tell."""
        return self._with_store(lambda store: channels.of_team(store, team), otherwise=())

    def change(self, wanted: Channel, by: str) -> bool:
        """Change a channel's settings, and note who did."""
        return self._did(lambda store: channels.change(store, wanted, by))

    def tell(self, channel: Channel, now: Told) -> bool:
        """Claim telling a channel what there is to know now."""
        return self._with_store(lambda store: channels.tell(store, channel, now), otherwise=False)

    def changes(self, team: str, channel: str) -> tuple[Change, ...]:
        """Return the last changes of a channel's settings."""
        return self._with_store(lambda store: channels.changes(store, team, channel), otherwise=())

    def forget(self, days: int) -> bool:
        """Delete what is older than ``days``, and deliveries that Slack sends no more."""
        now = self._now()
        old = now - timedelta(days=days)
        return self._did(lambda store: store.forget(old, now - DELIVERIES_KEPT))

    def close(self) -> None:
        """Close the database's connections."""
        if self._store:
            self._store.engine.dispose()

    def _new_here(self, keys: Sequence[str]) -> bool:
        with self._noting:
            new = not any(key in self._keys for key in keys)
            self._keys.update(dict.fromkeys(keys))
            while len(self._keys) > MOST_KEYS:
                self._keys.popitem(last=False)
            return new

    def _did(self, act: Callable[[Store], None]) -> bool:
        def done(store: Store) -> bool:
            act(store)
            return True

        return self._with_store(done, otherwise=False)

    def _with_store(
        self, act: Callable[[Store], T], *, otherwise: T, patience: int | None = None
    ) -> T:
        if time.monotonic() < self._rests_until:
            return otherwise
        try:
            return act(self._opened(patience))
        except (IntegrityError, DataError) as error:
            log.warning("row refused", error=type(error.orig).__name__)
        except (SQLAlchemyError, StorageError) as error:
            self._rests_until = time.monotonic() + REST_S
            log.warning("database unavailable", error=type(error).__name__)
        return otherwise

    def _opened(self, patience: int | None = None) -> Store:
        with self._opening:
            if self._store is None:
                if self._migrating:
                    self._migrate(patience)
                self._store = Store(engine_for(self._url), self._now)
            return self._store

    def _migrate(self, patience: int | None) -> None:
        engine = engine_for(self._url, patience)
        try:
            migrate(engine)
        finally:
            engine.dispose()
