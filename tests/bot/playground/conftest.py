"""A playground, and someone who visits it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.playground.courier import Patience
from bot.playground.parts import parts
from bot.playground.server import Playground
from tests.fakes.echo_bot import client
from tests.fakes.visitor import Visitor

if TYPE_CHECKING:
    from collections.abc import Iterator

    from slack_sdk import WebClient

IMPATIENT = Patience(seconds=1.0, pauses=(0.05, 0.1, 0.2))


@pytest.fixture
def playground() -> Iterator[Playground]:
    """A running playground that retries without long pauses."""
    with Playground(parts=parts(patience=IMPATIENT)) as running:
        yield running


@pytest.fixture
def visitor(playground: Playground) -> Visitor:
    """A trade adviser at the playground's page."""
    return Visitor(playground)


@pytest.fixture
def web(playground: Playground) -> WebClient:
    """A client of the Web API with the bot's token."""
    return client(playground)
