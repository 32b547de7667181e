"""``footnote resolve``."""

from __future__ import annotations

import getpass
from typing import TYPE_CHECKING

import click

from bot.commands.stored import store_of
from bot.errors import BotError
from bot.queue_wording import RESOLUTIONS

if TYPE_CHECKING:
    from bot.home import Home
    from bot.storage import Store


@click.command()
@click.argument("references", metavar="REFERENCE…", nargs=-1, required=True)
@click.option("--as", "kind", type=click.Choice(list(RESOLUTIONS)), required=True)
@click.option("--words", metavar="TEXT", help="With judgement: the guidance's words that answer.")
@click.option("--note", metavar="TEXT", help="A word to whoever asked.")
@click.pass_obj
def resolve(
    home: Home, references: tuple[str, ...], kind: str, words: str | None, note: str | None
) -> None:
    """Take replies from the queue, and say what was done about them.

    A judgement with --words makes each question a topic of the quality gate.
    Whoever wished to hear of it is told in the conversation where they asked, by the bot that
    serves.
    """
    from bot.storage import Resolution
    from bot.storage.unmet import resolve as resolving

    by = getpass.getuser()
    if words is not None and kind != "judgement":
        raise click.UsageError("--words goes with --as judgement.")
    with store_of(home) as store:
        if words is not None:
            _judge(home, store, references, words)
        done = [name for name in references if resolving(store, Resolution(name, kind, by, note))]
    for name in done:
        click.echo(f"{name}: {kind}")
    unknown = [name for name in references if name not in done]
    if unknown:
        raise BotError(
            f"No reply is kept under {', '.join(unknown)}.", "`footnote queue` lists them."
        )


def _judge(home: Home, store: Store, references: tuple[str, ...], words: str) -> None:
    from bot.bootstrap import guidance
    from bot.releasing.judging import judge
    from bot.storage.looking import asked_before, kept

    for one in kept(store, references=references):
        judge(home.topics, guidance(home)(), one.given, asked_before(store, one), words)
