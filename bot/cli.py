"""The command line: each command is a module of ``bot.commands``, imported when it is used."""

from __future__ import annotations

import sys
from importlib import import_module

import click

from bot import __version__
from bot.home import Home
from corpus.errors import FootnoteError

COMMANDS = {
    "ask": "Answer a question in the guidance's own words.",
    "corpus": "Add, list, show and remove sources.",
    "editions": "List the editions that are kept.",
    "rank": "Print a TREC run over a test collection.",
    "reindex": "Publish an edition of what the library holds.",
    "rollback": "Let an edition published before answer again.",
}


class Commands(click.Group):
    """Commands that are imported one at a time: cold start is won by imports."""

    def list_commands(self, _ctx: click.Context) -> list[str]:
        """Return the commands' names in the order of the help."""
        return list(COMMANDS)

    def get_command(self, _ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import the one command that is asked for."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = getattr(import_module(f"bot.commands.{cmd_name}"), cmd_name)
        return command

    def format_commands(self, _ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of commands without importing any."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.command(cls=Commands)
@click.option("--home", metavar="DIR", help="The folder that holds library, editions and store.")
@click.version_option(__version__, prog_name="footnote")
@click.pass_context
def footnote(ctx: click.Context, home: str | None) -> None:
    """Answer questions from official guidance, in its own words, each with its footnote.

    Start with: footnote ask "How many MRI scans does the NHS do a year?"
    """
    ctx.obj = Home.locate(home)


def main() -> None:
    """Run ``footnote``; an error a person can put right is one line on stderr and exit 1."""
    try:
        footnote.main(standalone_mode=False)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except click.Abort:
        click.echo("Stopped.", err=True)
        sys.exit(1)
    except FootnoteError as error:
        click.echo(str(error), err=True)
        sys.exit(error.exit_code)
