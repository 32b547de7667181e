"""The client that fetches pages, as the settings of a home allow it."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from corpus.govuk.asking import Asking
from corpus.govuk.client import Client
from corpus.govuk.hosts import Hosts
from corpus.govuk.pace import Pace
from corpus.govuk.wire import Wire

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.home import Home
    from bot.settings import Settings


@contextmanager
def fetching(home: Home, settings: Settings) -> Iterator[Client]:
    """Give the client, and close its connections in the end."""
    hosts = Hosts(frozenset(map(str.lower, settings.allowed_hosts)), settings.govuk_url)
    wire = Wire(hosts, Pace(shared=home.pace))
    try:
        yield Client(Asking(wire))
    finally:
        wire.close()
