"""A stand-in for GOV.UK, and a client of it that has no patience to lose."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from corpus.govuk.asking import Asking, Patience
from corpus.govuk.client import Client
from corpus.govuk.hosts import Hosts
from corpus.govuk.pace import Pace
from corpus.govuk.wire import Times, Wire
from tests.fakes.govuk import standing_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.fakes.govuk import GovUk


@pytest.fixture
def govuk() -> Iterator[GovUk]:
    """A stand-in without pages."""
    with standing_in() as running:
        yield running


@pytest.fixture
def client(govuk: GovUk) -> Iterator[Client]:
    """A client that tries three times, at once."""
    wire = Wire(Hosts(stand_in=govuk.url), Pace(10_000))
    yield Client(Asking(wire, Patience(attempts=3, wait=0.0)))
    wire.close()


@pytest.fixture
def hurried(govuk: GovUk) -> Iterator[Client]:
    """A client that waits for no answer longer than a moment, and tries ten times."""
    wire = Wire(Hosts(stand_in=govuk.url), Pace(10_000), times=Times(0.2, 0.3))
    yield Client(Asking(wire, Patience(attempts=10, wait=0.0)))
    wire.close()
