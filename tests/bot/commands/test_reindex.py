"""``footnote reindex`` plans before it publishes; a plan alone changes nothing."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path, PurePath
from typing import Any

from click.testing import CliRunner, Result

from bot import refusals
from bot.cli import footnote
from bot.home import Home
from corpus.entry import Original
from corpus.library import Library
from corpus.standing import State, Stop
from index.editions import Editions

TODAY = date(2026, 11, 24)


def run(*arguments: str) -> Result:
    """What ``footnote reindex`` does with these arguments."""
    done = CliRunner().invoke(footnote, ["reindex", *arguments], catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return done


def told(*arguments: str) -> dict[str, Any]:
    """The object that it prints."""
    found: dict[str, Any] = json.loads(run(*arguments, "--json").stdout)
    return found


def keep(home: Path, name: str, text: str) -> Library:
    """Put a page with this text into the library."""
    library = Library(Home(home).library)
    content = f"# {name}\n\n{text}".encode()
    library.add(Original.of(PurePath(f"/{name}.md"), content), {}, TODAY)
    return library


def test_a_plan_says_what_would_change_and_publishes_nothing(home: Path) -> None:
    """Sources and passages by what became of them; the edition before goes on answering."""
    keep(home, "lamps", "The office checks 10 lamps.")
    keep(home, "lifts", "Lifts are checked.")
    before = told()["edition"]
    keep(home, "lamps", "The office checks 12 lamps.")
    keep(home, "doors", "Doors are checked.").remove("lifts")
    made = told("--plan")
    assert made["published"] is False
    assert made["plan"] == {
        "before": before,
        "added": ["doors"],
        "changed": ["lamps"],
        "removed": ["lifts"],
        "withdrawn": [],
        "suspended": [],
        "skipped": [],
        "passages": {
            "added": 1,
            "changed": 1,
            "removed": 1,
            "by_source": {
                "doors": {"added": 1, "changed": 0, "removed": 0},
                "lamps": {"added": 0, "changed": 1, "removed": 0},
                "lifts": {"added": 0, "changed": 0, "removed": 1},
            },
        },
    }
    editions = Editions(Home(home).editions)
    assert editions.current().name == before
    assert {path.name for path in editions.root.iterdir() if path.is_dir()} == {before}
    published = told()
    assert (published["published"], published["edition"]) == (True, made["edition"])
    assert editions.current().name == made["edition"]


def test_the_plan_is_read_in_a_terminal(home: Path) -> None:
    """A line a source, and last whether it was published."""
    keep(home, "lamps", "The office checks 10 lamps.")
    first = run("--plan").stdout.splitlines()
    assert "  added: lamps (1 passage)" in first
    assert first[-1].startswith("Not published, for this is a plan: edition ")
    run()
    library = keep(home, "lamps", "The office checks 12 lamps.")
    library.stop(Stop("lamps", "lamps", State.SUSPENDED, TODAY, "Wrong."))
    shown = run().stdout.splitlines()
    assert "  changed: lamps (0 added, 1 changed, 0 removed)" in shown
    assert "  lamps, since 24 November 2026: Wrong." in shown
    assert shown[-1].startswith("Published edition ")


def test_a_skipped_source_is_named_with_its_reason(home: Path) -> None:
    """What is damaged is left out; the plan says so, and what to do."""
    keep(home, "lamps", "The office checks 10 lamps.")
    keep(home, "lifts", "Lifts are checked.")
    (Home(home).library / "lifts" / "revision-1" / "document.json").write_bytes(b"{")
    (skipped,) = told("--plan")["plan"]["skipped"]
    assert skipped["document"] == "lifts"
    assert "is damaged" in skipped["reason"]
    assert "corpus remove lifts" in skipped["reason"]
    done = run("--plan")
    assert f"  {skipped['reason']}" in done.stdout  # it begins with its name
    assert "Left out. lifts is damaged" in done.stderr


def test_what_the_last_sync_could_not_take_is_named(home: Path) -> None:
    """With the reason that it gave then."""
    keep(home, "lamps", "The office checks 10 lamps.")
    refusals.note(Home(home), {"https://www.gov.uk/gone": "It is gone."})
    (skipped,) = told("--plan")["plan"]["skipped"]
    assert skipped == {"document": "https://www.gov.uk/gone", "reason": "It is gone."}
    assert "  https://www.gov.uk/gone: It is gone." in run("--plan").stdout
    for damaged in (b"{", b"[]"):
        Home(home).refusals.write_bytes(damaged)
        assert told("--plan")["plan"]["skipped"] == []


def test_many_sources_are_listed_in_short(home: Path) -> None:
    """A terminal shows twenty of a kind; --json has all."""
    for number in range(22):
        keep(home, f"page-{number}", f"Page {number} speaks.")
    assert "  and 2 more" in run("--plan").stdout.splitlines()
    assert len(told("--plan")["plan"]["added"]) == 22
