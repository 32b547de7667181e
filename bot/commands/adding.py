"""Adding sources one by one: each has its line, and a refused one does not stop the others."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from bot.rendering.sources import line_as_json
from corpus.entry import Original
from corpus.errors import CorpusError
from corpus.gathering import LARGEST, Found, gather, original, too_large

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from datetime import date

    from corpus.library import Library

STANDARD_INPUT = Path("-")


@dataclass(frozen=True, slots=True)
class Line:
    """What became of one source."""

    id: str | None
    revision: int | None
    status: str
    refusal: CorpusError | None = None


def sources(paths: Sequence[str]) -> list[Found]:
    """Return what the paths of a command line stand for."""
    found: list[Found] = []
    for path in paths:
        if path == "-":
            found.append(Found(STANDARD_INPUT))
        elif path.startswith(("http://", "https://")):
            later = CorpusError(
                f"{path}: web pages are fetched by a later version.",
                "Until then, save the page and add the file with --url.",
            )
            found.append(Found(Path(path), later))
        else:
            found.extend(gather(Path(path)))
    return found


class Adding:
    """One run of ``footnote corpus add``."""

    def __init__(self, library: Library, given: Mapping[str, object], today: date) -> None:
        self._library = library
        self._given = given
        self._today = today
        self._added: set[str] = set()

    def each(self, sources: Sequence[Found]) -> Iterator[Line]:
        """Add the sources in order, and say of each what became of it."""
        with _progress(len(sources)) as advance:
            for source in sources:
                yield self._one(source)
                advance()

    def _one(self, source: Found) -> Line:
        try:
            if source.refusal is not None:
                raise source.refusal
            taken = self._taken(source.path)
            added = self._library.add(taken, self._given, self._today, self._added)
        except CorpusError as refusal:
            return Line(None, None, "refused", refusal)
        self._added.add(added.entry.id)
        return Line(added.entry.id, added.entry.revision, added.status)

    def _taken(self, path: Path) -> Original:
        if path != STANDARD_INPUT:
            return original(path)
        content = sys.stdin.buffer.read(LARGEST + 1)
        if len(content) > LARGEST:
            raise too_large("Standard input")
        title = str(self._given["title"])
        return Original("standard input", f"-/{title}", title, content)


def report(line: Line, *, as_json: bool) -> bool:
    """Print a source's line, and say whether it was refused."""
    reason = None if line.refusal is None else str(line.refusal)
    if as_json:
        fields = {"id": line.id, "revision": line.revision, "status": line.status}
        click.echo(line_as_json({**fields, "reason": reason}))
    elif reason is None:
        click.echo(f"{line.id}: {line.status}, revision {line.revision}.")
    else:
        click.echo(f"Refused. {reason}", err=True)
    sys.stdout.flush()
    return reason is not None


def close(refused: Sequence[Line], total: int, *, as_json: bool) -> None:
    """Say in one line on stderr what was refused, where the lines before did not stand there."""
    if as_json:
        reason = str(refused[0].refusal)
        several = f"{len(refused)} of {total} sources were refused: the lines say why."
        click.echo(reason if len(refused) == 1 else several, err=True)


@contextmanager
def _progress(total: int) -> Iterator[Callable[[], None]]:
    """Show how far it is, on stderr, where that is a terminal."""
    if total == 1 or not sys.stderr.isatty():
        yield lambda: None
        return
    from rich.console import Console
    from rich.progress import Progress

    # Lines go above the bar only where both are on the terminal; a pipe gets them untouched.
    shared = sys.stdout.isatty()
    with Progress(console=Console(stderr=True), transient=True, redirect_stdout=shared) as progress:
        task = progress.add_task("Adding", total=total)
        yield lambda: progress.advance(task)
