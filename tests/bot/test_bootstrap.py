"""What answers in a home: the published edition, or the demonstration while there is nothing."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from bot.bootstrap import guidance
from bot.home import Home
from corpus.bundled import bundled
from corpus.entry import Original
from corpus.library import Library
from index.editions import Editions
from index.errors import IndexingError

CHECKOUT = Path(__file__).parents[2]
TODAY = date(2026, 11, 24)
PAGE = b"# Imaging\n\nThe scanner makes 3 million scans."


def added(home: Home) -> None:
    """One source in the library of ``home``."""
    Library(home.library).add(Original.of(Path("/page.md"), PAGE), {}, TODAY)


def test_a_fresh_home_answers_from_the_bundled_restatement(home: Path) -> None:
    """Promise 7: with nothing in the library the demonstration answers, marked as one."""
    edition = guidance(Home(home))()
    assert list(edition.documents) == [bundled().id]
    assert edition.document(bundled().id).source.restatement


def test_the_demonstration_is_made_once(home: Path) -> None:
    """The second process finds it made, and opens the very files."""
    first = guidance(Home(home))()
    again = guidance(Home(home))()
    assert again.folder == first.folder
    assert (home / "cache") in first.folder.parents
    assert not (home / "editions").exists()


def test_two_that_start_together_answer_from_one(home: Path) -> None:
    """Neither fails on what the other has half made, and one folder is left."""
    command = [sys.executable, "-m", "bot", "--home", str(home), "ask", "What is LSO?"]
    both = [
        subprocess.Popen(command, cwd=CHECKOUT, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        for _ in range(2)
    ]
    for one in both:
        out, err = one.communicate(timeout=60)
        assert (one.returncode, err) == (0, b"")
        assert b"restatement" in out
    [root] = (home / "cache").iterdir()
    assert len([folder for folder in root.iterdir() if folder.is_dir()]) == 1


def test_a_home_that_cannot_be_written_answers_all_the_same(tmp_path: Path) -> None:
    """With no place to keep it, the demonstration is made in memory."""
    blocked = tmp_path / "file"
    blocked.write_bytes(b"")
    assert len(guidance(Home(blocked / "home"))().passages) > 0


def test_once_the_library_holds_something_the_demonstration_is_silent(home: Path) -> None:
    """Sources added and not published yet: the error says what to do, and it is told once."""
    added(Home(home))
    told: list[str] = []
    current = guidance(Home(home), tell=told.append)
    for _ in range(2):
        with pytest.raises(IndexingError, match="Nothing is published yet"):
            current()
    assert told == ["Nothing is published yet. Run `footnote reindex`."]


def test_serving_never_falls_back_on_the_demonstration(home: Path) -> None:
    """Without leave to demonstrate, an empty home has nothing to answer from."""
    with pytest.raises(IndexingError, match="Nothing is published yet"):
        guidance(Home(home), demonstration=False)()
    assert not (home / "cache").exists()


def test_what_is_published_takes_over(home: Path) -> None:
    """The same callable answers from the library once it is published."""
    current = guidance(Home(home))
    assert list(current().documents) == [bundled().id]
    added(Home(home))
    Editions(Home(home).editions).publish(Library(Home(home).library).documents(), "now")
    assert list(current().documents) == ["page"]


def test_a_damaged_edition_is_told_and_the_one_before_answers(home: Path) -> None:
    """The warning names the file; the demonstration does not step in."""
    added(Home(home))
    editions = Editions(Home(home).editions)
    good = editions.publish(Library(Home(home).library).documents(), "1")
    Library(Home(home).library).add(Original.of(Path("/page.md"), PAGE + b" More."), {}, TODAY)
    bad = editions.publish(Library(Home(home).library).documents(), "2")
    (bad.folder / "postings.npy").write_bytes(b"")
    told: list[str] = []
    current = guidance(Home(home), tell=told.append)
    assert [current().name for _ in range(2)] == [good.name] * 2
    assert told == [
        f"Edition {bad.name} is damaged: postings.npy. Edition {good.name} answers instead."
    ]
