"""``ask``: a thread, a batch, and what is refused."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner, Result

from bot.cli import footnote

if TYPE_CHECKING:
    from pathlib import Path


def ask(*words: str, typed: str | bytes | None = None) -> Result:
    """Run ``footnote ask``."""
    return CliRunner().invoke(footnote, ["ask", *words], input=typed)


def lines(done: Result) -> list[dict[str, Any]]:
    """The objects printed, one a line."""
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_a_thread_file_is_what_was_asked_before(home: Path, tmp_path: Path) -> None:
    """A follow-up with its thread is read as it would be in Slack."""
    thread = tmp_path / "thread.json"
    thread.write_text(json.dumps(["How many CT scans does the NHS do a year?"]))
    (given,) = lines(ask("and ultrasound?", "--thread", str(thread), "--json"))
    assert given["quotes"][0]["spans"][-1]["text"] == "ultrasound scans (10.5 million)"


@pytest.mark.parametrize("content", ["", "{}", "[1]", '"one"', "[" * 100_000, "\0"])
def test_a_thread_that_is_none_is_named(home: Path, tmp_path: Path, content: str) -> None:
    """Exit 1, one line on stderr, and the form that it must have."""
    thread = tmp_path / "thread.json"
    thread.write_text(content)
    done = ask("and ultrasound?", "--thread", str(thread))
    assert done.exit_code == 1
    assert "is no thread" in str(done.exception)
    assert 'Write a JSON array: ["first question", …].' in str(done.exception)


def test_a_batch_answers_in_order_whatever_is_bad(home: Path) -> None:
    """Each bad line gets its error, the others their reply, and the exit code says so."""
    typed = [
        b'{"id": "a", "question": "How many CT scans?"}',
        b"not JSON",
        b'{"id": "c"}',
        b'{"id": "d", "question": 4}',
        b'["e"]',
        b'{"id": "f", "question": "caf\xe9"}',
        b'{"id": "g", "question": "And MRI?", "thread": "How many CT scans?"}',
        b"[" * 100_000,
        b"",
        b'{"id": "h", "question": "And MRI?", "thread": ["How many CT scans?"]}',
        b'{"id": "i", "question": "How many CT scans?", "thread": null}',
    ]
    done = ask("--batch", "-", typed=b"\n".join(typed))
    given = lines(done)
    assert [one["id"] for one in given] == ["a", None, "c", "d", None, None, "g", None, "h", "i"]
    assert ["error" in one for one in given] == [False] + [True] * 7 + [False] * 2
    assert done.exit_code == 1


def test_a_batch_without_a_fault_exits_0(home: Path) -> None:
    """What is answered never changes the exit code: silence is no failure."""
    typed = '{"id": 1, "question": "hello"}\n{"id": 2, "question": ""}\n'
    done = ask("--batch", "-", typed=typed)
    assert [one["reason"] for one in lines(done)] == ["small_talk", "empty_question"]
    assert done.exit_code == 0


@pytest.mark.parametrize("words", [(), ("one", "two"), ("one", "--batch", "-"), ("--nonsense",)])
def test_wrong_usage_exits_2(home: Path, words: tuple[str, ...]) -> None:
    """No question, two of them, or a question beside a batch."""
    assert ask(*words).exit_code == 2
