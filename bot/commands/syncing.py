"""What ``footnote corpus sync`` says: each source that is not as it was, and how many there are."""

from __future__ import annotations

import sys
from collections import Counter
from typing import TYPE_CHECKING

import click

from bot.commands.watching import watched
from bot.errors import BotError
from bot.fetching import fetching
from bot.release_wording import SYNCED
from bot.rendering.sources import line_as_json
from bot.settings import load
from bot.syncing import synced

if TYPE_CHECKING:
    from bot.home import Home
    from corpus.govuk.taking import Taken


def run(home: Home, *, as_json: bool) -> None:
    """Sync, and exit with 1 where a source was refused."""
    counts: Counter[str] = Counter()
    with fetching(home, load(home)) as client:
        found = synced(home, client, lambda targets: watched(targets, "Syncing"), _waiting)
        for taken in found:
            if taken.status == "empty":
                continue
            counts[_status(taken)] += 1
            _report(taken, as_json=as_json)
    if not as_json:
        click.echo(_summary(counts, home))
    if counts["refused"]:
        were = "was" if counts["refused"] == 1 else "were"
        several = f"{counts['refused']:,} of {counts.total():,} sources {were} refused"
        raise BotError(f"{several}: the lines above say why.")


def _status(taken: Taken) -> str:
    return "withdrawn" if taken.stopped else taken.status


def _report(taken: Taken, *, as_json: bool) -> None:
    status = _status(taken)
    reason = None if taken.refusal is None else str(taken.refusal)
    if as_json:
        fields = {"url": taken.url, "id": taken.id, "revision": taken.revision}
        told = {"status": status, "change": taken.change or None, "reason": reason}
        click.echo(line_as_json({**fields, **told}))
    elif reason is not None:
        click.echo(f"{'Refused' if status == 'refused' else 'Not followed'}. {reason}", err=True)
    elif status == "withdrawn":
        click.echo(f"{taken.id}: withdrawn. It is not quoted from now on.")
    elif status == "gone":
        click.echo(f"{taken.id}: {taken.url} is no longer there.")
    elif status == "removed":
        click.echo(f"{taken.id}: removed, for {taken.url} is no longer there.")
    elif status in {"added", "revised"}:
        said = f" {taken.change}" if status == "revised" and taken.change else ""
        click.echo(f"{taken.id}: {status}, revision {taken.revision}.{said}")
    sys.stdout.flush()


def _summary(counts: Counter[str], home: Home) -> str:
    told = [f"{counts[status]:,} {status}" for status in (*SYNCED, "unchanged") if counts[status]]
    if not told:
        return f"Nothing to sync. Add a page of GOV.UK, or name some in {home.sources}."
    news = counts["added"] or counts["revised"] or counts["removed"]
    return f"{', '.join(told)}.{' `footnote reindex` publishes it.' if news else ''}"


def _waiting() -> None:
    click.echo("Another sync is running; this one waits for it.", err=True)
