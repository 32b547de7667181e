"""``footnote rank``: a run over a test collection, through what answers in Slack."""

from __future__ import annotations

from pathlib import Path

import click


@click.command()
@click.option(
    "--collection",
    required=True,
    metavar="DIR",
    type=click.Path(file_okay=False, exists=True, path_type=Path),
    help="A folder with corpus.jsonl (one passage a line) and queries.jsonl.",
)
@click.option(
    "--queries",
    metavar="FILE",
    type=click.Path(dir_okay=False, exists=True, path_type=Path),
    help="Questions to rank for, instead of DIR/queries.jsonl; a line may hold a thread.",
)
@click.option("--depth", default=1000, show_default=True, type=click.IntRange(min=1))
def rank(collection: Path, queries: Path | None, depth: int) -> None:
    """Print a TREC run over the passages of a collection.

    Six columns on stdout: topic, Q0, passage, rank, score, name; scores fall strictly.
    """
    from bot.commands.left_out import tell_left_out
    from bot.evaluation import ranked
    from index.evaluation import Collection, run_lines
    from index.evaluation.collection import topics
    from index.evaluation.gathered import gathered

    read = Collection.read(collection)
    asked = topics(queries or collection / "queries.jsonl")
    tell_left_out(read)
    for one in ranked(gathered(read), read.ids, asked, depth):
        for line in run_lines(one.topic.id, one.hits):
            click.echo(line)
