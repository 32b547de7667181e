"""Adding sources one by one: each has its line, and a refused one does not stop the others."""

from __future__ import annotations

import sys
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from bot.rendering.sources import line_as_json
from corpus.entry import Original
from corpus.errors import CorpusError
from corpus.gathering import LARGEST, Found, gather, original, too_large
from corpus.library import Library

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from datetime import date

    from bot.home import Home
    from corpus.govuk.taking import Taken, Taking

STANDARD_INPUT = Path("-")
SILENT = frozenset({"empty", "unfollowed"})
"""What became of pages that nobody named: there is nothing to say of them here."""


@dataclass(frozen=True, slots=True)
class Address:
    """A page of the web."""

    url: str


@dataclass(frozen=True, slots=True)
class Line:
    """What became of one source."""

    id: str | None
    revision: int | None
    status: str
    refusal: CorpusError | None = None


def sources(paths: Sequence[str]) -> list[Found | Address]:
    """Return what the paths of a command line stand for."""
    found: list[Found | Address] = []
    for path in paths:
        if path == "-":
            found.append(Found(STANDARD_INPUT))
        elif path.startswith(("http://", "https://")):
            found.append(Address(path))
        else:
            found.extend(gather(Path(path)))
    return found


class Adding:
    """One run of ``footnote corpus add``."""

    def __init__(
        self, home: Home, given: Mapping[str, object], today: date, set_: str | None = None
    ) -> None:
        self._home = home
        self._library = Library(home.library)
        self._set = set_
        self._given = given
        self._today = today
        self._added: set[str] = set()

    def each(self, sources: Sequence[Found | Address]) -> Iterator[Line]:
        """Add the sources in order, and say of each what became of it, and of what it leads to."""
        with _progress(len(sources)) as advance, ExitStack() as ending:
            taking: Taking | None = None
            for source in sources:
                if isinstance(source, Found):
                    yield self._one(source)
                else:
                    taking = (taking or self._taking(ending)).into(self._set)
                    taken = taking.each(source.url, self._given)
                    yield from (_line(one) for one in taken if one.status not in SILENT)
                advance()

    def _taking(self, ending: ExitStack) -> Taking:
        """Return what takes pages; only who fetches one waits for its imports."""
        from bot.fetching import fetching
        from bot.settings import load
        from corpus.govuk.taking import Taking

        client = ending.enter_context(fetching(self._home, load(self._home)))
        return Taking(self._library, client, self._today)

    def _one(self, source: Found) -> Line:
        try:
            if source.refusal is not None:
                raise source.refusal
            taken = self._taken(source.path)
            added = self._library.add(taken, self._given, self._today, self._added, self._set)
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


def _line(taken: Taken) -> Line:
    """Say of a page what the contract of this command has a word for."""
    if taken.status != "gone":
        return Line(taken.id, taken.revision, taken.status, taken.refusal)
    refusal = CorpusError(
        f"{taken.url} is no longer there, so {taken.id} is quoted no more.",
        "`footnote corpus list` shows it.",
    )
    return Line(taken.id, taken.revision, "refused", refusal)


def report(line: Line, *, as_json: bool) -> None:
    """Print a source's line."""
    reason = None if line.refusal is None else str(line.refusal)
    if as_json:
        fields = {"id": line.id, "revision": line.revision, "status": line.status}
        click.echo(line_as_json({**fields, "reason": reason}))
    elif reason is None:
        click.echo(f"{line.id}: {line.status}, revision {line.revision}.")
    else:
        click.echo(f"Refused. {reason}", err=True)
    sys.stdout.flush()


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
