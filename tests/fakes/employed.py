"""The bot, unmodified, at work in a playground: all it knows of it is an address and tokens."""

from __future__ import annotations

import socket
import threading
import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bot.bootstrap import guidance
from bot.home import Home
from bot.settings import Settings
from bot.slack.serving.events import PATH
from bot.slack.serving.running import run
from tests.fakes.visitor import SECONDS, Visitor

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from bot.playground.server import Playground

FREE = "127.0.0.1:0"


@dataclass
class Bot:
    """A bot on a thread of its own."""

    stop: threading.Event = field(default_factory=threading.Event)
    thread: threading.Thread = field(default_factory=threading.Thread)

    def end(self) -> None:
        """End as on SIGTERM, and wait for it."""
        self.stop.set()
        self.thread.join(SECONDS)
        assert not self.thread.is_alive()


@contextmanager
def employed_by_http(playground: Playground, home: Path, **changes: object) -> Iterator[Bot]:
    """Run the bot on signed HTTP, and let the playground deliver there."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    visitor = Visitor(playground)
    with employed(playground, home, FOOTNOTE_HTTP=address, **changes) as bot:
        visitor.do("events_url", url=f"http://{address}{PATH}")
        yield bot
        visitor.do("events_url", url="")


@contextmanager
def employed(playground: Playground, home: Path, **changes: object) -> Iterator[Bot]:
    """Run the bot until the block ends; deliveries can arrive when the block begins."""
    known = playground.parts.credentials
    settings = Settings.model_validate(
        {
            "SLACK_BOT_TOKEN": known.bot_token,
            "SLACK_APP_TOKEN": known.app_token,
            "SLACK_SIGNING_SECRET": known.signing_secret,
            "SLACK_API_URL": playground.api_url,
            "FOOTNOTE_HEALTH": FREE,
        }
        | changes
    )
    bot, where = Bot(), Home(home)
    current = guidance(where)
    bot.thread = threading.Thread(target=run, args=(where, settings, current, bot.stop))
    bot.thread.start()
    try:
        if settings.http:
            _wait_for(settings.http)
        else:
            sockets = playground.parts.sockets
            assert playground.parts.feed.wait(lambda: sockets.count or None, SECONDS)
        yield bot
    finally:
        bot.end()


def _wait_for(address: str) -> None:
    host, port = address.split(":")
    for _ in range(SECONDS * 20):
        try:
            socket.create_connection((host, int(port)), 1).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise AssertionError(f"nothing listens on {address}")
