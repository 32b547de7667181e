"""``footnote playground``: Slack's place taken by a page on this machine."""

from __future__ import annotations

import signal
import tempfile
import threading
import webbrowser
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from bot.bootstrap import guidance

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import FrameType

    from bot.home import Home
    from bot.playground.server import Playground
    from bot.settings import Settings

MAINTAINER = "U0BEN"


@click.command()
@click.option("--port", type=click.IntRange(0, 65535), default=8765, show_default=True)
@click.option("--no-browser", is_flag=True, help="Open no browser.")
@click.option("--no-bot", is_flag=True, help="Start no bot: connect one of your own.")
@click.option("--events-url", metavar="URL", help="Deliver by signed requests, not by Socket Mode.")
@click.option("--stop-after", type=float, metavar="S", help="Stop by itself after S seconds.")
@click.pass_obj
def playground(  # noqa: PLR0913, PLR0917 # one a flag
    home: Home,
    port: int,
    no_browser: bool,
    no_bot: bool,
    events_url: str | None,
    stop_after: float | None,
) -> None:
    """Open a page that looks and works like Slack, on 127.0.0.1, with the bot in it.

    Nothing to sign up for, and nothing leaves this machine. The first line on stdout tells a
    program where the playground is, as JSON. Ctrl-C stops it.
    """
    from bot.playground.installed import installed
    from bot.playground.parts import parts
    from bot.playground.server import Playground
    from bot.slack.manifest import manifest

    # Where the bot cannot answer, that is said before a page opens.
    made = parts() if no_bot else parts(installed(manifest()), examples=examples(home))
    stop = _stopping()
    with Playground(port, made, events_url) as running:
        click.echo(running.first_line)
        click.echo(f"Open {running.url} in a browser. Ctrl-C stops.", err=True)
        if not no_browser:
            webbrowser.open(running.url)
        if no_bot:
            stop.wait(stop_after)
            return
        with bot(home, running, stop):
            stop.wait(stop_after)


@contextmanager
def bot(home: Home, running: Playground, stop: threading.Event) -> Iterator[None]:
    """Run the bot as ``footnote serve`` does, in a thread; should it fail, so does this."""
    from bot import logs
    from bot.slack.serving.running import run

    failures: list[Exception] = []
    logs.configure("warning")

    def serve(settings: Settings) -> None:
        try:
            run(home, settings, guidance(home), stop)
        except Exception as error:  # noqa: BLE001 # it is raised again where it can be told
            failures.append(error)
            stop.set()

    with tempfile.TemporaryDirectory(prefix="footnote-") as folder:
        # A store of its own: what is tried out here stays out of the bot's records.
        settings = _settings(home, running, f"sqlite:///{folder}/footnote.db")
        thread = threading.Thread(target=serve, args=(settings,), name="bot")
        thread.start()
        try:
            yield
        finally:
            stop.set()
            thread.join()
    if failures:
        raise failures[0]


def examples(home: Home) -> tuple[str, ...]:
    """Return the playground's own questions, or such as this home's guidance answers."""
    from bot.answering import Answered, Question, answer
    from bot.home import today
    from bot.playground.cast import EXAMPLES
    from bot.prompts import Prompts

    current = guidance(home)
    if isinstance(answer(Question(EXAMPLES[0]), current(), today()), Answered):
        return EXAMPLES
    return Prompts(current, today)()


def _settings(home: Home, running: Playground, database: str) -> Settings:
    from pydantic import SecretStr

    from bot.settings import load

    known = running.parts.credentials
    return load(home).model_copy(
        update={
            "slack_bot_token": SecretStr(known.bot_token),
            "slack_app_token": SecretStr(known.app_token),
            "slack_signing_secret": SecretStr(known.signing_secret),
            "slack_api_url": running.api_url,
            "database_url": SecretStr(database),
            "admins": (MAINTAINER,),
            "http": None,
            "health": "127.0.0.1:0",
        }
    )


def _stopping() -> threading.Event:
    stop = threading.Event()

    def stopped(_signal: int, _frame: FrameType | None) -> None:
        stop.set()

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, stopped)
    return stop
