"""A workspace without Slack, the bot in it, and people who talk to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.playground import tickets
from bot.playground.courier import Patience
from bot.playground.parts import parts
from bot.playground.server import Playground
from tests.fakes.employed import Bot, employed, employed_by_http
from tests.fakes.visitor import SECONDS, Visitor

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

IMPATIENT = Patience(seconds=SECONDS, pauses=(0.05, 0.1, 0.2))


@pytest.fixture
def playground(monkeypatch: pytest.MonkeyPatch) -> Iterator[Playground]:
    """A workspace that sends again without long pauses, and gives a busy machine time."""
    monkeypatch.setattr(tickets, "TRIGGER_SECONDS", SECONDS)
    with Playground(parts=parts(patience=IMPATIENT)) as running:
        yield running


@pytest.fixture
def bot(playground: Playground, home: Path) -> Iterator[Bot]:
    """The bot at work by Socket Mode, on the bundled restatement."""
    with employed(playground, home) as bot:
        yield bot


@pytest.fixture(params=[employed, employed_by_http], ids=["socket", "http"])
def bot_either_way(
    request: pytest.FixtureRequest, playground: Playground, home: Path
) -> Iterator[Bot]:
    """The bot at work by Socket Mode, and again by signed HTTP."""
    with request.param(playground, home) as bot:
        yield bot


@pytest.fixture
def amira(playground: Playground) -> Visitor:
    """A trade adviser."""
    return Visitor(playground)
