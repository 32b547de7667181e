"""``footnote reindex``."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import click

from corpus.library import Library
from index.editions import Editions

if TYPE_CHECKING:
    from bot.home import Home


@click.command()
@click.pass_obj
def reindex(home: Home) -> None:
    """Publish an edition of what the library holds."""
    documents = Library(home.library).documents()
    edition = Editions(home.editions).publish(documents, datetime.now(UTC).isoformat())
    click.echo(f"Published edition {edition.name}: {edition.manifest.passages} passages.")
