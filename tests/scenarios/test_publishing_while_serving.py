"""A maintainer publishes while people ask: the running bot moves on, and back, by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from bot.cli import footnote
from tests.fakes.employed import employed

if TYPE_CHECKING:
    from pathlib import Path

    from bot.playground.server import Playground
    from tests.fakes.visitor import Visitor

QUESTION = "How many brass lanterns are inspected a year?"
PAGE = "# Brass lamps\n\n## Inspection\n\nThe Lamp Office inspects {} brass lanterns a year.\n"


@pytest.fixture
def published(home: Path, tmp_path: Path) -> Path:
    """A page in the library, published."""
    page = tmp_path / "lamps.md"
    publish(page, 310)
    return page


def publish(page: Path, figure: int) -> None:
    """Write the page with this figure, add it and reindex."""
    page.write_text(PAGE.format(figure), encoding="utf-8")
    run("corpus", "add", str(page))
    run("reindex")


def run(*arguments: str) -> None:
    """Run ``footnote`` in this process, beside the bot."""
    done = CliRunner().invoke(footnote, list(arguments))
    assert done.exit_code == 0, done.output


def test_the_bot_moves_to_a_new_edition_and_back(
    published: Path, home: Path, playground: Playground, amira: Visitor
) -> None:
    """Without a restart, and at the next question."""
    with employed(playground, home):
        assert "310" in amira.ask(QUESTION).text
        publish(published, 295)
        assert "295" in amira.ask(QUESTION).text
        run("rollback")
        assert "310" in amira.ask(QUESTION).text


def test_a_damaged_edition_is_not_read(
    published: Path, home: Path, playground: Playground, amira: Visitor
) -> None:
    """One byte is flipped while nobody looks; the last good edition answers after a restart."""
    publish(published, 295)
    folder = _newest_folder(home)
    largest = max(folder.iterdir(), key=lambda path: path.stat().st_size)
    largest.chmod(0o644)
    content = bytearray(largest.read_bytes())
    content[-1] ^= 1
    largest.write_bytes(content)
    with employed(playground, home):
        assert "310" in amira.ask(QUESTION).text


def test_without_any_edition_the_reply_says_that_it_cannot_look(
    published: Path, home: Path, playground: Playground, amira: Visitor
) -> None:
    """Nothing is made up, and nothing falls back on the restatement."""
    with employed(playground, home):
        assert "310" in amira.ask(QUESTION).text
        for folder in (path for path in (home / "editions").iterdir() if path.is_dir()):
            folder.rename(folder.with_name(f"lost-{folder.name}"))
        (home / "editions" / "published.json").touch()
        reply = amira.ask(QUESTION)
        assert reply.text.startswith("I cannot look right now")


def _newest_folder(home: Path) -> Path:
    folders = [path for path in (home / "editions").iterdir() if path.is_dir()]
    return max(folders, key=lambda path: path.stat().st_mtime)
