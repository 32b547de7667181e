"""``footnote editions``."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from bot.commands.releases import HTML, WITH_QUESTIONS, questions, writable, write
from bot.commands.watching import watched
from bot.home import today
from bot.wording import held

if TYPE_CHECKING:
    from pathlib import Path

    from bot.home import Home
    from index.history import Published, Return


@click.group(invoke_without_command=True)
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line, and nothing else.")
@click.pass_context
def editions(ctx: click.Context, as_json: bool) -> None:
    """List the editions that are kept, oldest first, and which of them answers."""
    if ctx.invoked_subcommand is None:
        _list(ctx.obj, as_json=as_json)


@editions.command(short_help="Say what one changes on another.")
@click.argument("before")
@click.argument("after")
@WITH_QUESTIONS
@HTML
@click.option("--json", "as_json", is_flag=True, help="One JSON object, and nothing else.")
@click.pass_obj
def diff(  # noqa: PLR0913, PLR0917 # what can be asked of it
    home: Home, before: str, after: str, with_questions: bool, html: Path | None, as_json: bool
) -> None:
    """Say what edition AFTER changes on edition BEFORE, each a name or number."""
    from bot.releasing import told
    from bot.releasing.releasing import difference
    from bot.rendering import terminal

    writable(html)
    asked = questions(home, wanted=with_questions)
    found = difference(home, before, after, today(), asked, watched)
    if as_json:
        click.echo(json.dumps(told.examination(found), ensure_ascii=False))
    else:
        terminal.show(told.lines(found))
    write(html, found, "")


def _list(home: Home, *, as_json: bool) -> None:
    from index.editions import Editions

    kept = Editions(home.editions).history()
    if not kept.published and not as_json:
        click.echo("Nothing is published yet. Run `footnote reindex`.", err=True)
    for one in kept.published:
        answers = one.name == kept.current
        click.echo(_object(one, answers=answers) if as_json else _line(one, answers=answers))


def _object(one: Published, *, answers: bool) -> str:
    record = asdict(one)
    name, release = record.pop("name"), record.pop("release")
    del release["topics"]
    return json.dumps({"edition": name, **record, **release, "current": answers})


def _returned(back: Return) -> str:
    by = f" by {back.by}" if back.by else ""
    why = f" “{back.why}”" if back.why else ""
    return f"gone back to {back.at}{by}{why}"


def _line(one: Published, *, answers: bool) -> str:
    made, holds = one.release, held(one.documents, one.passages)
    said = [f"{one.number:>4}  {one.name}  {one.made}  {holds}, {one.size / 1e6:,.1f} MB"]
    if "topics" in made.measures:
        topics = made.measures["topics"]
        said.append(f"{topics - len(made.failed):,.0f} of {topics:,.0f} topics pass")
    said += [f"by {made.by}"] if made.by else []
    said += [f"“{made.why}”"] if made.why else []
    said += [_returned(back) for back in one.returns[-1:]]
    said += ["answers"] if answers else []
    return "  ".join(said)
