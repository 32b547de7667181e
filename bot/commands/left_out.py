"""Lines of a collection that cannot be found, told to who measures."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from index.evaluation import Collection


def tell_left_out(read: Collection, name: str = "") -> None:
    """Say on stderr which lines of a corpus hold no text, if any."""
    if read.empty:
        lines = ", ".join(map(str, read.empty))
        where = f"{name}/corpus.jsonl" if name else "corpus.jsonl"
        click.echo(f"Left out, since they hold no text: {where}, line {lines}.", err=True)
