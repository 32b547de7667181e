"""``footnote serve``."""

from __future__ import annotations

import signal
import threading
from contextlib import suppress
from typing import TYPE_CHECKING

import click

from bot.bootstrap import guidance
from bot.errors import BotError
from index.errors import IndexingError

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import FrameType

    from bot.home import Home
    from index.edition import Edition


@click.command()
@click.option("--http", metavar="HOST:PORT", help="Take signed events at /slack/events.")
@click.option("--health", metavar="HOST:PORT", help="Serve /healthz, /readyz and /metrics.")
@click.option("--sync-every", metavar="6h", help="Sync so often; maintainers get the plan.")
@click.option("--demo", is_flag=True, help="Answer from the bundled restatement.")
@click.pass_obj
def serve(
    home: Home, http: str | None, health: str | None, sync_every: str | None, demo: bool
) -> None:
    """Run the bot in Slack.

    It connects by Socket Mode; with --http Slack sends it signed events instead. SIGTERM and
    Ctrl-C end it when what has begun is answered.

    With --sync-every it looks at every page again, and at what sources.toml in the home names,
    watched folders too. Of several replicas one does. It publishes nothing: the maintainers of
    FOOTNOTE_ADMINS are sent what would change, with a button that publishes it. Pages found
    withdrawn are quoted no more at once, with or without it.
    """
    from bot import logs
    from bot.settings import load
    from bot.slack.serving.running import run

    settings = load(home, http=http, health=health, sync_every=sync_every)
    logs.configure(settings.log_level)
    current = guidance(home, demonstration=demo, tell=_warn)
    _check(home, current)
    _hasten(current)
    run(home, settings, current, _stopping())


def _check(home: Home, current: Callable[[], Edition]) -> None:
    """Refuse to start where nothing was ever published; a damaged edition may be mended."""
    from index.editions import Editions

    try:
        current()
    except IndexingError as error:
        if not Editions(home.editions).history().published:
            raise BotError(
                "There is no guidance to answer from.",
                "Run `footnote corpus add FILE` and `footnote reindex`; or `footnote serve --demo` "
                "answers from the bundled restatement.",
            ) from error


def _hasten(current: Callable[[], Edition]) -> None:
    """Let a large edition be searched by compiled code as soon as that is ready."""
    from index import fast

    with suppress(IndexingError):
        fast.prepare_beside(len(current().passages))


def _stopping() -> threading.Event:
    """Return what a signal sets; a second one ends the program at once."""
    stop = threading.Event()

    def stopped(number: int, _frame: FrameType | None) -> None:
        signal.signal(number, signal.SIG_DFL)
        stop.set()

    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, stopped)
    return stop


def _warn(sentence: str) -> None:
    import structlog

    structlog.get_logger().warning("edition", told=sentence)
