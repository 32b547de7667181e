"""``footnote report``."""

from __future__ import annotations

import json
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import click

from bot.commands.stored import store_of
from bot.home import LONDON, today

if TYPE_CHECKING:
    from bot.home import Home
    from bot.usage import Usage

MOST_UNMET = 500


@click.command()
@click.option("--days", type=click.IntRange(1), default=30, show_default=True, help="Up to today.")
@click.option("--html", type=click.Path(path_type=Path), help="Write a page with plots, too.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object, and nothing else.")
@click.pass_obj
def report(home: Home, days: int, html: Path | None, as_json: bool) -> None:
    """Tell what was asked lately, what became of it, and what the guidance lacks.

    People stand under names made with HOME/report.key: it tells of none who they are.
    """
    from bot.gaps import gaps
    from bot.pages.page import writable
    from bot.pseudonyms import key_of, pseudonyms
    from bot.storage.looking import kept, ratings
    from bot.storage.unmet import unmet
    from bot.usage import lines, usage

    if html is not None:
        writable(html)
    since = today() - timedelta(days - 1)
    moment = datetime.combine(since, time(), LONDON).astimezone(UTC)
    named = pseudonyms(key_of(home.root))
    with store_of(home) as store:
        answers = kept(store, since=moment)
        asked = {one.given.reference for one in answers}
        lately = [one for one in unmet(store, MOST_UNMET) if one.given.reference in asked]
        found = usage(answers, ratings(store, moment), gaps(lately), (since, today()), named)
    if html is not None:
        _write(html, found)
    if as_json:
        click.echo(json.dumps(found.as_object(), ensure_ascii=False))
    else:
        click.echo("\n".join(lines(found)))


def _write(path: Path, found: Usage) -> None:
    from bot.pages.page import page
    from bot.usage_page import sections
    from bot.wording import day
    from corpus import files

    period = f"{day(found.since)} to {day(found.until)}"
    files.write(path, page("asked", sections(found), period=period).encode())
    click.echo(f"Wrote {path}", err=True)
