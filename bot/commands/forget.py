"""``footnote forget``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from bot.commands.stored import store_of

if TYPE_CHECKING:
    from bot.home import Home


@click.command()
@click.option("--user", "users", metavar="ID", multiple=True, required=True, help="Slack's id.")
@click.pass_obj
def forget(home: Home, users: tuple[str, ...]) -> None:
    """Delete what is stored of people: questions, answers, feedback, and what they asked for.

    Messages in Slack stay where they are: delete them there. What others said of the answers goes
    too.
    """
    from bot.storage.forgetting import forget as forgetting

    with store_of(home) as store:
        for user in users:
            gone = forgetting(store, user)
            click.echo(f"{user}: {', '.join(f'{n} {name}' for name, n in gone.items())} deleted")
