"""``footnote evaluate``: how good rankings, quotes and silence are, on judged questions."""

from __future__ import annotations

import hashlib
import json
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from bot.bootstrap import guidance
from bot.commands.watching import watched
from bot.errors import BotError
from bot.home import today

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bot.evaluation.configuration import Configuration
    from bot.evaluation.kept import Line
    from bot.evaluation.tries import Try
    from bot.home import Home
    from bot.pages.section import Section

FOLDER = click.Path(file_okay=False, exists=True, path_type=Path)
FILE = click.Path(dir_okay=False, exists=True, path_type=Path)


@click.command()
@click.option(
    "--collection",
    multiple=True,
    metavar="DIR…",
    type=FOLDER,
    help="Folders with corpus.jsonl, queries.jsonl and qrels.tsv; turns.jsonl holds dialogues.",
)
@click.argument("more", nargs=-1, type=FOLDER, metavar="")
@click.option(
    "--queries",
    metavar="FILE",
    type=FILE,
    help="Questions to measure, instead of DIR/queries.jsonl; a line may hold a thread.",
)
@click.option(
    "--topics",
    metavar="FILE",
    type=FILE,
    help="Judged questions to your own guidance; without collections, HOME/topics.jsonl.",
)
@click.option("--full", is_flag=True, help="Every question, not a sample of each collection.")
@click.option("--seed", default=1, show_default=True, type=click.IntRange(min=0))
@click.option(
    "--against", metavar="FILE", type=FILE, help="An earlier run, to say what has changed since."
)
@click.option(
    "--html",
    metavar="FILE",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write a page too, with plots and the topics that came off worst.",
)
@click.option(
    "--floors",
    metavar="FILE",
    type=FILE,
    help="What measures must reach: exit 1 where one does not.",
)
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line, nothing else.")
@click.pass_obj
def evaluate(  # noqa: PLR0913, PLR0917 # the contract has so many flags
    home: Home,
    collection: tuple[Path, ...],
    more: tuple[Path, ...],
    queries: Path | None,
    topics: Path | None,
    full: bool,
    seed: int,
    against: Path | None,
    html: Path | None,
    floors: Path | None,
    as_json: bool,
) -> None:
    """Measure rankings, quotes and silence, by class of question, each value with its interval.

    \b
    footnote evaluate
    footnote evaluate --collection DIR
    footnote evaluate --collection DIR DIR --full --json > before.jsonl
    footnote evaluate --collection DIR --against before.jsonl

    Without a collection, your own guidance answers the judged questions of HOME/topics.jsonl,
    lines {"id", "question", "thread", "expect": "answered" or "silent", "words"}.
    A quick run takes a sample of each collection's questions, the same for the same seed. Every
    run is kept in the home, with its configuration and digests.
    """  # noqa: D301 # click reads the backspace as: do not wrap
    from bot.evaluation.configuration import Configuration
    from bot.evaluation.floors import breaches
    from bot.evaluation.floors import floors as read_floors
    from bot.evaluation.kept import lines, marks_of
    from bot.evaluation.report.told import told
    from bot.evaluation.summary import summaries
    from bot.evaluation.trial import Trial
    from bot.pages.page import writable
    from bot.rendering.report import show

    if html is not None:
        writable(html)
    kept_floors = {} if floors is None else read_floors(floors)
    before = () if against is None else marks_of(against)
    tries = _tries(home, _folders(collection, more, queries, topics), queries, topics)
    trial = Trial(seed, full, today(), watched)
    outcomes = [one(trial) for one in tries]
    marks = [mark for outcome in outcomes for mark in outcome.marks]
    made = tuple(summaries(marks, seed, before))
    configuration = Configuration(seed, full, tuple(outcome.measured for outcome in outcomes))
    kept = tuple(lines(configuration, made, marks))
    if as_json:
        for line in kept:
            click.echo(json.dumps(line, ensure_ascii=False))
    else:
        show(told(outcomes, made))
    _keep(home, kept)
    if html is not None:
        _write(html, configuration, told(outcomes, made))
    broken = "; ".join(breaches(kept_floors, marks))
    if broken:
        raise BotError(f"Below the floor: {broken}.", "Find out which change lowered it.")


def _folders(
    collection: tuple[Path, ...],
    more: tuple[Path, ...],
    queries: Path | None,
    topics: Path | None,
) -> tuple[Path, ...]:
    """Return the collections' folders: those after the first need no flag of their own."""
    if more and not collection:
        raise click.UsageError("Name folders behind --collection.")
    folders = (*collection, *more)
    if queries is not None and len(folders) != 1:
        raise click.UsageError("--queries goes with one collection.")
    names = [folder.resolve().name for folder in folders] + ([topics.stem] if topics else [])
    if len(set(names)) < len(names):
        raise click.UsageError(
            "Two of them have one name: rename one, so that they are told apart."
        )
    return folders


def _tries(
    home: Home, folders: Sequence[Path], queries: Path | None, topics: Path | None
) -> list[Try]:
    """Read everything before the first is measured: what is broken is told at once."""
    from bot.commands.left_out import tell_left_out
    from bot.evaluation.tries import of_folder, of_topics
    from index.evaluation.measures import needed

    tries: list[Try] = []
    if folders:
        needed()
    for folder in folders:
        tries += of_folder(folder, queries, tell_left_out)
    if topics is not None or not folders:
        tries.append(of_topics(topics or _own_topics(home), guidance(home)()))
    return tries


def _own_topics(home: Home) -> Path:
    if not home.topics.is_file():
        raise BotError(
            f"Nothing to measure: there is no {home.topics}.",
            "Write judged questions there, or give --topics FILE or --collection DIR.",
        )
    return home.topics


def _write(path: Path, configuration: Configuration, sections: Iterable[Section]) -> None:
    from bot.pages.page import page
    from corpus import files

    files.write(path, page("measured", sections, configuration=configuration).encode())
    click.echo(f"Wrote {path}", err=True)


def _keep(home: Home, kept: Sequence[Line]) -> None:
    from corpus import files

    written = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in kept).encode()
    name = f"{datetime.now(UTC):%Y-%m-%dT%H%M%SZ}-{hashlib.sha256(written).hexdigest()[:6]}"
    path = home.evaluations / f"{name}.jsonl"
    files.write(path, written)
    click.echo(f"Kept in {path}", err=True)
