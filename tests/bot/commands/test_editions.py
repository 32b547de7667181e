"""Publishing, listing and going back, as they are typed."""

from __future__ import annotations

import json
from datetime import date
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner

from bot.cli import footnote
from bot.home import Home
from corpus.entry import Original
from corpus.library import Library
from index.errors import IndexingError

if TYPE_CHECKING:
    from pathlib import Path

TODAY = date(2026, 11, 24)


def run(*arguments: str) -> list[str]:
    """The lines that the command prints."""
    return CliRunner().invoke(footnote, arguments, catch_exceptions=False).stdout.splitlines()


def publish(home: Path, text: str) -> dict[str, Any]:
    """An edition of one page with this text."""
    content = f"# Imaging\n\n{text}".encode()
    Library(Home(home).library).add(Original.of(PurePath("/page.md"), content), {}, TODAY)
    [line] = run("reindex", "--json")
    published: dict[str, Any] = json.loads(line)
    return published


def test_reindex_says_what_it_published(home: Path) -> None:
    """The edition, and how much it holds."""
    published = publish(home, "One scan.")
    assert (published["documents"], published["passages"]) == (1, 1)
    assert run("reindex") == [f"Published edition {published['edition']}: 1 document, 1 passage."]


def test_reindexing_an_empty_library_says_what_to_do(home: Path) -> None:
    """Nothing is published, and the next step is named."""
    with pytest.raises(IndexingError, match=r"The library is empty\. Add a source"):
        run("reindex")


def test_editions_are_listed_with_the_one_that_answers(home: Path) -> None:
    """Oldest first, numbered; one of them is current."""
    names = [publish(home, text)["edition"] for text in ("One scan.", "Two scans.")]
    listed = [json.loads(line) for line in run("editions", "--json")]
    assert [(one["number"], one["edition"], one["current"]) for one in listed] == [
        (1, names[0], False),
        (2, names[1], True),
    ]
    assert all(one["size"] > 0 and one["made"].endswith("+00:00") for one in listed)
    assert [line.endswith("answers") for line in run("editions")] == [False, True]


def test_one_command_goes_back(home: Path) -> None:
    """The next question is answered from the edition before; a number goes forth again."""
    names = [publish(home, text)["edition"] for text in ("One scan.", "Two scans.")]
    assert names[0] in run("rollback")[0]
    assert json.loads(run("ask", "--json", "scan")[0])["edition"] == names[0]
    assert names[1] in run("rollback", "2")[0]


def test_who_released_an_edition_stays_known(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A reindex that changes nothing, by a nightly job, takes nobody's name and reason away."""
    monkeypatch.setenv("LOGNAME", "ann")
    publish(home, "One scan.")
    run("reindex", "--why", "The figure is new.")
    monkeypatch.setenv("LOGNAME", "cron")
    run("reindex")
    [line] = run("editions")
    assert "by ann  “The figure is new.”  answers" in line


def test_who_went_back_is_recorded(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With when and why, beside the edition; a history written before names nobody."""
    monkeypatch.setenv("LOGNAME", "ann")
    names = [publish(home, text)["edition"] for text in ("One scan.", "Two scans.")]
    pointer = Home(home).editions / "published.json"
    older = json.loads(pointer.read_text())
    for one in older["published"]:
        del one["returns"]
    pointer.write_text(json.dumps(older))
    told = json.loads(run("rollback", "--why", "The figure\nis wrong.", "--json")[0])
    assert (told["edition"], told["by"], told["why"]) == (names[0], "ann", "The figure is wrong.")
    first, second = (json.loads(line) for line in run("editions", "--json"))
    assert first["returns"] == [{name: told[name] for name in ("by", "at", "why")}]
    assert second["returns"] == []
    [line, _] = run("editions")
    assert f"gone back to {told['at']} by ann “The figure is wrong.”  answers" in line
