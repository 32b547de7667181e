"""A journal tells how far a run has come, wherever it was cut short."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from corpus.journal import Journal, read

if TYPE_CHECKING:
    from pathlib import Path

NOW = datetime(2026, 11, 24, 10, tzinfo=UTC)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the journal lies: in a folder that is not there yet."""
    return tmp_path / "home" / "sync.jsonl"


def begun(path: Path, what: str = "a", later: timedelta = timedelta()) -> list[str]:
    """The steps that a run that begins now need not do again."""
    return [step["url"] for step in Journal.begin(path, what, NOW + later).done]


def test_a_run_that_was_cut_short_goes_on(path: Path) -> None:
    """Its steps are known to the next."""
    first = Journal.begin(path, "a", NOW)
    first.note({"url": "1"})
    first.note({"url": "2"})
    assert begun(path) == ["1", "2"]
    assert begun(path, later=timedelta(hours=23)) == ["1", "2"]


def test_every_cut_leaves_a_journal(path: Path) -> None:
    """Wherever a write ends, whole lines before it count, and the next line is whole."""
    first = Journal.begin(path, "a", NOW)
    for number in range(3):
        first.note({"url": str(number)})
    whole = path.read_bytes()
    for end in range(len(whole)):
        path.write_bytes(whole[:end])
        journal = Journal.begin(path, "a", NOW)
        known = [step["url"] for step in journal.done]
        assert known == ["0", "1", "2"][: len(known)]
        assert len(known) >= max(whole[:end].count(b"\n") - 1, 0)
        journal.note({"url": "next"})
        assert begun(path) == [*known, "next"]


@pytest.mark.parametrize(
    ("what", "later"),
    [("b", timedelta()), ("a", timedelta(days=2)), ("a", timedelta(days=-2))],
)
def test_another_run_begins_anew(path: Path, what: str, later: timedelta) -> None:
    """One for other sources, one much later, or one whose clock went backwards."""
    Journal.begin(path, "a", NOW).note({"url": "1"})
    assert begun(path, what, later) == []
    assert len(read(path)) == 1


def test_a_finished_run_begins_anew(path: Path) -> None:
    """Every page is looked at again."""
    first = Journal.begin(path, "a", NOW)
    first.note({"url": "1"})
    first.note({"finished": NOW.isoformat()})
    assert begun(path) == []


@pytest.mark.parametrize("content", [b"", b"\xff\x00", b"[]\n", b'{"what": "a", "started": 5}\n'])
def test_a_damaged_journal_begins_anew(path: Path, content: bytes) -> None:
    """It is no reason not to sync."""
    path.parent.mkdir()
    path.write_bytes(content)
    assert begun(path) == []
