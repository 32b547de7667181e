"""Our page shows a message as another renderer of Slack's blocks does: the same words in order."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bot.playground.parts import parts
from bot.playground.server import Playground
from tests.fakes.browser import Tab, browser
from tests.fakes.echo_bot import client
from tests.fakes.rendered import pages
from tests.fakes.visitor import TRADE_DESK
from tests.goldens import FOLDER

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = [pytest.mark.needs_browser, pytest.mark.needs_npm]

NAMES = [
    "messages/abstained_missing_words",
    "messages/abstained_withdrawn",
    "messages/answered",
    "messages/corrected",
    "messages/differing",
    "messages/nearest",
    "messages/no_url",
    "messages/sources",
    "verdicts/differs",
    "verdicts/matches",
    "verdicts/not_covered",
    "verdicts/several",
]
OWN = {"warning", "footnote", "app", "00", "helpful", "not"}
"""Words about a message that either page adds: what an alert is, who wrote it and when."""

PICTURES = os.environ.get("TEST_PICTURES")
"""A folder for the pictures, ours and the other's of each message, to be looked at."""


@pytest.fixture(scope="module")
def theirs(node_modules: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Each message as a page of the other renderer."""
    messages = [json.loads((FOLDER / f"{name}.json").read_text())["blocks"] for name in NAMES]
    found = pages(messages, node_modules, tmp_path_factory.mktemp("rendered"))
    return dict(zip(NAMES, found, strict=True))


@pytest.fixture(scope="module")
def playground() -> Iterator[Playground]:
    """A playground without a bot."""
    with Playground(parts=parts()) as running:
        yield running


@pytest.fixture(scope="module")
def tab(chromium: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Tab]:
    """One page of a browser."""
    with browser(chromium, tmp_path_factory.mktemp("profile")) as opened:
        opened.resize(700, 900)
        yield opened


def words(text: str) -> list[str]:
    """The words that people read, in order."""
    found = (word.lower() for word in re.findall(r"\w+", text))
    return [word for word in found if word not in OWN]


def pictured(tab: Tab, name: str) -> None:
    """Keep a picture, where somebody wishes to look."""
    if PICTURES:
        Path(PICTURES).mkdir(parents=True, exist_ok=True)
        tab.picture(Path(PICTURES) / f"{name.replace('/', '-')}.png")


@pytest.mark.parametrize("name", NAMES)
def test_another_renderer_shows_the_same_words(
    tab: Tab, playground: Playground, theirs: dict[str, str], tmp_path: Path, name: str
) -> None:
    """None is left out, and none stands elsewhere; what is bold there is bold here."""
    message = json.loads((FOLDER / f"{name}.json").read_text())
    ts = client(playground).chat_postMessage(channel=TRADE_DESK, **message)["ts"]
    tab.open(playground.url)
    ours = f"document.getElementById('m{ts}')?.querySelector('.said')"
    tab.wait(f"!!{ours}")
    shown, bold = tab.run(f"{ours}.innerText"), tab.run(strong(ours, "strong"))
    tab.run(f"document.getElementById('m{ts}').scrollIntoView()")
    pictured(tab, f"{name}-ours")
    file = tmp_path / "theirs.html"
    file.write_text(theirs[name], encoding="utf-8")
    tab.open(file.as_uri())
    other = "document.querySelector('.slack_blocks_to_jsx--blocks')"
    pictured(tab, f"{name}-theirs")
    assert len(words(shown)) > 20
    assert words(tab.run(f"{other}.innerText")) == words(shown)
    assert tab.run(strong(other, ".slack_blocks_to_jsx__rich_text .font-semibold")) == bold


def strong(within: str, selector: str) -> str:
    """A script that returns what stands in bold."""
    return f"[...{within}.querySelectorAll('{selector}')].map((one) => one.textContent)"
