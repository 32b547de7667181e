"""A bot at work keeps its corpus: pages are looked at, syncs come when they are due."""

from __future__ import annotations

import json
import threading
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
import structlog

from bot.home import Home
from bot.keeping import Found, Keeper
from bot.settings import Settings, seconds
from bot.storage import Record
from corpus.library import Library
from corpus.locking import locked
from corpus.standing import State
from tests.fakes.govuk import Answer, item, standing_in

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tests.fakes.govuk import GovUk

SEARCH = '[[search]]\norganisation = "lamps"\n'
SOON = 20


@pytest.fixture
def govuk() -> Iterator[GovUk]:
    """A stand-in with two pages."""
    with standing_in() as running:
        running.items = {path: item(path) for path in ("/a", "/b")}
        yield running


@pytest.fixture
def kept(home: Path) -> Home:
    """A home that names the pages by a search."""
    home.mkdir()
    (home / "sources.toml").write_text(SEARCH)
    return Home(home)


def keeper(  # noqa: PLR0913, PLR0917 # all that a keeper is told
    home: Home,
    govuk: GovUk,
    every: dict[str, str] | None = None,
    stop: threading.Event | None = None,
    record: Record | None = None,
    tell: Callable[[Found], None] = lambda _found: None,
) -> Keeper:
    """A keeper of this home that asks the stand-in."""
    settings = Settings.model_validate({"FOOTNOTE_GOVUK_URL": govuk.url} | (every or {}))

    def claim(turn: str) -> bool:
        return record is None or record.first_seen([turn])

    return Keeper(home, settings, claim, stop or threading.Event(), tell)


SYNCING = {"FOOTNOTE_SYNC_EVERY": "6h"}


def states(home: Home) -> dict[str, State]:
    """The sources of the library, and whether they may be quoted."""
    return {holding.id: holding.state for holding in Library(home.library).holdings()}


def test_a_sync_comes_when_it_is_due(kept: Home, govuk: GovUk) -> None:
    """At first, and again when the time has passed; in between pages are looked at."""
    keeping = keeper(kept, govuk, SYNCING)
    keeping.turn()
    assert states(kept) == {"a": State.CURRENT, "b": State.CURRENT}
    govuk.publish("/c")
    keeping.turn()
    assert "c" not in states(kept)
    assert govuk.unchanged == ["/a", "/b"]
    long_ago(kept, timedelta(hours=7))
    keeping.turn()
    assert "c" in states(kept)


def long_ago(home: Home, ago: timedelta) -> None:
    """Let the last sync have ended so long before now."""
    finished = {"finished": (datetime.now(UTC) - ago).isoformat()}
    home.journal.write_text('{"what": ""}\n' + json.dumps(finished) + "\n")


def test_a_clock_that_went_backwards_is_no_reason_to_wait(kept: Home, govuk: GovUk) -> None:
    """A sync that ended after now is synced again."""
    long_ago(kept, -timedelta(days=400))
    keeper(kept, govuk, SYNCING).turn()
    assert set(states(kept)) == {"a", "b"}


def test_a_sync_that_was_cut_short_goes_on(kept: Home, govuk: GovUk) -> None:
    """Whoever began it; who ends it tells what either found."""
    stop, told = threading.Event(), list[Found]()
    stop.set()
    keeper(kept, govuk, SYNCING, stop, tell=told.append).turn()
    asked = len(govuk.asked)
    assert told == []
    keeper(kept, govuk, SYNCING, tell=told.append).turn()
    assert [found.changed for found in told] == [True]
    assert set(states(kept)) == {"a", "b"}
    assert len(govuk.asked) == asked + 2  # the search, and the page that was not there yet


def test_a_withdrawn_page_stops_between_syncs(kept: Home, govuk: GovUk) -> None:
    """With its publisher's words; changed words wait for the sync."""
    told: list[Found] = []
    keeping = keeper(kept, govuk, SYNCING, tell=told.append)
    keeping.turn()
    notice = {"explanation": "<a href='/c'>See C</a>.", "withdrawn_at": "2026-11-20T00:00:00Z"}
    govuk.publish("/a", withdrawn_notice=notice)
    govuk.publish("/b", title="Boats")
    keeping.turn()
    assert states(kept) == {"a": State.WITHDRAWN, "b": State.CURRENT}
    assert told == [Found({"added": 2}, changed=True), Found({}, ("a",))]
    keeping.turn()
    assert len(told) == 2
    stop = Library(kept.library).standing().stop("a")
    assert stop is not None
    assert (str(stop.since), stop.why) == ("2026-11-20", "See C.")
    assert stop.replacement == "https://www.gov.uk/c"
    assert Library(kept.library).document("b").title == "B"


@pytest.mark.parametrize(
    "change",
    [{"withdrawn_notice": {"explanation": "<p>An error.</p>"}}, {"schema_name": "gone"}],
)
def test_a_page_that_comes_back_as_it_was_goes_on(
    kept: Home, govuk: GovUk, change: dict[str, object]
) -> None:
    """Its version is the one that is held, and all the same it is read anew."""
    page = govuk.items["/a"]
    keeping = keeper(kept, govuk, SYNCING)
    keeping.turn()
    govuk.publish("/a", **change)
    keeping.turn()
    assert states(kept)["a"] is State.WITHDRAWN
    govuk.items["/a"] = page
    long_ago(kept, timedelta(hours=7))
    keeping.turn()
    assert states(kept)["a"] is State.CURRENT


def test_a_page_that_was_taken_down_stops_between_syncs(kept: Home, govuk: GovUk) -> None:
    """Once: what is stopped is not asked for again."""
    keeping = keeper(kept, govuk, SYNCING)
    keeping.turn()
    govuk.publish("/a", schema_name="gone", details={})
    keeping.turn()
    asked = len(govuk.asked)
    keeping.turn()
    assert states(kept)["a"] is State.WITHDRAWN
    assert len(govuk.asked) == asked + 1


def test_pages_are_looked_at_where_no_sync_is_set(kept: Home, govuk: GovUk) -> None:
    """That is the default; `never` turns it off."""
    keeper(kept, govuk, SYNCING).turn()
    govuk.asked.clear()
    keeper(kept, govuk, {"FOOTNOTE_CHECK_EVERY": "never"}).turn()
    assert govuk.asked == []
    keeper(kept, govuk).turn()
    assert len(govuk.asked) == 2


def test_one_replica_takes_each_turn(kept: Home, govuk: GovUk) -> None:
    """Of two on one database, at the same moments; both end when they are told to."""
    stop = threading.Event()
    records = [
        Record(f"sqlite:///{kept.root}/footnote.db", lambda: datetime.now(UTC)) for _ in "ab"
    ]
    assert all(record.works() for record in records)  # two that make the tables at once may fail
    keeper(kept, govuk, SYNCING).turn()
    govuk.asked.clear()
    turns = {"FOOTNOTE_CHECK_EVERY": "1d"}
    keepers = [keeper(kept, govuk, turns, stop, record) for record in records]
    threads = [threading.Thread(target=one.run) for one in keepers]
    for thread in threads:
        thread.start()
    wait_for(lambda: len(govuk.asked) >= 2)
    stop.set()
    for thread in threads:
        thread.join(SOON)
        assert not thread.is_alive()
    for record in records:
        record.close()
    assert len(govuk.asked) == 2


class Moments(threading.Event):
    """An end that comes after three turns, on a clock that waiting and work move."""

    def __init__(self) -> None:
        super().__init__()
        self.now = 9_000_100.0
        self.waited: list[float] = []

    def wait(self, timeout: float | None = None) -> bool:
        """Let the time pass."""
        self.now += timeout or 0.0
        self.waited.append(timeout or 0.0)
        return len(self.waited) == 3


@pytest.mark.parametrize(
    ("takes", "waited"),
    [(10.0, [790.0, 890.0, 890.0]), (1000.0, [0.0, 0.0, 0.0]), (-5000.0, [900.0, 900.0, 900.0])],
)
def test_turns_follow_each_other(
    kept: Home,
    govuk: GovUk,
    monkeypatch: pytest.MonkeyPatch,
    takes: float,
    waited: list[float],
) -> None:
    """Every 15 minutes; at once after one that took longer; and a clock may go backwards."""
    stop = Moments()
    monkeypatch.setattr("bot.keeping.time.time", lambda: stop.now)
    keeping = keeper(kept, govuk, None, stop)
    monkeypatch.setattr(keeping, "turn", lambda: setattr(stop, "now", stop.now + takes))
    keeping.run()
    assert stop.waited == waited


def wait_for(there: Callable[[], bool]) -> None:
    """Wait until something is there."""
    pause = threading.Event()
    for _ in range(SOON * 20):
        if there():
            return
        pause.wait(0.05)
    pytest.fail("it did not come")


def test_a_home_that_another_program_syncs_is_left_alone(kept: Home, govuk: GovUk) -> None:
    """A maintainer's own run goes before."""
    with locked(kept.root / ".sync.lock"):
        keeper(kept, govuk, SYNCING).turn()
    assert govuk.asked == []


def test_a_failing_turn_is_logged_and_the_next_comes(kept: Home, govuk: GovUk) -> None:
    """A broken file of sources, and then a whole one."""
    (kept.root / "sources.toml").write_text("pages = 5\n")
    stop = threading.Event()
    every = SYNCING | {"FOOTNOTE_CHECK_EVERY": "1s"}
    with structlog.testing.capture_logs() as lines:
        thread = threading.Thread(target=keeper(kept, govuk, every, stop).run)
        thread.start()
        wait_for(lambda: any(line["event"] == "corpus not kept" for line in lines))
        (kept.root / "sources.toml").write_text(SEARCH)
        wait_for(lambda: any(line["event"] == "corpus synced" for line in lines))
        stop.set()
        thread.join(SOON)
    told = next(line for line in lines if line["event"] == "corpus not kept")
    assert "line 1: pages is neither a text nor a list of texts" in told["told"]


def test_a_site_that_does_not_answer_is_left_for_the_next_turn(kept: Home, govuk: GovUk) -> None:
    """After five pages, and nothing that is held is touched."""
    govuk.items = {f"/{n}": item(f"/{n}") for n in range(8)}
    keeping = keeper(kept, govuk, SYNCING)
    keeping.turn()
    govuk.asked.clear()
    for path in govuk.items:
        govuk.say(path, Answer(429, headers={"Retry-After": "3600"}))
    with pytest.raises(Exception, match="asks for fewer requests"):
        keeping.turn()
    assert len(govuk.asked) == 5
    assert set(states(kept).values()) == {State.CURRENT}


def test_an_empty_home_is_not_touched(tmp_path: Path, govuk: GovUk) -> None:
    """No folder is made, and nobody is asked."""
    stop = threading.Event()
    thread = threading.Thread(target=keeper(Home(tmp_path / "none"), govuk, None, stop).run)
    thread.start()
    stop.set()
    thread.join(SOON)
    assert not (tmp_path / "none").exists()
    assert govuk.asked == []


@pytest.mark.parametrize("every", ["6 hours", "0m", "h", "999999d", "15M", ""])
def test_how_often_is_refused_in_words(every: str) -> None:
    """With the ways to write it."""
    with pytest.raises(ValueError, match="write it as 30s, 15m, 6h, 1d, or never"):
        Settings.model_validate({"FOOTNOTE_SYNC_EVERY": every})


@pytest.mark.parametrize(
    ("every", "expected"),
    [("never", None), ("30s", 30), ("15m", 900), ("6h", 21600), ("1d", 86400)],
)
def test_how_often(every: str, expected: int | None) -> None:
    """In seconds, minutes, hours or days."""
    assert seconds(every) == expected
