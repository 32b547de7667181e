"""``footnote corpus``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from corpus.library import Library

if TYPE_CHECKING:
    from bot.home import Home


@click.group()
def corpus() -> None:
    """Add, list, show and remove sources."""


@corpus.command()
@click.argument("paths", nargs=-1, required=True)
@click.pass_obj
def add(home: Home, paths: tuple[str, ...]) -> None:
    """Add files to the library."""
    library = Library(home.library)
    for path in map(Path, paths):
        added = library.add(path.name, path.read_bytes(), str(path.resolve()), {})
        click.echo(f"{added.entry.id}: {added.status}, revision {added.entry.revision}")
