"""A conversation in the terminal."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from bot import wording
from bot.cli import footnote
from bot.reply import Reply, reply

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from bot.answering import Question
    from index.edition import Edition

ROOT = Path(__file__).parents[3]


def chat(*typed: str) -> str:
    """What is said when these lines are typed."""
    done = CliRunner().invoke(footnote, ["chat"], input="".join(f"{line}\n" for line in typed))
    assert done.exit_code == 0
    return done.stdout


def test_each_line_is_a_question_until_the_end(home: Path) -> None:
    """Two questions get two replies; a line of spaces gets none."""
    assert chat("How many CT scans?", "   ", "How many MRI scans?").count("Reference FN-") == 2


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[Question]:
    """The questions that the chat hands on to be answered."""
    heard: list[Question] = []

    def listen(question: Question, current: Callable[[], Edition], today: date) -> Reply:
        heard.append(question)
        return reply(question, current, today)

    monkeypatch.setattr("bot.commands.chat.reply", listen)
    return heard


def test_each_question_is_read_in_its_thread(home: Path, asked: list[Question]) -> None:
    """A question knows those before it, oldest first; after ``new`` it knows none."""
    said = chat("How many CT scans?", "and ultrasound?", "and MRI?", "new", "How many?")
    assert [question.thread for question in asked] == [
        (),
        ("How many CT scans?",),
        ("How many CT scans?", "and ultrasound?"),
        (),
    ]
    assert said.count(wording.NEW_THREAD) == 1


def test_a_word_leaves(home: Path, asked: list[Question]) -> None:
    """What follows ``exit`` is not asked."""
    chat("How many CT scans?", "exit", "more")
    assert [question.text for question in asked] == ["How many CT scans?"]


def test_a_terminal_is_prompted(home: Path) -> None:
    """On a terminal the first line says how to leave, and Ctrl-D does."""
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-m", "bot", "chat"],
        cwd=ROOT,
        stdin=theirs,
        stdout=subprocess.PIPE,
        env={**os.environ, "TERM": "dumb"},
    ) as chatting:
        os.close(theirs)
        os.write(ours, b"\x04")
        said, _ = chatting.communicate(timeout=30)
    os.close(ours)
    assert said.decode().startswith(wording.CHAT)
    assert chatting.returncode == 0
