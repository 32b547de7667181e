"""How fast a corpus of GOV.UK's pages is synced and reindexed, and whether a kill loses anything.

    python -m tests.benchmarks.sync [--pages 10000] [--kills 50]

A stand-in serves pages made from the real ones beside the checkout, with changed words. Times are
of this library and reader alone, at any pace; at the ten requests a second that GOV.UK allows, a
first sync takes a tenth of a second a page. Nothing is asserted but that nothing is lost.
"""

from __future__ import annotations

import itertools
import json
import os
import random
import re
import resource
import string
import subprocess
import sys
import tempfile
import time
from argparse import ArgumentParser
from collections import Counter
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from bot.home import Home
from bot.syncing import synced
from corpus.govuk.asking import Asking
from corpus.govuk.client import Client
from corpus.govuk.hosts import Hosts
from corpus.govuk.pace import Pace
from corpus.govuk.wire import Wire
from corpus.library import Library
from tests.fakes.govuk import GovUk, Item, item, real_items, standing_in

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
SEARCH = '[[search]]\norganisation = "lamps"\n'
KILLED_PAGES = 60
ALPHABET = string.ascii_lowercase
WORD = re.compile(r"(?<![\w&])[a-z]{4,}(?![\w;])(?=[^<>]*<)")
"""A word that stands in no tag and is no entity."""


def main() -> None:
    """Sync, change a page, sync again, kill, and print a table."""
    parser = ArgumentParser()
    parser.add_argument("--pages", type=int, default=10_000)
    parser.add_argument("--kills", type=int, default=50)
    asked = parser.parse_args()
    click.echo("| what | figure |\n|---|---|")
    with tempfile.TemporaryDirectory() as folder, standing_in() as govuk:
        govuk.items = made(asked.pages)
        home = _home(Path(folder))
        _timed("first sync", home, govuk)
        _timed("sync, nothing changed", home, govuk)
        changed = next(iter(govuk.items))
        govuk.publish(changed, details={"body": "<p>The Lamp Office closed.</p>"})
        _timed("sync, one page changed", home, govuk)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        click.echo(f"| memory at most, stand-in and pages with it | {peak:,} MB |")
        _reindexed("reindex from scratch", home)
        govuk.publish(changed, details={"body": "<p>The Lamp Office opened again.</p>"})
        _timed("sync, one page changed", home, govuk)
        _reindexed("reindex, one page changed", home)
    with tempfile.TemporaryDirectory() as folder, standing_in() as govuk:
        govuk.items = made(KILLED_PAGES)
        _killed(_home(Path(folder)), govuk, asked.kills)


def made(pages: int) -> dict[str, Item]:
    """Return so many pages, made from the real ones that hold, each copy in words of its own."""
    real = sorted((path, one) for path, one in real_items().items() if not one["withdrawn_notice"])
    found: dict[str, Item] = {}
    for number, (path, one) in enumerate(itertools.islice(itertools.cycle(real), pages)):
        copy = number // len(real)
        body = f"{_varied(one['details']['body'], copy)}<p>This is copy {copy} of this page.</p>"
        name = f"{path}-{copy}"
        title = f"{one['title']} ({copy})"
        found[name] = {**item(name), **one, "base_path": name, "title": title}
        found[name] |= {"links": item(name)["links"], "details": {"body": body}}
    return found


def _varied(body: str, copy: int) -> str:
    """Return ``body`` with every tenth word, tags aside, as many letters down the alphabet."""
    words = itertools.count()
    return WORD.sub(lambda m: m[0] if next(words) % 10 else _moved(m[0], copy), body)


def _moved(word: str, letters: int) -> str:
    return "".join(ALPHABET[(ALPHABET.index(one) + letters) % len(ALPHABET)] for one in word)


def _home(folder: Path) -> Home:
    (folder / "sources.toml").write_text(SEARCH)
    return Home(folder)


def _timed(what: str, home: Home, govuk: GovUk) -> None:
    began, asked = time.monotonic(), len(govuk.asked)
    with _client(govuk) as client:
        counts = Counter(taken.status for taken in synced(home, client))
    took = time.monotonic() - began
    told = ", ".join(f"{number:,} {status}" for status, number in sorted(counts.items()))
    requests = len(govuk.asked) - asked
    click.echo(f"| {what}: {told} | {took:.1f} s for {requests:,} requests |")


@contextmanager
def _client(govuk: GovUk) -> Iterator[Client]:
    """A client without a pace."""
    wire = Wire(Hosts(stand_in=govuk.url), Pace(1_000_000))
    yield Client(Asking(wire))
    wire.close()


def _reindexed(what: str, home: Home) -> None:
    began = time.monotonic()
    command = [sys.executable, "-m", "bot", "--home", str(home.root), "reindex", "--json"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as program:
        assert program.stdout is not None
        passages = json.loads(program.stdout.read())["passages"]
        _, program.returncode, used = os.wait4(program.pid, 0)
    assert program.returncode == 0
    took, peak = time.monotonic() - began, used.ru_maxrss // 1024
    worked = used.ru_utime + used.ru_stime
    of_it = f"{took:.1f} s, {worked:.1f} of a core's, {peak:,} MB"
    click.echo(f"| {what}: {passages:,} passages | {of_it} |")


def _killed(home: Home, govuk: GovUk, kills: int) -> None:
    """Kill a sync at random moments until it was killed so often; then let one end."""
    draw = random.Random(7)  # noqa: S311 # moments, no secret
    library = Library(home.library)
    for number in range(kills):
        path = draw.choice(list(govuk.items))
        govuk.publish(path, details={"body": f"<p>This was changed before kill {number}.</p>"})
        with _syncing(home, govuk) as program:
            time.sleep(draw.uniform(0.2, 2.5))
            program.kill()
        damaged = [one.id for one in library.holdings() if one.damage is not None]
        assert damaged == [], damaged
    with _syncing(home, govuk) as program:
        pass
    assert program.returncode == 0
    # What was killed goes on where it was; pages that changed behind it come with the next run.
    with _client(govuk) as client:
        list(synced(home, client))
    held = {one.entry.place: one for one in library.holdings() if one.entry is not None}
    assert len(held) == len(govuk.items) == len(library.names())
    for path, one in govuk.items.items():
        words = held[f"https://www.gov.uk{path}"]
        assert words.document is not None
        if "before kill" in one["details"]["body"]:
            assert words.document.text in one["details"]["body"]
    click.echo(f"| {kills} times killed at random moments | nothing lost, nothing damaged |")


@contextmanager
def _syncing(home: Home, govuk: GovUk) -> Iterator[subprocess.Popen[bytes]]:
    command = [sys.executable, "-m", "bot", "--home", str(home.root), "corpus", "sync"]
    environment = {**os.environ, "FOOTNOTE_GOVUK_URL": govuk.url}
    with subprocess.Popen(
        command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as program:
        yield program


if __name__ == "__main__":
    main()
