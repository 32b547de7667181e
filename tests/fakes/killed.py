"""Kills releases and rollbacks at any moment, and looks at what is left.

``python -m tests.fakes.killed HOME TIMES STEP`` kills so often at random, and before each STEP-th
change of the disk. It prints what was wrong, a line each, and last how often it killed. It is a
program of its own, for it forks, and a test that has threads must not.
"""

from __future__ import annotations

import os
import random
import signal
import sys
import time
from contextlib import suppress
from datetime import date
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Never

from bot.answering import Abstained, Question, answer
from bot.bootstrap import guidance
from bot.home import Home
from bot.releasing.releasing import Order, release
from corpus.entry import Original
from corpus.library import Library
from corpus.standing import State, Stop
from index import history
from index.editions import BUILDING, Editions
from index.errors import IndexingError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

DAY = date(2026, 11, 24)
PAGE = "# Lamps\n\nThe Lamp Office inspects {} brass lanterns a year.\n"
STOPPED = "# Forms\n\nThe form is signed by the head of the clinic.\n"
HOW_MANY = Question("How many brass lanterns are inspected a year?")
WHO = Question("Who signs the form?")
LONGEST_S = 0.25
CALLS = ("fsync", "replace", "rename", "unlink", "rmdir", "mkdir", "open")
"""What changes the disk: a child can be killed before any of them."""


def keep(home: Home, name: str, text: str) -> None:
    """Put a page into the library."""
    Library(home.library).add(Original.of(PurePath(f"/{name}.md"), text.encode()), {}, DAY)


def change(home: Home) -> None:
    """Do what a maintainer does, over and over."""
    editions = Editions(home.editions)
    for turn in range(1000, 9999):
        keep(home, "lamps", PAGE.format(turn))
        release(home, Order("ann", f"turn {turn}"), DAY)
        with suppress(IndexingError):
            editions.rollback()


def killed_after(seconds: float, home: Home) -> None:
    """Let a child change things, and kill it."""
    child = os.fork()
    if not child:
        change(home)
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)


def killed_before(call: int, home: Home, act: Callable[[], object]) -> bool:
    """Let a child act, and die before its ``call``-th change of the disk; False where it ended."""
    child = os.fork()
    if not child:
        left = iter(range(call))

        def dying(name: str) -> Callable[..., object]:
            real = getattr(os, name)

            def called(*arguments: object, **named: object) -> object:
                if next(left, None) is None:
                    os.kill(os.getpid(), signal.SIGKILL)
                return real(*arguments, **named)

            return called

        for name in CALLS:
            setattr(os, name, dying(name))
        act()
        os._exit(0)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])


def wrong(home: Home) -> Iterator[str]:
    """Say what is not as it must be."""
    kept = history.read(home.editions / "published.json")
    edition = guidance(home, demonstration=False)()
    edition.verify()
    if edition.warnings or edition.name != kept.current:
        yield f"{kept.current} does not answer: {edition.warnings}"
    given = answer(HOW_MANY, edition, DAY)
    if isinstance(given, Abstained) or not given.quotes[0].text.endswith("lanterns a year."):
        yield f"no answer: {given}"
    given = answer(WHO, edition, DAY)
    if not isinstance(given, Abstained) or given.stop is None:
        yield f"a stopped source is quoted: {given}"


def unfinished(home: Home) -> Iterator[str]:
    """Let the next run finish, and say what it leaves."""
    released = release(home, Order("ben"), DAY)
    if Editions(home.editions).current().name != released.name:
        yield f"{released.name} was not published"
    names = {one.name for one in Editions(home.editions).history().published}
    left = {path.name for path in home.editions.iterdir()} - names
    if left - {"published.json", ".lock", ".pointing"}:
        yield f"left behind: {left}"
    if any(name.startswith(BUILDING) for name in left):
        yield "half an edition is left"


def main(root: str, times: str, step: str) -> Never:
    """Kill at random moments, then before each change of the disk that a deed makes."""
    home, moments, killed = Home(Path(root)), random.Random(7), 0  # noqa: S311 # no secret
    keep(home, "lamps", PAGE.format(310))
    keep(home, "forms", STOPPED)
    Library(home.library).stop(Stop("forms", "Forms", State.SUSPENDED, DAY, "Wrong."))
    release(home, Order(), DAY)
    found: list[str] = []
    for _ in range(int(times)):
        killed_after(moments.uniform(0, LONGEST_S), home)
        killed += 1
        found += [*wrong(home), *unfinished(home)]
    for deed in (lambda: release(home, Order(), DAY), Editions(home.editions).rollback):
        call, dies = 0, True
        while dies:
            keep(home, "lamps", PAGE.format(2000 + killed))
            dies = killed_before(call, home, deed)
            call, killed = call + int(step), killed + dies
            found += [*wrong(home), *unfinished(home)]
    print("\n".join([*found, f"killed {killed}"]))  # noqa: T201 # what it is for
    sys.exit(0)


if __name__ == "__main__":
    main(*sys.argv[1:])
