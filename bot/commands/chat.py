"""``footnote chat``: one question after another, in one thread."""

from __future__ import annotations

import sys
from functools import partial
from typing import TYPE_CHECKING

import click

from bot import wording
from bot.answering import Question
from bot.bootstrap import guidance
from bot.home import today
from bot.rendering import lines, terminal
from bot.reply import reply

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.home import Home

NEW = "new"
LEAVE = ("exit", "quit")


@click.command()
@click.pass_obj
def chat(home: Home) -> None:
    """Ask one question after another, each read in the light of those before it.

    `new` starts a new thread; `exit` or Ctrl-D leaves. Nothing that you type is kept.
    """
    current = guidance(home, tell=partial(click.echo, err=True))
    if sys.stdin.isatty():
        click.echo(wording.CHAT)
    thread: list[str] = []
    for typed in _typed():
        if typed.lower() == NEW:
            thread.clear()
            click.echo(wording.NEW_THREAD)
            continue
        given = reply(Question(typed, tuple(thread)), current, today())
        terminal.show([*lines.reply(given), lines.BLANK])
        thread.append(typed)


def _typed() -> Iterator[str]:
    """Yield what is typed, a line a question, until it ends or somebody leaves."""
    prompt = ""
    if sys.stdin.isatty():
        import readline  # noqa: F401 # its import lets input() edit a line and go back to others

        prompt = wording.PROMPT
    while True:
        try:
            typed = input(prompt).strip()
        except EOFError:
            return
        if typed.lower() in LEAVE:
            return
        if typed:
            yield typed
