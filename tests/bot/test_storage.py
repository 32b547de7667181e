"""What is kept is there after a restart, once, and only as long as it may be."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from threading import Event
from time import sleep
from typing import TYPE_CHECKING

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import select

from bot.errors import StorageError
from bot.slack.buttons import COPY
from bot.slack.resuming import held
from bot.storage import Given, Held, Place, Rating, Record, Store, pending, tables
from bot.storage import engine as storage_engine
from bot.storage.engine import engine_for
from bot.storage.forgetting import forget
from bot.storage.migrating import migrate, newest, revision
from bot.storage.tables import metadata
from tests.fakes.deliveries import command, mention, press

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sqlalchemy import Connection, Engine

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
PLACE = Place("T0", "C0", "1.0", "1.0")
GIVEN = Given(
    "FN-1",
    PLACE,
    "U0",
    "mention",
    "How many?",
    "answered",
    None,
    "0123",
    {"quotes": []},
    {"text": "x"},
)


class Clock:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.at = NOON

    def __call__(self) -> datetime:
        """Tell the time."""
        return self.at


@pytest.fixture
def clock() -> Clock:
    """Noon."""
    return Clock()


@pytest.fixture
def sqlite_url(tmp_path: Path) -> str:
    """A database in a folder that does not exist yet."""
    return f"sqlite:///{tmp_path}/new/footnote.db"


@pytest.fixture(
    params=["sqlite_url", pytest.param("postgres_url", marks=pytest.mark.needs_postgres)]
)
def engine(request: pytest.FixtureRequest) -> Iterator[Engine]:
    """An empty database of each kind."""
    made = engine_for(request.getfixturevalue(request.param))
    _emptied(made)
    yield made
    _emptied(made)
    made.dispose()


def _emptied(engine: Engine) -> None:
    with engine.begin() as connection:
        metadata.drop_all(connection)
        connection.exec_driver_sql("DROP TABLE IF EXISTS alembic_version")


@pytest.fixture
def store(engine: Engine, clock: Clock) -> Store:
    """A store with its tables."""
    migrate(engine)
    return Store(engine, clock)


def _held(store: Store) -> list[str]:
    with store.engine.begin() as connection:
        return list(connection.execute(select(tables.pending.c.key)).scalars())


def test_migrations_make_the_tables_that_the_code_uses(engine: Engine) -> None:
    """A change of a table without its migration fails here."""
    assert migrate(engine) == (None, newest())
    assert migrate(engine) == (newest(), newest())
    with engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []


def test_two_that_start_at_once_migrate_once(engine: Engine) -> None:
    """One makes the tables; the other waits, and finds them made."""
    with ThreadPoolExecutor(4) as pool:
        before = [made for made, _ in pool.map(migrate, [engine] * 4)]
    assert sorted(before, key=str) == [newest()] * 3 + [None]


def test_whoever_starts_while_another_migrates_waits_for_it(
    engine: Engine, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A question would not wait so long; a start does, and then has its database."""
    monkeypatch.setattr(storage_engine, "PATIENCE_MS", 100)
    url, migrating = engine.url.render_as_string(hide_password=False), Event()

    def slow(connection: Connection) -> str | None:
        found = revision(connection)
        migrating.set()
        sleep(0.3)
        return found

    monkeypatch.setattr("bot.storage.migrating.revision", slow)
    late = Record(url, clock)
    with ThreadPoolExecutor(1) as pool:
        first = pool.submit(migrate, engine)
        assert migrating.wait(10)
        assert late.open()
        assert first.result() == (None, newest())
    assert late.keep(GIVEN)
    late.close()


def test_a_delivery_is_first_seen_once(store: Store) -> None:
    """Of many that note it at once, under either of its names, one is first."""
    with ThreadPoolExecutor(8) as pool:
        first = list(pool.map(lambda n: store.first_seen(["event:1", f"message:{n}"]), range(20)))
    assert sum(first) == 1
    assert store.first_seen(["event:2", "message:1"]) is False
    assert store.first_seen(["event:3", "message:new"]) is True


@pytest.mark.needs_postgres
def test_a_connection_that_the_server_closed_is_made_again(
    postgres_url: str, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One that rested is tried before it is used: nobody's question finds it dead."""
    monkeypatch.setattr(storage_engine, "IDLE_S", 0.0)
    record = Record(postgres_url, clock)
    assert record.works()
    other = engine_for(postgres_url)
    with other.begin() as connection:
        connection.exec_driver_sql(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE pid <> pg_backend_pid() AND datname = current_database()"
        )
    other.dispose()
    assert record.works()
    record.close()


def test_a_question_is_done_when_its_answer_is_posted(store: Store) -> None:
    """In one step: no other replica answers it again, should this one die then."""
    store.first_seen(["event:1"], pending.row_of(Held("Ev1", {}), "one", NOON))
    store.keep(GIVEN)
    store.posted(GIVEN.reference, "7.0", "Ev1")
    kept = store.given(GIVEN.reference)
    assert kept is not None
    assert kept.posted == "7.0"
    assert _held(store) == []


def test_a_message_waits_for_those_before_it_elsewhere(store: Store, clock: Clock) -> None:
    """In its conversation, at another replica, as long as that one shows that it lives."""
    for key, replica, channel, ts in (
        ("Ev1", "one", "C1", "1.0"),
        ("Ev2", "two", "C1", "2.0"),
        ("Ev3", "one", "C2", "0.5"),
    ):
        one = Held(key, {}, channel, ts)
        assert store.first_seen([key], pending.row_of(one, replica, clock.at))
    assert pending.is_first(store, "one", "C1", "1.0")
    assert not pending.is_first(store, "two", "C1", "2.0")
    assert pending.is_first(store, "one", "C1", "1.5")
    clock.at += pending.WAITED_FOR
    assert pending.is_first(store, "two", "C1", "2.0")
    pending.renew(store, "one")
    assert not pending.is_first(store, "two", "C1", "2.0")
    clock.at += pending.HOLDS_UP_FOR
    pending.renew(store, "one")
    assert pending.is_first(store, "two", "C1", "2.0")
    clock.at -= pending.HOLDS_UP_FOR
    pending.done(store, "Ev1")
    assert pending.is_first(store, "two", "C1", "2.0")


def test_nothing_is_held_longer_than_an_answer_is_worth(store: Store, clock: Clock) -> None:
    """Though its replica lives."""
    assert store.first_seen(["Ev1"], pending.row_of(Held("Ev1", {}), "one", clock.at))
    clock.at += pending.WORTH_AN_ANSWER + timedelta(seconds=1)
    pending.renew(store, "one")
    assert pending.take_over(store, "one") == ()
    assert _held(store) == []


def test_what_was_done_while_the_database_failed_is_let_go(
    sqlite_url: str, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With the next lease: it holds up no message of another replica."""

    def failing(*_: object) -> None:
        raise StorageError("gone", "")

    monkeypatch.setattr("bot.storage.record.REST_S", 0.0)
    monkeypatch.setattr(pending, "done", failing)
    one, two = Record(sqlite_url, clock), Record(sqlite_url, clock)
    for number in (1, 2):
        assert one.first_seen([f"Ev{number}"], Held(f"Ev{number}", {}, f"C{number}", "1.0"))
    assert not one.done("Ev1")
    assert one.renew()
    assert [two.is_first(channel, "2.0") for channel in ("C1", "C2")] == [True, False]
    one.close()
    two.close()


def test_what_somebody_waits_for_is_forgotten_with_them(store: Store, clock: Clock) -> None:
    """What they wrote, pressed and typed; another person's stays."""
    url = "http://127.0.0.1/response"
    theirs = held(mention("How many?")), held(press(COPY, "FN-1", url)), held(command("Why?", url))
    other = held(mention("How many?", user="U0BOB"))
    for number, one in enumerate((*theirs, other)):
        assert one is not None
        row = pending.row_of(replace(one, key=f"{number}"), "one", clock.at)
        assert store.first_seen([row["key"]], row)
    assert forget(store, "U0ANN")["pending"] == 3
    assert _held(store) == ["3"]


def test_a_thread_is_told_oldest_first_without_the_question_itself(
    store: Store, clock: Clock
) -> None:
    """Threads do not mix; an edited question takes the place of the old."""
    for ts, thread, question in [
        ("1.0", "1.0", "How many X-rays?"),
        ("2.0", "1.0", "and MRI?"),
        ("3.0", "3.0", "Who pays?"),
    ]:
        store.remember(Place("T0", "C0", thread, ts), "U0", question)
        clock.at += timedelta(minutes=1)
    store.remember(Place("T0", "C0", "1.0", "2.0"), "U0", "and CT?")
    assert store.earlier(Place("T0", "C0", "1.0", "9.0")) == ("How many X-rays?", "and CT?")
    assert store.earlier(Place("T0", "C0", "1.0", "2.0")) == ("How many X-rays?",)
    assert store.earlier(Place("T0", "C1", "1.0", "9.0")) == ()
    since = NOON + timedelta(minutes=1)
    assert store.earlier(Place("T0", "C0", "9.0", "9.0"), since) == ("Who pays?", "and CT?")


def test_the_last_answer_that_was_posted_is_found_by_its_question(
    store: Store, clock: Clock
) -> None:
    """One that Slack did not take stands nowhere; other conversations have others."""
    for number in (1, 2, 3):
        store.keep(replace(GIVEN, reference=f"FN-{number}"))
        clock.at += timedelta(minutes=1)
    assert store.answered_at(PLACE) is None
    store.posted("FN-1", "5.0")
    store.posted("FN-2", "5.0")
    found = store.answered_at(replace(PLACE, thread="other"))
    assert found is not None
    assert (found.reference, found.posted) == ("FN-2", "5.0")
    assert store.answered_at(replace(PLACE, channel="C1")) is None


def test_a_question_that_was_taken_back_is_read_with_no_other(store: Store) -> None:
    """The answer that was given stays on record."""
    store.remember(PLACE, "U0", "How many?")
    store.keep(GIVEN)
    store.take_back(PLACE)
    assert store.earlier(replace(PLACE, ts="9.0")) == ()
    assert store.given("FN-1") == GIVEN


def test_an_answer_is_kept_as_it_was_given(store: Store) -> None:
    """With what was sent, and where it stands."""
    store.keep(GIVEN)
    assert store.given("FN-1") == GIVEN
    assert store.given("FN-2") is None
    store.posted("FN-1", "5.0")
    assert store.given("FN-1") == replace(GIVEN, posted="5.0")


def test_what_somebody_says_of_a_reply_takes_the_place_of_what_they_said(store: Store) -> None:
    """One row a person; another person's stays."""
    first = Rating("FN-1", "U0", helpful=False)
    store.rate(first)
    store.rate(Rating("FN-1", "U1", helpful=True))
    store.rate(replace(first, wanted="other", note="the price"))
    assert store.ratings("FN-1") == (
        Rating("FN-1", "U0", helpful=False, wanted="other", note="the price"),
        Rating("FN-1", "U1", helpful=True),
    )
    assert store.ratings("FN-2") == ()


def test_what_is_old_is_forgotten(store: Store, clock: Clock) -> None:
    """Deliveries after their own time; questions and answers after theirs."""
    store.first_seen(["event:1"])
    store.remember(PLACE, "U0", "How many?")
    store.keep(GIVEN)
    store.rate(Rating("FN-1", "U0", helpful=True))
    clock.at += timedelta(days=10)
    store.forget(NOON - timedelta(days=1), clock.at)
    assert store.first_seen(["event:1"]) is True
    assert store.given("FN-1") == GIVEN
    store.forget(clock.at, clock.at)
    assert store.given("FN-1") is None
    assert store.ratings("FN-1") == ()
    assert store.earlier(replace(PLACE, ts="9.0")) == ()


def test_a_record_keeps_over_a_restart(sqlite_url: str, clock: Clock) -> None:
    """Deliveries, threads and answers of the bot before are known to the bot after."""
    before = Record(sqlite_url, clock)
    assert before.first_seen(["event:1"])
    assert before.remember(PLACE, "U0", "How many?")
    assert before.keep(GIVEN)
    before.close()
    after = Record(sqlite_url, clock)
    assert not after.first_seen(["event:1"])
    assert after.earlier(replace(PLACE, ts="9.0"), conversation=False) == ("How many?",)
    assert after.given("FN-1") == GIVEN
    after.close()


def test_a_conversation_is_of_the_last_hour(sqlite_url: str, clock: Clock) -> None:
    """Yesterday's direct message says nothing about today's."""
    record = Record(sqlite_url, clock)
    record.remember(PLACE, "U0", "How many?")
    later = replace(PLACE, thread="9.0", ts="9.0")
    assert record.earlier(later, conversation=True) == ("How many?",)
    clock.at += timedelta(hours=2)
    assert record.earlier(later, conversation=True) == ()
    record.close()


def test_a_record_without_a_database_says_that_it_keeps_nothing(clock: Clock) -> None:
    """Nothing is raised; deliveries are told apart while this process lives."""
    record = Record("sqlite:////proc/nowhere/footnote.db", clock)
    assert record.works() is False
    assert (record.first_seen(["event:1"]), record.first_seen(["event:1"])) == (True, False)
    assert record.keep(GIVEN) is False
    assert record.given("FN-1") is None
    assert record.earlier(PLACE, conversation=False) == ()
    record.close()


def test_a_damaged_database_is_no_database(tmp_path: Path, clock: Clock) -> None:
    """A file that is none of SQLite's keeps nothing, and is left as it is."""
    broken = tmp_path / "footnote.db"
    broken.write_bytes(b"not a database" * 100)
    record = Record(f"sqlite:///{broken}", clock)
    assert record.keep(GIVEN) is False
    record.close()
    assert broken.read_bytes() == b"not a database" * 100


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("no url", "FOOTNOTE_DATABASE_URL is no URL"),
        ("mysql://u:secret@h/d", "mysql is no database that I know"),
        ("sqlite:////proc/nowhere/x.db", "/proc/nowhere cannot be made"),
    ],
)
def test_a_wrong_url_is_told_in_words(url: str, said: str) -> None:
    """The error says what to write, and shows no password."""
    with pytest.raises(StorageError, match=said) as told:
        engine_for(url)
    assert "secret" not in str(told.value).replace("footnote:secret", "")
