"""``footnote check``: one claim, or a batch of them."""

from __future__ import annotations

import json
from functools import partial
from typing import IO, TYPE_CHECKING

import click

from bot.bootstrap import guidance
from bot.commands.batch import fields, run
from bot.commands.words import WORDS
from bot.home import today

if TYPE_CHECKING:
    from bot.home import Home


@click.command()
@click.argument("claim", type=WORDS, required=False)
@click.option("--batch", type=click.File("rb"), help="JSON lines to check, or - for stdin.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line, and nothing else.")
@click.option("--explain", is_flag=True, help="Say which rule decided each part, and on what.")
@click.pass_obj
def check(
    home: Home, claim: str | None, batch: IO[bytes] | None, as_json: bool, explain: bool
) -> None:
    """Compare CLAIM with what the guidance says: it matches, it differs, or it is not there.

    A batch has lines {"id", "claim"}; each gets one line, in order.
    """
    from bot.checking import checked
    from bot.rendering import terminal, verdicts

    if (claim is None) == (batch is None):
        raise click.UsageError("Give a CLAIM, or --batch FILE.")
    current = guidance(home, tell=partial(click.echo, err=True))
    if batch is not None:
        run(
            batch,
            lambda line: verdicts.as_object(
                checked(fields(line, "claim")["claim"], current, today())
            ),
        )
        return
    given = checked(claim or "", current, today())
    if as_json:
        click.echo(json.dumps(verdicts.as_object(given), ensure_ascii=False))
    else:
        terminal.show(verdicts.lines(given, explain=explain))
