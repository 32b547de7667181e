"""Notes from the command line."""

from __future__ import annotations

import getpass
from typing import TYPE_CHECKING

import click

from bot.commands.stopping import noted
from bot.errors import BotError
from bot.home import today
from bot.rendering.sources import line_as_json
from corpus.standing import Note

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.home import Home


def take(  # noqa: PLR0913 # a note has so many parts
    home: Home,
    words: Sequence[str],
    section: str | None,
    name: str | None,
    by: str | None,
    *,
    as_json: bool,
) -> None:
    """Keep a note on a document, a section or a name, and say its number."""
    *documents, text = words or ("",)
    text = " ".join(text.split())
    if not text or len(documents) > 1:
        raise click.UsageError("Give an ID and a TEXT, the text in quotation marks.")
    if not documents and (name is None or section is not None):
        raise click.UsageError("Say what it is on: an ID before the TEXT, or --name.")
    document = documents[0] if documents else None
    note = noted(home, Note(0, text, by or _who(), today(), document, section, name))
    report({"number": note.number, "status": "noted"}, as_json=as_json)


def report(fields: Mapping[str, object], *, as_json: bool) -> None:
    """Say what became of a note."""
    click.echo(line_as_json(fields) if as_json else f"Note {fields['number']}: {fields['status']}.")


def show(notes: Sequence[Note], *, as_json: bool) -> None:
    """Print the notes by number."""
    for note in notes:
        if as_json:
            fields = {name: getattr(note, name) for name in Note.__slots__}
            click.echo(line_as_json({**fields, "on": note.on.isoformat()}))
        else:
            on = " › ".join(filter(None, (note.document, note.section, note.name)))
            click.echo(f"{note.number}. {on}: {note.signed}")


def _who() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError) as error:
        raise BotError("A note is signed, and nobody is logged in.", "Give --by NAME.") from error
