"""``footnote queue``."""

from __future__ import annotations

import csv
import json
import sys
from typing import TYPE_CHECKING

import click

from bot.commands.sheets import cell
from bot.commands.stored import store_of

if TYPE_CHECKING:
    from bot.gaps import Gap
    from bot.home import Home


@click.command()
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line, and nothing else.")
@click.option("--csv", "as_csv", is_flag=True, help="A table, for a spreadsheet.")
@click.pass_obj
def queue(home: Home, as_json: bool, as_csv: bool) -> None:
    """List what people asked in vain, alike questions together, the most asked first.

    Replies that found no answer, replies found not helpful, and what was sent to the maintainers,
    until `footnote resolve` takes them off.
    """
    from bot.gaps import gaps
    from bot.storage.unmet import unmet

    if as_json and as_csv:
        raise click.UsageError("Choose --json or --csv.")
    with store_of(home) as store:
        found = gaps(unmet(store))
    if as_json:
        for gap in found:
            click.echo(json.dumps(gap.as_object(), ensure_ascii=False))
    elif as_csv:
        _table(found)
    else:
        _listed(found)


def _table(found: tuple[Gap, ...]) -> None:
    names = ("question", "times", "references", "outcome", "reason", "last", "asks", "wanted")
    written = csv.writer(sys.stdout)
    written.writerow(names)
    for gap in found:
        row = gap.as_object()
        row |= {name: "\n".join(row[name]) for name in ("references", "asks")}
        row["wanted"] = "\n".join(f"{code} {note}".strip() for code, note in gap.wanted)
        written.writerow([cell(row[name]) for name in names])


def _listed(found: tuple[Gap, ...]) -> None:
    from bot.gaps import lines
    from bot.queue_wording import NOTHING_OPEN

    for gap in found:
        click.echo("\n".join(lines(gap)))
    if not found:
        click.echo(NOTHING_OPEN)
