"""``footnote rollback``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from bot.wording import held

if TYPE_CHECKING:
    from bot.home import Home


@click.command()
@click.argument("edition", required=False)
@click.pass_obj
def rollback(home: Home, edition: str | None) -> None:
    """Let EDITION (a name or number of `footnote editions`) answer again, else the one before."""
    from index.editions import Editions

    answering = Editions(home.editions).rollback(edition)
    made = answering.manifest
    holds = held(made.documents, made.passages)
    click.echo(f"Edition {answering.name} of {made.made} answers: {holds}.")
