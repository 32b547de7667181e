"""``footnote reindex``."""

from __future__ import annotations

import json
import sys
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import click

from bot.wording import held

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.home import Home
    from corpus.document import Document
    from corpus.library import Library
    from index.edition import Edition
    from index.editions import Editions
    from index.reindexing import Plan, Skipped


@click.command()
@click.option("--plan", "only", is_flag=True, help="Say what it would change, and stop there.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object, and nothing else.")
@click.pass_obj
def reindex(home: Home, only: bool, as_json: bool) -> None:
    """Publish an edition of what the library holds; a running bot answers from it at once.

    First comes the plan: which sources and passages were added, changed and removed since the
    edition that answers, and which were skipped, and why.
    """
    from corpus.library import Library
    from index.editions import NO_RELEASE, Editions
    from index.synonyms import load

    editions, library, skipped = Editions(home.editions), Library(home.library), list["Skipped"]()
    with editions.candidate(
        _documents(library, skipped),
        datetime.now(UTC).isoformat(timespec="seconds"),
        lambda: click.echo("Another reindex is running; this one waits for it.", err=True),
        load(home.synonyms),
    ) as candidate:
        made = _planned(editions, candidate.edition.heeding(library.standing()), skipped)
        if not only:
            candidate.publish(NO_RELEASE)
    _tell(made, candidate.edition, published=not only, as_json=as_json)


def _planned(editions: Editions, after: Edition, skipped: list[Skipped]) -> Plan:
    from index.errors import IndexingError
    from index.reindexing import plan

    try:
        before = editions.current()
    except IndexingError:  # nothing is published, or nothing of it can be read
        before = None
    return plan(before, after, skipped)


def _tell(made: Plan, edition: Edition, *, published: bool, as_json: bool) -> None:
    from bot.releasing import planned

    holds = edition.manifest
    if as_json:
        told: dict[str, Any] = {"edition": edition.name, "documents": holds.documents}
        told |= {"made": holds.made, "passages": holds.passages, "size": holds.size}
        told |= {"published": published, "plan": planned.as_object(made)}
        click.echo(json.dumps(told, ensure_ascii=False))
        return
    if not published or (made.before and (made.touched or made.skipped)):
        click.echo("\n".join(planned.lines(made)))
    done = "Published edition" if published else "Not published, for this is a plan: edition"
    click.echo(f"{done} {edition.name}: {held(holds.documents, holds.passages)}.")


def _documents(library: Library, skipped: list[Skipped]) -> Iterator[Document]:
    """Yield the documents by id; in a terminal, with a bar of progress."""
    if not sys.stderr.isatty():
        yield from _whole(library, skipped)
        return
    from rich.console import Console
    from rich.progress import track

    console, total = Console(stderr=True), len(library.names())
    documents = _whole(library, skipped)
    yield from track(documents, "Reading", total=total, console=console, transient=True)


def _whole(library: Library, skipped: list[Skipped]) -> Iterator[Document]:
    from index.reindexing import Skipped

    for holding in library.holdings():
        if holding.document is not None:
            yield holding.document
        elif holding.damage is not None:
            click.echo(f"Left out. {holding.damage}", err=True)
            skipped.append(Skipped(holding.id, str(holding.damage)))
