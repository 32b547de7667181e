"""``footnote playground``: Slack's place taken by a page on this machine."""

from __future__ import annotations

import signal
import threading
import webbrowser
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from types import FrameType


@click.command()
@click.option("--port", type=click.IntRange(0, 65535), default=8765, show_default=True)
@click.option("--no-browser", is_flag=True, help="Open no browser.")
@click.option("--no-bot", is_flag=True, help="Start no bot: connect one of your own.")
@click.option("--events-url", metavar="URL", help="Deliver by signed requests, not by Socket Mode.")
@click.option("--stop-after", type=float, metavar="S", help="Stop by itself after S seconds.")
def playground(
    port: int, no_browser: bool, no_bot: bool, events_url: str | None, stop_after: float | None
) -> None:
    """Open a page that looks and works like Slack, on 127.0.0.1, with the bot in it.

    The first line on stdout tells a program where it is, as JSON. Ctrl-C stops it.
    """
    from bot.playground.server import Playground

    stopped = threading.Event()

    def stop(_signal: int, _frame: FrameType | None) -> None:
        stopped.set()

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, stop)
    with Playground(port, events_url=events_url) as running:
        click.echo(running.first_line)
        click.echo(f"Open {running.url} in a browser. Ctrl-C stops.", err=True)
        if not no_bot:
            click.echo("This version starts no bot by itself: connect one of your own.", err=True)
        if not no_browser:
            webbrowser.open(running.url)
        stopped.wait(stop_after)
