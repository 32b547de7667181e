"""A newcomer opens the playground: asks, reads the quote in the thread, follows up, shares."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.fakes.browser import browser

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]


@pytest.fixture
def url(home: Path) -> Iterator[str]:
    """The playground as the README starts it, on a home that holds nothing; its page."""
    command = [sys.executable, "-m", "bot", "playground", "--no-browser", "--port", "0"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        try:
            yield json.loads(process.stdout.readline())["url"]
        finally:
            process.send_signal(signal.SIGINT)
    assert process.returncode == 0


@pytest.mark.needs_browser
def test_the_first_question(url: str, chromium: str, tmp_path: Path) -> None:
    """One click asks; the quote has its footnote; a follow-up and a button work as in Slack."""
    with browser(chromium, tmp_path / "profile") as tab:
        tab.open(url)
        tab.wait("document.querySelector('#connected').classList.contains('on')")
        question = tab.wait("document.querySelector('#examples button')?.textContent")
        assert question == "How many MRI scans does the NHS do a year?"

        tab.run("document.querySelector('#examples button').click()")
        tab.wait("!!document.querySelector('#replies .list')")
        reply = "[...document.querySelectorAll('#replies .message')].at(-1)"
        assert tab.run(f"{reply}.querySelector('.list strong').textContent") == "4 million"
        text = tab.run(f"{reply}.textContent")
        assert "integrated medical imaging market" in text
        assert "15 October 2018" in text
        assert "8 years old" in text
        assert "restatement, not official wording" in text
        link = tab.run(f"{reply}.querySelector('a').href")
        assert link.startswith("https://www.gov.uk/government/publications/medical-imaging")

        tab.run("document.querySelector('#reply textarea').focus()")
        tab.type("@Footnote and ultrasound?")
        tab.enter()
        tab.wait("document.querySelectorAll('#replies .message').length === 4")
        assert tab.run(f"{reply}.querySelector('.list strong').textContent") == "10.5 million"

        tab.run("document.querySelector('#write textarea').focus()")
        tab.type("/guidance How many CT scans?")
        tab.enter()
        share = (
            "[...document.querySelectorAll('.private .actions button')]"
            ".find((button) => button.textContent === 'Share to channel')"
        )
        tab.wait(f"!!{share}")
        before = tab.run("document.querySelectorAll('#messages .message').length")
        tab.run(f"{share}.click()")
        shared = "[...document.querySelectorAll('#messages .message:not(.private)')].at(-1)"
        tab.wait(f"{shared}.textContent.includes('5.5 million')")
        assert tab.run("document.querySelectorAll('#messages .message').length") >= before
        assert tab.complaints == []


LATE = """
const sent = window.fetch;
window.fetch = async (...given) => {
  const told = await sent(...given);
  if (String(given[0]).includes("/page/say")) await new Promise((go) => setTimeout(go, 1000));
  return told;
};
"""
"""The page hears last that its question was taken."""


@pytest.mark.needs_browser
def test_an_answer_may_come_before_the_receipt(url: str, chromium: str, tmp_path: Path) -> None:
    """The thread opens all the same, with the answer in it."""
    with browser(chromium, tmp_path / "profile") as tab:
        tab.open(url)
        tab.wait("document.querySelector('#connected').classList.contains('on')")
        tab.wait("!!document.querySelector('#examples button')")
        tab.run(LATE)
        tab.run("document.querySelector('#examples button').click()")
        tab.wait("!!document.querySelector('#replies .list strong')")
        assert tab.complaints == []
