"""``footnote rollback``."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import click

from bot.commands.releases import who
from bot.wording import held

if TYPE_CHECKING:
    from bot.home import Home


@click.command()
@click.argument("edition", required=False)
@click.option("--why", default="", metavar="REASON", help="Is recorded with the edition.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object, and nothing else.")
@click.pass_obj
def rollback(home: Home, edition: str | None, why: str, as_json: bool) -> None:
    """Let EDITION (a name or number of `footnote editions`) answer again, else the one before.

    A running bot answers from it at once. Who went back, when and why stands in `footnote
    editions`. What is withdrawn or suspended stays so.
    """
    from bot.release_wording import RECHECK_HINT
    from index.editions import Editions
    from index.history import Return

    said = Return(who(), datetime.now(UTC).isoformat(timespec="seconds"), " ".join(why.split()))
    answering = Editions(home.editions).rollback(edition, said)
    made = answering.manifest
    if as_json:
        holds = {"documents": made.documents, "passages": made.passages}
        told = {"edition": answering.name, "made": made.made, **holds, "by": said.by}
        click.echo(json.dumps({**told, "at": said.at, "why": said.why}, ensure_ascii=False))
        return
    click.echo(
        f"Edition {answering.name} of {made.made} answers: {held(made.documents, made.passages)}."
    )
    click.echo(RECHECK_HINT, err=True)
