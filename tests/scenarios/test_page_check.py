"""On the page: a colleague's message is checked, on a wide screen and on a telephone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot import wording
from bot.playground.courier import Patience
from bot.playground.installed import installed
from bot.playground.parts import parts
from bot.playground.server import Playground
from bot.slack.manifest import manifest
from tests.fakes.browser import browser
from tests.fakes.employed import employed
from tests.fakes.visitor import Visitor

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

CLAIM = "The NHS does 10 million X-rays a year."
IMPATIENT = Patience(seconds=2.0, pauses=(0.05, 0.1, 0.2))


@pytest.fixture
def installation(home: Path) -> Iterator[Playground]:
    """A workspace with the bot installed as its manifest says, shortcuts and all."""
    made = parts(identity=installed(manifest()), patience=IMPATIENT)
    with Playground(parts=made) as running, employed(running, home):
        yield running


@pytest.mark.needs_browser
@pytest.mark.parametrize("width", [1400, 360])
def test_a_message_is_checked_from_its_menu(
    installation: Playground, chromium: str, tmp_path: Path, width: int
) -> None:
    """The verdict stands below, for the checker alone; shared, it stands in the thread."""
    Visitor(installation, "U0BEN").say(CLAIM)
    with browser(chromium, tmp_path / "profile") as tab:
        tab.resize(width, 900)
        tab.open(installation.url)
        check = _button("#messages .message", wording.SHORTCUT)
        tab.wait(f"!!{check}")
        tab.run(f"{check}.click()")
        tab.wait("!!document.querySelector('.message.private .actions')")
        said = tab.run("document.querySelector('.message.private').textContent")
        assert "Only visible to you" in said
        assert "Differs from the guidance of 15 October 2018." in said
        assert "You wrote: 10 million X-rays a year. Guidance: X-rays (25 million), a year." in said
        bold = "[...document.querySelectorAll('.private strong')].map((one) => one.textContent)"
        assert "25 million" in tab.run(bold)
        assert tab.run("document.documentElement.scrollWidth") <= width
        tab.run(f"{_button('.private', wording.SHARE_THREAD[0])}.click()")
        tab.wait("document.querySelector('#messages .replies')?.textContent === '1 reply'")
        assert tab.complaints == []


def _button(within: str, words: str) -> str:
    return (
        f"[...document.querySelectorAll('{within} button')]"
        f".find((button) => button.textContent === '{words}')"
    )
