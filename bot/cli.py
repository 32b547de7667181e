"""The command line: each command is a module of ``bot.commands``, imported when it is used."""

from __future__ import annotations

import os
import sys
from importlib import import_module
from io import TextIOWrapper

import click

from bot import __version__
from bot.home import Home
from corpus.errors import FootnoteError

COMMANDS = {
    "answers": "Show exactly what was sent, to whom, from which edition.",
    "ask": "Answer a question in the guidance's own words.",
    "chat": "Ask one question after another, in one thread.",
    "check": "Compare a claim with what the guidance says.",
    "corpus": "Add, sync, list, show, stop and remove sources.",
    "doctor": "Say what is set, what is missing, and where to get it.",
    "editions": "List the editions that are kept.",
    "evaluate": "Measure rankings, quotes and silence on judged questions.",
    "forget": "Delete what is stored of a person.",
    "manifest": "Print the app's manifest for Slack.",
    "migrate": "Bring the database's tables up to date.",
    "playground": "Open a page that works like Slack, with the bot in it.",
    "queue": "List what people asked in vain.",
    "rank": "Print a TREC run over a test collection.",
    "recheck": "List past answers whose words have changed since.",
    "reindex": "Publish an edition of what the library holds.",
    "replay": "Show a past answer exactly as it was given.",
    "report": "Tell what was asked lately, and what the guidance lacks.",
    "resolve": "Take a reply from the queue, and say what was done.",
    "rollback": "Let an edition published before answer again.",
    "serve": "Run the bot in Slack.",
    "stale": "List what a maintainer should look at again.",
}

OSERROR_STEP = "Check that it may be read and written, and that the disk has room."


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

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command; for one that does not exist, name the nearest that does."""
        if args[0] in COMMANDS or args[0].startswith("-"):
            return super().resolve_command(ctx, args)
        from difflib import get_close_matches

        near = get_close_matches(args[0].lower(), COMMANDS, n=1)
        hint = f"Did you mean {near[0]!r}?" if near else "`footnote --help` lists the commands."
        raise click.UsageError(f"No such command {args[0]!r}. {hint}", ctx)

    def format_commands(self, _ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of commands without importing any."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.command(
    cls=Commands,
    context_settings={"max_content_width": 100},
    epilog="`footnote COMMAND --help` tells more of each.",
)
@click.option(
    "--home",
    metavar="DIR",
    help="The folder of library, editions and store; else $FOOTNOTE_HOME, else your data folder.",
)
@click.version_option(__version__, prog_name="footnote")
@click.pass_context
def footnote(ctx: click.Context, home: str | None) -> None:
    """Answer questions from official guidance, in its own words, each with its footnote.

    \b
    Try it, with nothing to set up:
      footnote playground
      footnote ask "How many MRI scans does the NHS do a year?"

    \b
    Answer from your own guidance:
      footnote corpus add FILE https://www.gov.uk/…
      footnote reindex
      footnote chat

    \b
    Answer in Slack:
      footnote doctor
      footnote serve
    """  # noqa: D301 # click reads the backspace as: do not wrap
    ctx.obj = Home.locate(home)


def main() -> None:
    """Run ``footnote``; an error a person can put right is one line on stderr and exit 1."""
    # What UTF-8 cannot say is written as JSON would escape it, whatever the terminal is.
    streams = {"stdin": "replace", "stdout": "backslashreplace", "stderr": "backslashreplace"}
    for name, errors in streams.items():
        stream = getattr(sys, name)
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors=errors)
    sys.exit(_run())


def _run() -> int:
    try:
        code = footnote.main(prog_name="footnote", standalone_mode=False)
        sys.stdout.flush()
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except click.Abort:
        click.echo("Stopped.", err=True)
        return 1
    except FootnoteError as error:
        click.echo(str(error), err=True)
        return error.exit_code
    except BrokenPipeError:
        # Who reads has read enough; the interpreter's own last flush must not fail again.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except OSError as error:
        where = f"{error.filename}: " if error.filename else ""
        click.echo(f"{where}{error.strerror or error}. {OSERROR_STEP}", err=True)
        return 1
    return code if isinstance(code, int) else 0
