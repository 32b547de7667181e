"""Somebody who cannot see well, or use a mouse, has the playground's page like everybody else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot import wording
from tests.fakes.axe import Axe
from tests.fakes.browser import Tab, browser

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from bot.playground.server import Playground
    from tests.fakes.employed import Bot
    from tests.fakes.visitor import Visitor

pytestmark = [pytest.mark.needs_browser, pytest.mark.needs_npm]

SIZES = [(360, False), (1400, False), (1400, True)]
QUESTIONS = [
    "Which imaging research is there?",
    "How many PET scans?",
    "Does my ultrasound device need UKCA marking?",
    "The NHS does 10 million X-rays a year, right?",
]


@pytest.fixture
def axe(node_modules: Path) -> Axe:
    """axe-core as npm has it."""
    return Axe.of(node_modules)


@pytest.fixture
def tab(
    playground: Playground, bot: Bot, amira: Visitor, chromium: str, tmp_path: Path
) -> Iterator[Tab]:
    """The page, after one reply of each kind."""
    for question in QUESTIONS:
        amira.ask(question)
    with browser(chromium, tmp_path / "profile") as opened:
        opened.open(playground.url)
        opened.wait(f"document.querySelectorAll('.replies').length >= {len(QUESTIONS)}")
        yield opened


def click(tab: Tab, selector: str) -> None:
    """Press what the selector finds last."""
    tab.wait(f"document.querySelectorAll({selector!r}).length > 0")
    tab.run(f"[...document.querySelectorAll({selector!r})].at(-1).click()")


def everywhere(tab: Tab, axe: Axe) -> Iterator[str]:
    """Go through the page, and yield what is broken, and where."""
    yield from (f"channel: {broken}" for broken in axe.violations(tab))
    for number in range(len(QUESTIONS)):
        tab.run(f"document.querySelectorAll('#messages .replies')[{number}].click()")
        tab.wait("document.querySelectorAll('#replies .message').length > 1")
        yield from (f"thread {number}: {broken}" for broken in axe.violations(tab))
    tab.run("document.querySelectorAll('#messages .replies')[0].click()")
    for button in (wording.SHOW, wording.COPY, wording.MORE, wording.NOT_HELPFUL):
        words = f"(one) => one.textContent.endsWith({button!r})"
        tab.run(f"[...document.querySelectorAll('#replies button')].find({words}).click()")
        tab.wait("document.querySelector('#modal').open")
        yield from (f"{button}: {broken}" for broken in axe.violations(tab))
        tab.press("Escape", 27)
        tab.wait("!document.querySelector('#modal').open")
    tab.run("document.querySelector('#thread-close').click()")
    tab.run("document.querySelector('#menu').click()")
    yield from (f"menu: {broken}" for broken in axe.violations(tab))
    click(tab, "#directs button")
    click(tab, "#tab-home")
    tab.wait("document.querySelectorAll('#home h2').length > 0")
    yield from (f"home: {broken}" for broken in axe.violations(tab))
    tab.run("document.querySelector('#behind').click()")
    tab.wait("document.querySelectorAll('#log li').length > 0")
    yield from (f"drawer: {broken}" for broken in axe.violations(tab))


@pytest.mark.parametrize(("width", "dark"), SIZES)
def test_the_page_passes_axe(tab: Tab, axe: Axe, width: int, *, dark: bool) -> None:
    """Channel, threads with every kind of reply, windows, home and drawer, wide and narrow."""
    tab.resize(width, 900, dark=dark)
    broken = "\n".join(everywhere(tab, axe))
    assert not broken, broken
