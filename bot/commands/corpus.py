"""``footnote corpus``: what the library holds, and what is said of it."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from bot.commands.words import SET_NAME, WORDS
from bot.home import today
from corpus.errors import CorpusError
from corpus.library import Library
from corpus.readers.metadata import metadata

if TYPE_CHECKING:
    from bot.home import Home

AS_JSON = click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")


@click.group()
def corpus() -> None:
    """Add, list, show and remove sources; stop one at once."""


@corpus.command(short_help="Add files, folders, pages, standard input.")
@click.argument("paths", nargs=-1, required=True, metavar="PATH|URL|-…")
@click.option("--title", help="What the source is called; needed with -.")
@click.option("--url", help="Where it is published: the footnote links to it.")
@click.option("--publisher", help="Who published it.")
@click.option("--published", metavar="YYYY-MM-DD", help="When it was published.")
@click.option("--set", "set_", type=SET_NAME, metavar="NAME", help="A set: not for every channel.")
@AS_JSON
@click.pass_obj
def add(
    home: Home, /, paths: tuple[str, ...], set_: str | None, as_json: bool, **flags: str | None
) -> None:
    """Add files, folders with all that is in them, pages of GOV.UK, or standard input (-).

    A page brings its HTML attachments and sections, and what replaced it where it was withdrawn.
    The same bytes again change nothing; a changed file is a new revision. What is told by a flag
    goes before what the file says of itself. What is added with --set answers in Slack only in
    channels that may see that set.
    """
    from bot.commands import adding

    try:
        given = metadata(flags)
    except CorpusError as error:
        raise click.UsageError(str(error)) from error
    sources = adding.sources(paths)
    if given and len(sources) > 1:
        raise click.UsageError("--title, --url, --publisher, --published are for one source.")
    if "-" in paths and "title" not in given:
        raise click.UsageError("Standard input has no name: give it a --title.")
    lines: list[adding.Line] = []
    for line in adding.Adding(home, given, today(), set_).each(sources):
        adding.report(line, as_json=as_json)
        lines.append(line)
    refused = [line for line in lines if line.refusal is not None]
    if refused:
        adding.close(refused, len(lines), as_json=as_json)
        sys.exit(1)


@corpus.command("list")
@AS_JSON
@click.pass_obj
def list_(home: Home, as_json: bool) -> None:
    """List the sources of the library."""
    from bot.rendering import sources

    damaged = False
    empty = True
    library = Library(home.library)
    sets = library.standing().set_of
    for holding in library.holdings():
        empty = False
        if holding.damage is not None:
            damaged = True
            click.echo(str(holding.damage), err=True)
        elif as_json:
            click.echo(sources.as_json(holding, sets(holding.id)))
        else:
            click.echo(sources.line(holding, sets(holding.id)))
    if empty and not as_json:
        click.echo("The library is empty. Add a source: `footnote corpus add FILE`.")
    if damaged:
        sys.exit(1)


@corpus.command(short_help="Show a document, its text or passages.")
@click.argument("name", metavar="ID")
@click.option("--text", "what", flag_value="text", help="Its text exactly, and nothing else.")
@click.option("--passages", "what", flag_value="passages", help="The passages it is cut into.")
@click.option("--edition", metavar="E", help="As this edition holds it, not the published one.")
@AS_JSON
@click.pass_obj
def show(home: Home, name: str, what: str | None, edition: str | None, as_json: bool) -> None:
    """Show a document of the published edition; of the library where nothing is published."""
    from bot.commands.showing import shown
    from bot.rendering import sources

    found = shown(home, name, edition)
    set_ = Library(home.library).standing().set_of(name)
    if what == "text" and not as_json:
        sys.stdout.buffer.write(found.document.text.encode())
    elif what == "passages":
        for passage in found.passages:
            click.echo(sources.passage_as_json(passage) if as_json else sources.passage(passage))
    elif as_json:
        click.echo(sources.document_as_json(found.document, set_, with_text=what == "text"))
    else:
        click.echo(sources.document(found.document, set_))


@corpus.command(short_help="Take a source out of the library.")
@click.argument("name", metavar="ID")
@AS_JSON
@click.pass_obj
def remove(home: Home, name: str, as_json: bool) -> None:
    """Take a source out of the library; `footnote reindex` takes it out of the answers.

    Its words are kept as long as an answer on record quotes them.
    """
    from bot.commands.stored import clear
    from bot.rendering import sources

    library = Library(home.library)
    library.remove(name)
    clear(library, home)
    click.echo(
        sources.line_as_json({"id": name, "status": "removed"})
        if as_json
        else f"{name}: removed. `footnote reindex` takes it out of the answers."
    )


@corpus.command("set", short_help="Keep a source to some channels, or not.")
@click.argument("name", metavar="ID")
@click.argument("set_", required=False, type=SET_NAME, metavar="[NAME]")
@AS_JSON
@click.pass_obj
def place(home: Home, name: str, set_: str | None, as_json: bool) -> None:
    """Put a source into a set, at once; without NAME into none, so that it answers everywhere."""
    from bot.rendering import sources

    Library(home.library).place(name, set_)
    where = f"in the set {set_}: it answers where that may be seen" if set_ else "for everybody"
    click.echo(
        sources.line_as_json({"id": name, "status": "placed", "set": set_})
        if as_json
        else f"{name}: {where}, from now on."
    )


@corpus.command(short_help="Take what changed: pages, searches, folders.")
@AS_JSON
@click.pass_obj
def sync(home: Home, as_json: bool) -> None:
    """Look at every page again, and at what sources.toml in the home names.

    A page is fetched only if it changed. What was withdrawn stops at once; `footnote reindex`
    publishes the rest. A run that was cut short goes on where it was. Name a manual, and its new
    sections come with it. A file that left its folder is taken out, unless the folder is empty:
    until `footnote reindex` it is quoted on.

    HOME/sources.toml, for example:

    \b
    pages = ["https://www.gov.uk/guidance/…"]
    folders = ["/srv/guidance"]

    \b
    [[search]]
    organisation = "department-for-business-and-trade"
    document_type = "detailed_guide"
    words = "import licence"
    since = 2024-01-01
    """  # noqa: D301 # click reads the backspace as: do not wrap
    from bot.commands import syncing

    syncing.run(home, as_json=as_json)


@corpus.command(short_help="Stop quoting a source, at once.")
@click.argument("name", metavar="ID")
@click.option("--why", required=True, type=WORDS, help="Why: it is said in place of the quote.")
@AS_JSON
@click.pass_obj
def suspend(home: Home, name: str, why: str, as_json: bool) -> None:
    """Stop quoting a source, at once, whatever edition answers; `resume` lets it go on."""
    from bot.commands.stopping import suspended
    from bot.rendering import sources

    stop = suspended(home, name, why, today())
    click.echo(
        sources.line_as_json({"id": name, "status": "suspended", "reason": stop.why})
        if as_json
        else f"{name}: suspended. It is not quoted from now on."
    )


@corpus.command()
@click.argument("name", metavar="ID")
@AS_JSON
@click.pass_obj
def resume(home: Home, name: str, as_json: bool) -> None:
    """Let a suspended source be quoted again."""
    from bot.rendering import sources

    Library(home.library).resume(name)
    click.echo(
        sources.line_as_json({"id": name, "status": "resumed"})
        if as_json
        else f"{name}: resumed. It is quoted again from now on."
    )


@corpus.command(short_help="Put a caution beside quotes, at once.")
@click.argument("words", nargs=-1, type=WORDS, metavar="[ID] TEXT")
@click.option("--section", type=WORDS, help="A heading of the document, or its anchor.")
@click.option("--name", type=WORDS, help="Words that the note explains wherever they are quoted.")
@click.option("--by", type=WORDS, help="Who signs it; without it, who is logged in.")
@click.option("--remove", "number", type=int, metavar="N", help="Take note N away instead.")
@AS_JSON
@click.pass_obj
def note(  # noqa: PLR0913, PLR0917 # a note has so many parts
    home: Home,
    words: tuple[str, ...],
    section: str | None,
    name: str | None,
    by: str | None,
    number: int | None,
    as_json: bool,
) -> None:
    """Put a dated, signed caution beside every quote that it concerns, at once.

    \b
    footnote corpus note fees "The fee is under review."
    footnote corpus note fees --section "Who pays" "Charities are asked to wait."
    footnote corpus note --name DIT "DIT closed in 2023: see DBT."
    """  # noqa: D301 # click reads the backspace as: do not wrap
    from bot.commands import noting

    if number is not None:
        Library(home.library).unnote(number)
        noting.report({"number": number, "status": "removed"}, as_json=as_json)
        return
    noting.take(home, words, section, name, by, as_json=as_json)


@corpus.command()
@AS_JSON
@click.pass_obj
def notes(home: Home, as_json: bool) -> None:
    """List the notes that are in force."""
    from bot.commands import noting

    noting.show(Library(home.library).standing().notes, as_json=as_json)
