"""``footnote replay``."""

from __future__ import annotations

import json
from html import unescape
from typing import TYPE_CHECKING, Any

import click

from bot.commands.stored import NOT_KEPT, store_of
from bot.errors import BotError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.audit import Audit
    from bot.home import Home
    from bot.releasing.rechecking import Outdated, Recheck
    from bot.rendering.lines import Line
    from bot.storage import Kept


@click.command()
@click.argument("reference")
@click.option("--json", "as_json", is_flag=True, help="One JSON object, and nothing else.")
@click.pass_obj
def replay(home: Home, reference: str, as_json: bool) -> None:
    """Show the answer under REFERENCE exactly as it was given, held against its edition.

    Where that edition is no longer kept, the message and its quotes remain as they were sent.
    Last comes what has become of the quoted words since, where an edition answers.
    """
    from bot.audit import Audit
    from bot.releasing.deciding import as_object
    from bot.rendering import terminal
    from bot.storage.looking import kept

    with store_of(home) as store:
        found = kept(store, references=(reference,))
    if not found:
        raise BotError(
            f"No answer is kept under {reference}.",
            NOT_KEPT,
        )
    audit = Audit.of(home)
    recheck = _recheck(home, audit)
    since = None if recheck is None else recheck.of(found[0])
    if as_json:
        record: dict[str, Any] = audit.record(found[0])
        record["since"] = None if since is None else as_object(since)
        click.echo(json.dumps(record, ensure_ascii=False))
    else:
        terminal.show(_given(audit, found[0]))
        if recheck is not None and found[0].given.reply.get("quotes"):
            terminal.show(_since(since))


def _recheck(home: Home, audit: Audit) -> Recheck | None:
    """Return what holds words against the edition that answers; None where none does."""
    from bot.bootstrap import guidance
    from bot.releasing.rechecking import Recheck
    from index.errors import IndexingError

    try:
        return Recheck(guidance(home)(), audit.edition)
    except IndexingError:
        return None


def _given(audit: Audit, kept: Kept) -> Iterator[Line]:
    from bot.release_wording import VERIFIED
    from bot.rendering.lines import BLANK, Kind, Line

    given, verified = kept.given, audit.verify(kept.given)
    where = f"{given.user} in {given.place.channel}"
    yield Line(f"{given.reference}  {kept.given_at:%Y-%m-%d %H:%M} UTC  {where}", Kind.OPENING)
    yield Line(f"asked: {given.question}")
    yield BLANK
    yield from (Line(row, Kind.QUOTE) for row in unescape(given.message["text"]).splitlines())
    yield BLANK
    yield Line(VERIFIED[verified].format(edition=given.edition), Kind.NOTE)


def _since(since: Outdated | None) -> Iterator[Line]:
    from bot.release_wording import STANDS
    from bot.release_wording import since as said
    from bot.releasing.outdated_told import sides
    from bot.rendering.lines import Kind, Line

    yield Line(STANDS if since is None else said(since), Kind.NOTE)
    if since is not None:
        yield from sides(since)
