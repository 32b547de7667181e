"""``footnote reindex``."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from bot.commands.releases import HTML, WITH_QUESTIONS, questions, who, writable, write
from bot.commands.watching import tracked, watched
from bot.home import today

if TYPE_CHECKING:
    from pathlib import Path

    from bot.home import Home
    from bot.releasing.releasing import Released, Watchers
    from index.reindexing import Skipped


@click.command()
@click.option("--plan", "only", is_flag=True, help="Say what it would change, and stop there.")
@WITH_QUESTIONS
@click.option("--force", is_flag=True, help="Publish though judged topics fail; needs --why.")
@click.option("--why", default="", metavar="REASON", help="Is recorded with the edition.")
@HTML
@click.option("--json", "as_json", is_flag=True, help="One JSON object, and nothing else.")
@click.pass_obj
def reindex(  # noqa: PLR0913, PLR0917 # the contract has so many flags
    home: Home,
    only: bool,
    with_questions: bool,
    force: bool,
    why: str,
    html: Path | None,
    as_json: bool,
) -> None:
    """Publish an edition of what the library holds; a running bot answers from it at once.

    First comes what it changes: sources, passages, and answers, old and new, to the judged
    questions of HOME/topics.jsonl. Where one of these fails, nothing is published, and exit is 1.
    A topic counts only while its document is held and may be quoted. One is a line:

    \b
    {"id": "fee", "question": "What is the fee?", "expect": "answered", "words": ["£12"]}
    {"id": "mars", "question": "What is the fee on Mars?", "expect": "silent"}
    """  # noqa: D301 # click reads the backspace as: do not wrap
    from bot.errors import BotError
    from bot.release_wording import REFUSED_STEP, outcome, refusal
    from bot.releasing.releasing import Order, release

    why = " ".join(why.split())
    if force and not why:
        raise click.UsageError("--force needs a reason: say it with --why.")
    writable(html)
    order = Order(who(), why, publish=not only, force=force)
    asked = questions(home, wanted=with_questions)
    released = release(home, order, today(), asked, _watchers())
    _tell(released, planned=only, as_json=as_json)
    refused = not only and not released.published
    said = refusal(released.examination.gate) if refused else outcome(released)
    write(html, released.examination, said)
    if refused:
        raise BotError(said, REFUSED_STEP)


def _watchers() -> Watchers:
    from bot.releasing.releasing import Watchers

    return Watchers(
        lambda documents, total: tracked(documents, "Reading", total),
        watched,
        lambda: click.echo("Another reindex is running; this one waits for it.", err=True),
        _left_out,
        lambda error: click.echo(f"{error.sentence} Everything is read anew.", err=True),
    )


def _tell(released: Released, *, planned: bool, as_json: bool) -> None:
    from bot import release_wording as wording
    from bot.releasing import told
    from bot.rendering import terminal
    from bot.rendering.lines import Line

    found = released.examination
    if as_json:
        click.echo(json.dumps(told.as_object(released), ensure_ascii=False))
        return
    if planned or found.gate.failed or found.has_news:
        terminal.show(told.lines(found))
    elif not found.gate.judged:
        click.echo(wording.judged(found.gate), err=True)
    if planned or released.published:
        terminal.show([Line(wording.outcome(released))])
    if released.published and found.plan.takes_back:
        click.echo(wording.RECHECK_HINT, err=True)


def _left_out(skipped: Skipped) -> None:
    click.echo(f"Left out. {skipped.reason}", err=True)
