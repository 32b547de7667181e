"""``footnote editions``."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from bot.wording import held

if TYPE_CHECKING:
    from bot.home import Home


@click.command()
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line, and nothing else.")
@click.pass_obj
def editions(home: Home, as_json: bool) -> None:
    """List the editions that are kept, oldest first, and which of them answers."""
    from index.editions import Editions

    kept = Editions(home.editions).history()
    if not kept.published and not as_json:
        click.echo("Nothing is published yet. Run `footnote reindex`.", err=True)
    for one in kept.published:
        answers = one.name == kept.current
        if as_json:
            record = asdict(one)
            click.echo(json.dumps({"edition": record.pop("name"), **record, "current": answers}))
        else:
            size = f"{one.size / 1e6:,.1f} MB"
            mark = "  answers" if answers else ""
            holds = held(one.documents, one.passages)
            click.echo(f"{one.number:>4}  {one.name}  {one.made}  {holds}, {size}{mark}")
