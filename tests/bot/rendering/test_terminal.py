"""Lines in a pipe and on a screen."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from bot.rendering.lines import Kind, Line
from bot.rendering.terminal import plain, show
from corpus import Span

if TYPE_CHECKING:
    import pytest

LONG = "The NHS does over 45 million imaging tests each year, and X-rays are most of them by far."


class Screen(io.StringIO):
    """A stdout that is a terminal."""

    def isatty(self) -> bool:
        """It is one."""
        return True


def test_a_pipe_gets_each_line_whole(capsys: pytest.CaptureFixture[str]) -> None:
    """Whoever searches the output for quoted words finds them, unwrapped and without colours."""
    show([Line("Guidance says:", Kind.OPENING), Line(LONG, Kind.QUOTE, "• ", (Span(0, 3),))])
    assert capsys.readouterr().out == f"Guidance says:\n  │ • {LONG}\n"


def test_rows_are_wrapped_under_their_mark() -> None:
    """A list item's later rows stand under its first words, inside the bar."""
    rows = list(plain([Line(LONG, Kind.QUOTE, "• ")], 40))
    assert len(rows) > 2
    assert all(len(row) <= 40 for row in rows)
    assert rows[0].startswith("  │ • The")
    assert all(row.startswith("  │   ") for row in rows[1:])


def test_a_link_is_never_broken() -> None:
    """A link is longer than the screen and stays one word, to be clicked or copied."""
    link = "https://www.gov.uk/" + "a-" * 60
    assert list(plain([Line(link, Kind.LINK)], 40)) == [link]


def test_a_screen_shows_what_answers_in_bold(monkeypatch: pytest.MonkeyPatch) -> None:
    """On a terminal the answering words are bold, and the others are not."""
    screen = Screen()
    monkeypatch.setattr("sys.stdout", screen)
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.delenv("NO_COLOR", raising=False)
    show([Line("MRI (3.5 million)", Kind.QUOTE, "• ", (Span(5, 16),))])
    assert "\x1b[1m3.5 million\x1b[0m" in screen.getvalue()
    assert "\x1b[1mMRI" not in screen.getvalue()


def test_words_cannot_command_the_screen(capsys: pytest.CaptureFixture[str]) -> None:
    """Escape codes and turns of direction in a source or question are shown, not obeyed."""
    show([Line("safe \x1b[2J\u202e evil", Kind.QUOTE)])
    assert capsys.readouterr().out == "  │ safe �[2J� evil\n"
