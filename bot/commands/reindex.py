"""``footnote reindex``."""

from __future__ import annotations

import json
import sys
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import click

from bot.wording import held

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.home import Home
    from corpus.document import Document
    from corpus.errors import CorpusError
    from corpus.library import Library


@click.command()
@click.option("--json", "as_json", is_flag=True, help="One JSON object, and nothing else.")
@click.pass_obj
def reindex(home: Home, as_json: bool) -> None:
    """Publish an edition of what the library holds; a running bot answers from it at once."""
    from corpus.library import Library
    from index.editions import Editions
    from index.synonyms import load

    edition = Editions(home.editions).publish(
        _documents(Library(home.library)),
        datetime.now(UTC).isoformat(timespec="seconds"),
        lambda: click.echo("Another reindex is running; this one waits for it.", err=True),
        load(home.synonyms),
    )
    made = edition.manifest
    if as_json:
        published = {"edition": edition.name, "documents": made.documents, "made": made.made}
        click.echo(json.dumps({**published, "passages": made.passages, "size": made.size}))
    else:
        click.echo(f"Published edition {edition.name}: {held(made.documents, made.passages)}.")


def _documents(library: Library) -> Iterator[Document]:
    """Yield the documents by id; in a terminal, with a bar of progress."""
    if not sys.stderr.isatty():
        yield from library.documents(_left_out)
        return
    from rich.console import Console
    from rich.progress import track

    console, total = Console(stderr=True), len(library.names())
    documents = library.documents(_left_out)
    yield from track(documents, "Reading", total=total, console=console, transient=True)


def _left_out(damage: CorpusError) -> None:
    click.echo(f"Left out. {damage}", err=True)
