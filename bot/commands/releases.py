"""What `reindex` and `editions diff` share: who releases, what people asked, what is told."""

from __future__ import annotations

import getpass
from contextlib import suppress
from typing import TYPE_CHECKING

import click

from bot.commands.stored import store_of

if TYPE_CHECKING:
    from bot.home import Home
    from bot.releasing.asked import Asked

WITH_QUESTIONS = click.option(
    "--with-questions", is_flag=True, help="Ask what people asked in the last 90 days, too."
)


def questions(home: Home, *, wanted: bool) -> tuple[Asked, ...]:
    """Return what people asked lately, where that is ``wanted``."""
    if not wanted:
        return ()
    from bot.releasing.lately import lately

    with store_of(home) as store:
        return lately(store)


def who() -> str:
    """Return who is logged in; in a container nobody may be."""
    with suppress(OSError, KeyError, ImportError):
        return getpass.getuser()
    return ""
