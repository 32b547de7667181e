"""``footnote stale``: what a maintainer should look at again."""

from __future__ import annotations

import json
import sys
from itertools import groupby
from typing import TYPE_CHECKING

import click

from bot.home import today
from corpus.stale import UNCHECKED_AFTER

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bot.home import Home
    from corpus.document import Document
    from corpus.library import Library
    from corpus.stale import Finding


@click.command()
@click.option(
    "--unchecked-after",
    type=click.IntRange(0),
    default=UNCHECKED_AFTER,
    show_default=True,
    metavar="DAYS",
    help="A source not checked for so long is due.",
)
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
@click.pass_obj
def stale(home: Home, unchecked_after: int, as_json: bool) -> None:
    """List what time has done to the library, the oldest document first.

    Reviews that are due, old sources, sources without a date, sources not checked lately,
    statements whose date has passed, words such as "currently" in old pages, and departments that
    have closed.
    """
    from corpus import stale as looking
    from corpus.library import Library

    damaged: list[str] = []
    documents = _quotable(Library(home.library), damaged)
    found = looking.stale(documents, today(), unchecked_after)
    if as_json:
        for one in found:
            click.echo(json.dumps(_object(one), ensure_ascii=False))
    else:
        click.echo("\n".join(_lines(found)) or "Nothing is due.")
    for sentence in damaged:
        click.echo(sentence, err=True)
    if damaged:
        sys.exit(1)


def _quotable(library: Library, damaged: list[str]) -> Iterator[Document]:
    """Yield the documents that are quoted: what is stopped misleads nobody."""
    standing = library.standing()
    for document in library.documents(lambda damage: damaged.append(str(damage))):
        if standing.stop(document.id) is None:
            yield document


def _object(one: Finding) -> dict[str, object]:
    source, span = one.document.source, one.span
    return {
        "document": one.document.id,
        "title": source.title,
        "url": source.url,
        "owner": source.owner,
        "published": _day(source.published),
        "due": one.due.value,
        "since": _day(one.since),
        "about": one.about or None,
        "start": None if span is None else span.start,
        "end": None if span is None else span.end,
        "text": None if span is None else span.of(one.document.text),
    }


def _lines(found: Iterable[Finding]) -> Iterator[str]:
    from bot.stale_wording import due

    for _, findings in groupby(found, key=lambda one: one.document.id):
        several = list(findings)
        document = several[0].document
        owner = f", owner {document.source.owner}" if document.source.owner else ""
        yield f"{document.id}: {document.title}{owner}"
        for one in several:
            yield f"  {due(one, today())}"
            if one.span is not None:
                yield f"    {' '.join(one.span.of(one.document.text).split())}"


def _day(day: object) -> str | None:
    return None if day is None else str(day)
