"""The trade desk asks to hear what changes; a maintainer publishes, and the channel is told."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from bot.cli import footnote
from bot.home import Home
from bot.settings import Settings, database
from bot.slack.channels import NEWS
from bot.storage import Record
from tests.fakes.employed import employed
from tests.fakes.visitor import SECONDS, TRADE_DESK, Visitor

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from bot.playground.server import Playground
    from tests.fakes.employed import Bot

BOATS = "# Rowing boats\n\nThe Boat Office inspects 42 rowing boats a year.\n"


def publish(page: Path, words: str) -> None:
    """Add a page and publish it."""
    page.write_text(words, encoding="utf-8")
    for order in (["corpus", "add", str(page)], ["reindex"]):
        assert CliRunner().invoke(footnote, order).exit_code == 0


@pytest.fixture
def page(tmp_path: Path) -> Path:
    """A page on the maintainer's disk."""
    return tmp_path / "boats.md"


@pytest.fixture
def bot(playground: Playground, home: Path, page: Path) -> Iterator[Bot]:
    """The bot at work on that page."""
    publish(page, BOATS)
    with employed(playground, home) as bot:
        yield bot


def wait_until_noted(home: Path) -> None:
    """The bot notes what there is, before it can tell what is new."""
    record = Record(database(Settings.model_validate({}), Home(home)), lambda: datetime.now(UTC))
    for _ in range(SECONDS * 20):
        if any(one.told for one in record.channels("T0PLAYGRND")):
            break
        time.sleep(0.05)
    else:
        pytest.fail("nothing was noted")
    record.close()


def test_the_channel_is_told(bot: Bot, playground: Playground, home: Path, page: Path) -> None:
    """Once, in the channel itself; nobody is told of what was there before."""
    ben, feed = Visitor(playground, "U0BEN"), playground.parts.feed
    ben.do("command", channel=TRADE_DESK, text="/guidance settings")
    opened = feed.wait(lambda: playground.parts.views.stack(ben.user) or None, SECONDS)
    assert opened
    ticked = {"type": "checkboxes", "selected_options": [{"value": NEWS}]}
    assert ben.do("submit", view_id=opened[-1].id, values={NEWS: {NEWS: ticked}})["ok"]
    wait_until_noted(home)
    publish(page, BOATS.replace("42", "43"))

    def news() -> list[str] | None:
        said = playground.parts.workspace.messages(TRADE_DESK)
        return [one.text for one in said if one.by_app] or None

    assert feed.wait(news, SECONDS) == ["The guidance I hold has changed.\n• Changed: Rowing boats"]
