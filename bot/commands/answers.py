"""``footnote answers``."""

from __future__ import annotations

import csv
import json
import sys
from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

import click

from bot.commands.stored import NOT_KEPT, store_of
from bot.errors import BotError
from bot.home import LONDON

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.home import Home
    from bot.storage import Kept

DAY = click.DateTime(["%Y-%m-%d"])


@click.command()
@click.argument("references", metavar="[REFERENCE]…", nargs=-1)
@click.option("--user", metavar="ID", help="Answers to this person.")
@click.option("--from", "since", type=DAY, metavar="DAY", help="Given on this day or later.")
@click.option("--to", "until", type=DAY, metavar="DAY", help="Given on this day or before.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line, and nothing else.")
@click.option("--csv", "as_csv", is_flag=True, help="A table, for a spreadsheet.")
@click.pass_obj
def answers(  # noqa: PLR0913, PLR0917 # the contract has so many flags
    home: Home,
    references: tuple[str, ...],
    user: str | None,
    since: datetime | None,
    until: datetime | None,
    as_json: bool,
    as_csv: bool,
) -> None:
    """Show exactly what was sent to whom, from which edition, the newest first.

    Each quote is compared with the edition that it was taken from: it is verified, it differs, or
    that edition is no longer kept.
    """
    from bot.audit import Audit
    from bot.storage.looking import kept

    if as_json and as_csv:
        raise click.UsageError("Choose --json or --csv.")
    with store_of(home) as store:
        found = kept(store, user, None, _start(since), _start(until, 1), references or None)
    unknown = set(references) - {one.given.reference for one in found}
    audit = Audit.of(home)
    if as_csv:
        _table([audit.record(one) for one in found])
    else:
        for one in found:
            record = audit.record(one)
            click.echo(json.dumps(record, ensure_ascii=False) if as_json else _lines(one, record))
    if not found and not (as_json or as_csv or references):
        click.echo(f"No answer is kept. {NOT_KEPT}", err=True)
    if unknown:
        raise BotError(
            f"No answer is kept under {', '.join(sorted(unknown))}.",
            NOT_KEPT,
        )


def _start(day: datetime | None, days: int = 0) -> datetime | None:
    """Return the moment that a day begins at in London, or the one so many days later."""
    if day is None:
        return None
    return datetime.combine(day.date() + timedelta(days), time(), LONDON).astimezone(UTC)


def _lines(one: Kept, record: dict[str, Any]) -> str:
    return "\n".join(_shown(one, record))


def _shown(one: Kept, record: dict[str, Any]) -> Iterator[str]:
    given = one.given
    yield f"{given.reference}  {record['given']}  {given.user} in {given.place.channel}"
    yield f"  asked: {given.question}"
    why = f" ({given.reason})" if given.reason else ""
    yield f"  {given.outcome}{why}, edition {given.edition or 'none'}, {record['verified']}"
    yield from (f"  | {line}" for line in given.message["text"].splitlines())


def _table(records: list[dict[str, Any]]) -> None:
    from bot.commands.sheets import cell

    written = csv.writer(sys.stdout)
    names = [
        "reference",
        "given",
        "user",
        "surface",
        "channel",
        "question",
        "outcome",
        "reason",
        "edition",
        "verified",
        "shared",
        "text",
    ]
    written.writerow(names)
    for record in records:
        written.writerow([cell(record[name]) for name in names])
