"""What `reindex` and `editions diff` share: who releases, what people asked, what is told."""

from __future__ import annotations

import getpass
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import click

from bot.commands.stored import store_of

if TYPE_CHECKING:
    from bot.home import Home
    from bot.releasing.asked import Asked
    from bot.releasing.examination import Examination

WITH_QUESTIONS = click.option(
    "--with-questions", is_flag=True, help="Ask what people asked in the last 90 days, too."
)

HTML = click.option(
    "--html",
    metavar="FILE",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write a page too, to be sent round.",
)


def questions(home: Home, *, wanted: bool) -> tuple[Asked, ...]:
    """Return what people asked lately, where that is ``wanted``."""
    if not wanted:
        return ()
    from bot.releasing.lately import LATELY, lately
    from bot.storage.looking import asked_before, every

    with store_of(home) as store:
        given = every(store, store.now() - LATELY)
        return lately(given, lambda one: asked_before(store, one))


def who() -> str:
    """Return who is logged in; in a container nobody may be."""
    with suppress(OSError, KeyError, ImportError):
        return getpass.getuser()
    return ""


def writable(html: Path | None) -> None:
    """Refuse at once a page that could not be written."""
    if html is not None:
        from bot.releasing.page import writable as checked

        checked(html)


def write(html: Path | None, found: Examination, outcome: str) -> None:
    """Write the page, where one is wanted."""
    if html is not None:
        from bot.releasing.page import page
        from corpus import files

        files.write(html, page(found, outcome).encode())
        click.echo(f"Wrote {html}", err=True)
