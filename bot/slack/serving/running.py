"""The bot as a running program: everything starts in order, and ends what it began."""

from __future__ import annotations

import threading
from contextlib import ExitStack
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Protocol

import structlog

from bot.answering import Question
from bot.checking import checked
from bot.holdings import Shelf
from bot.home import today
from bot.keeping import Keeper
from bot.metrics import Metrics
from bot.prompts import Prompts
from bot.releasing.maintaining import Maintaining
from bot.reply import reply
from bot.sets import ALL_SEEN, without
from bot.settings import database, required
from bot.slack.app import build
from bot.slack.parts import Parts
from bot.slack.proposing import propose
from bot.slack.serving.chores import beat, chores
from bot.slack.serving.events import PATH, events
from bot.slack.serving.health import health
from bot.slack.serving.listening import Listening
from bot.slack.serving.socket_mode import SocketMode
from bot.storage import Record
from corpus.standing import FILE, Watched
from index.editions import Editions
from index.errors import IndexingError

if TYPE_CHECKING:
    from collections.abc import Callable

    from slack_bolt import App

    from bot.home import Home
    from bot.reply import Reply
    from bot.sets import Hidden
    from bot.settings import Settings
    from index.edition import Edition

log = structlog.get_logger()


class Way(Protocol):
    """A way that deliveries arrive."""

    def start(self) -> None:
        """Take deliveries."""

    def is_connected(self) -> bool:
        """Say whether deliveries can arrive."""

    def stop_taking(self) -> None:
        """Take no more, and acknowledge what was taken."""

    def stop(self) -> None:
        """Let go of the network."""


def run(
    home: Home, settings: Settings, current: Callable[[], Edition], stop: threading.Event
) -> None:
    """Serve until ``stop`` is set; then finish what has begun."""
    metrics = Metrics()
    metrics.watch(current)
    with ExitStack() as ending:
        record = Record(
            database(settings, home), lambda: datetime.now(UTC), migrating=settings.migrate_at_start
        )
        ending.callback(record.close)
        checks: dict[str, Callable[[], bool]] = {
            "edition": lambda: _opens(current),
            "database": record.works,
        }
        port = Listening(health(checks, metrics), settings.health, "--health")
        ending.callback(port.stop)
        parts = Parts(
            record,
            _answering(current),
            Prompts(current, today),
            metrics,
            _named(home, current),
            lambda claim, hidden: checked(claim, lambda: without(current(), hidden), today()),
            Shelf(current, today),
            Watched(home.library / FILE),
            Maintaining(home, record, current),
        )
        bot = build(settings, parts)
        ending.callback(bot.finish)
        way = _way(settings, bot.app)
        ending.callback(way.stop)
        checks["slack"] = way.is_connected
        _warm(parts)
        port.start()
        way.start()
        log.info("serving", health=port.url, team=bot.identity.team, edition=current().name)
        ended = threading.Event()
        beating = threading.Thread(target=beat, args=(ended, record), name="beat")
        beating.start()
        ending.callback(beating.join)
        ending.callback(ended.set)
        keeper = Keeper(
            home,
            settings,
            lambda turn: record.first_seen([turn]),
            stop,
            lambda found: propose(bot.desk, found),
        )
        threading.Thread(target=keeper.run, name="keeper", daemon=True).start()
        chores(stop, record, bot, current, settings.retention_days)
        log.info("stopping")
        way.stop_taking()
        bot.finish()
    log.info("stopped")


def _warm(parts: Parts) -> None:
    """Open the database and the edition before anybody waits for them."""
    parts.record.open()
    for question in parts.prompts() or ("",):
        parts.answering(Question(question), ALL_SEEN)


def _answering(current: Callable[[], Edition]) -> Callable[[Question, Hidden], Reply]:
    return lambda question, hidden: reply(question, lambda: without(current(), hidden), today())


def _named(home: Home, current: Callable[[], Edition]) -> Callable[[str], Edition]:
    """Return what opens an edition by its name; the current one may stand in no list."""
    editions = Editions(home.editions)

    def named(name: str) -> Edition:
        edition = current()
        return edition if edition.name == name else editions.open(name)

    return named


def _opens(current: Callable[[], Edition]) -> bool:
    try:
        current()
    except IndexingError:
        return False
    return True


def _way(settings: Settings, app: App) -> Way:
    if settings.http is None:
        return SocketMode(app, required(settings, "slack_app_token"))
    secret = required(settings, "slack_signing_secret")
    return Http(Listening(events(app, secret), settings.http, "--http"))


class Http:
    """Signed HTTP as a way that deliveries arrive."""

    def __init__(self, listening: Listening) -> None:
        self._listening = listening

    def start(self) -> None:
        """Take deliveries."""
        self._listening.start()
        log.info("listening", url=f"{self._listening.url}{PATH}")

    def is_connected(self) -> bool:
        """Say whether deliveries can arrive."""
        return self._listening.is_serving()

    def stop_taking(self) -> None:
        """Answer the requests that have begun."""
        self._listening.stop()

    def stop(self) -> None:
        """Let go of the port."""
        self._listening.stop()
