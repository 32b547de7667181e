"""A maintainer keeps the corpus up to date: what changed is told, what is withdrawn stops."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner

from bot.cli import footnote
from bot.home import Home
from corpus.library import Library
from tests.fakes.govuk import Answer, item, standing_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from click.testing import Result

    from tests.fakes.govuk import GovUk

CHECKOUT = Path(__file__).parents[2]
SITE = "https://www.gov.uk"
SEARCH = '[[search]]\norganisation = "lamps"\n'


@pytest.fixture
def govuk(home: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[GovUk]:
    """A stand-in with three pages, which a fresh home asks for by a search."""
    home.mkdir()
    (home / "sources.toml").write_text(SEARCH)
    with standing_in() as running:
        running.items = {path: item(path) for path in ("/a", "/b", "/c")}
        monkeypatch.setenv("FOOTNOTE_GOVUK_URL", running.url)
        yield running


def run(*arguments: object) -> Result:
    """Run ``footnote`` in this process."""
    return CliRunner().invoke(footnote, [str(one) for one in arguments])


def synced() -> dict[str, str]:
    """Sync; what became of each source, by its address."""
    lines = [json.loads(line) for line in run("corpus", "sync", "--json").stdout.splitlines()]
    return {line["url"].removeprefix(SITE): line["status"] for line in lines}


def listed() -> dict[str, Any]:
    """The library's sources by id."""
    lines = map(json.loads, run("corpus", "list", "--json").stdout.splitlines())
    return {line["id"]: line for line in lines}


def test_a_sync_fetches_what_changed(govuk: GovUk, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first time all, then only what is not as it was; the day of checking moves on."""
    assert synced() == dict.fromkeys(("/a", "/b", "/c"), "added")
    monkeypatch.setenv("FOOTNOTE_TODAY", "2026-11-25")
    govuk.publish("/b", details={"body": "<p>New words.</p>"})
    govuk.publish("/d")
    assert synced() == {"/a": "unchanged", "/b": "revised", "/c": "unchanged", "/d": "added"}
    assert sorted(govuk.unchanged) == ["/a", "/c"]
    assert {one["checked"] for one in listed().values()} == {"2026-11-25"}
    assert "4 unchanged." in run("corpus", "sync").stdout


def test_what_its_publisher_says_of_a_change_is_told(govuk: GovUk) -> None:
    """The newest note of a page that was revised, whatever the order of its history."""
    synced()
    history = [
        {"public_timestamp": "2025-01-01T00:00:00Z", "note": "First published."},
        {"public_timestamp": "2026-11-01T00:00:00Z", "note": "The fee\nrises."},
        {"public_timestamp": "2026-03-01T00:00:00Z", "note": "Typing error."},
    ]
    govuk.publish("/b", details={"body": "<p>You must pay £6.</p>", "change_history": history})
    notes = [{"published_at": "2026-11-02T00:00:00Z", "change_note": "A section is new."}]
    govuk.publish("/c", details={"body": "<p>Words.</p>", "change_notes": notes})
    told = run("corpus", "sync").stdout
    assert "b: revised, revision 2. The fee rises.\n" in told
    assert "c: revised, revision 2. A section is new.\n" in told


def test_pages_that_were_added_by_hand_are_synced(govuk: GovUk, home: Path) -> None:
    """Without a file of sources too, and with the metadata that was given with them."""
    (home / "sources.toml").unlink()
    run("corpus", "add", f"{SITE}/a", "--title", "Ours", "--published", "2020-01-02")
    govuk.publish("/a", details={"body": "<p>New words.</p>"})
    assert synced() == {"/a": "revised"}
    assert listed()["a"]["title"] == "Ours"
    assert listed()["a"]["published"] == "2020-01-02"


def test_what_is_withdrawn_or_gone_stops_at_once(govuk: GovUk) -> None:
    """It is told once, kept, and followed to what replaced it; what comes back goes on."""
    page = govuk.items["/b"]
    synced()
    run("reindex")
    notice = {"explanation": "<a href='/d'>New</a>", "withdrawn_at": "2026-11-20T00:00:00Z"}
    govuk.publish("/a", withdrawn_notice=notice)
    govuk.publish("/b", schema_name="gone", details={"explanation": "", "alternative_path": ""})
    govuk.publish("/d", links={"organisations": []})
    expected = {"/a": "withdrawn", "/b": "withdrawn", "/c": "unchanged", "/d": "added"}
    assert synced() == expected
    assert {one["state"] for one in listed().values() if one["id"] in "ab"} == {"withdrawn"}
    assert synced() == {"/a": "unchanged", "/b": "gone", "/c": "unchanged", "/d": "unchanged"}
    govuk.items["/b"] = page
    synced()
    assert listed()["b"]["state"] == "current"


def test_a_replacement_that_cannot_be_had_is_no_failure(govuk: GovUk) -> None:
    """Nobody asked for it: it is told of, and the exit is 0."""
    notice = {"explanation": f"<a href='{SITE}/collection'>Others</a>"}
    govuk.publish("/a", withdrawn_notice=notice)
    assert synced()["/collection"] == "unfollowed"
    again = run("corpus", "sync")
    assert again.exit_code == 0
    assert "Not followed. https://www.gov.uk/collection: there is no such page." in again.stderr
    assert "3 unchanged." in again.stdout
    assert run("corpus", "add", f"{SITE}/a").exit_code == 0


def test_refused_sources_are_told_and_others_go_on(govuk: GovUk, home: Path) -> None:
    """A page that is not there, a search that fails; exit 1, and the rest is synced."""
    (home / "sources.toml").write_text(f'pages = ["{SITE}/nowhere", "{SITE}/a"]\n{SEARCH}')
    govuk.say("/api/search.json", Answer(422, b"{}"))
    result = run("corpus", "sync")
    assert result.exit_code == 1
    assert "a: added" in result.stdout
    assert "/nowhere: there is no such page" in result.stderr
    assert "status 422" in result.stderr
    assert "2 of 3 sources were refused" in str(result.exception)
    planned = json.loads(run("reindex", "--plan", "--json").stdout)["plan"]["skipped"]
    assert {one["document"] for one in planned} >= {f"{SITE}/nowhere"}
    assert any("status 422" in one["reason"] for one in planned)


def test_a_file_with_an_unknown_key_is_refused_before_anything(govuk: GovUk, home: Path) -> None:
    """By its line; no request is made."""
    (home / "sources.toml").write_text(f"{SEARCH}until = 2026-01-01\n")
    result = run("corpus", "sync")
    assert "sources.toml, line 3: until is no key that is known" in str(result.exception)
    assert govuk.asked == []


@pytest.mark.parametrize("file", ["sync.jsonl", ".sync.lock", "library"])
def test_a_home_that_cannot_be_written_is_told(govuk: GovUk, home: Path, file: str) -> None:
    """By the name of what is in the way, in one line; nobody is asked for what cannot be kept."""
    (home / file).write_text("") if file == "library" else (home / file).mkdir()
    order = [sys.executable, "-m", "bot", "corpus", "sync"]
    done = subprocess.run(order, cwd=CHECKOUT, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert file in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert not [one for one in govuk.asked if one.startswith("/api/content")]


def test_nothing_to_sync_says_what_to_do(govuk: GovUk, home: Path) -> None:
    """An empty home is no error."""
    (home / "sources.toml").unlink()
    result = run("corpus", "sync")
    assert result.exit_code == 0
    assert "Nothing to sync. Add a page of GOV.UK" in result.stdout


def test_a_site_that_does_not_answer_ends_the_run(govuk: GovUk, home: Path) -> None:
    """After five pages in a row, with what to do; the library answers as before."""
    govuk.items = {f"/{n}": item(f"/{n}") for n in range(8)}
    synced()
    pages = ", ".join(f'"{SITE}/{n}"' for n in range(8))
    (home / "sources.toml").write_text(f"pages = [{pages}]")
    for path in govuk.items:
        govuk.say(path, Answer(429, headers={"Retry-After": "3600"}))
    result = run("corpus", "sync")
    assert "5 pages in a row could not be had" in str(result.exception)
    assert len(listed()) == 8
    assert len(synced()) == 8


def test_a_watched_folder_is_synced(govuk: GovUk, home: Path) -> None:
    """New and changed files are taken; one that left is taken out, and quoted until a reindex."""
    (home / "sources.toml").write_text('folders = ["guidance"]')
    folder = home / "guidance"
    assert run("corpus", "sync").exit_code == 1
    folder.mkdir()
    (folder / "fees.md").write_text("# Fees\n\nYou must pay.\n")
    (folder / "lamps.md").write_text("# Lamps\n\nThey are inspected.\n")
    (folder / "lamps.png").write_bytes(b"\x89PNG")
    names = {str(folder / name): name for name in ("fees.md", "lamps.md", "lamps.png")}
    first = {names[path]: status for path, status in synced().items()}
    assert first == {"fees.md": "added", "lamps.md": "added", "lamps.png": "refused"}
    run("reindex")
    (folder / "fees.md").write_text("# Fees\n\nYou need not pay.\n")
    (folder / "lamps.md").unlink()
    second = {names[path]: status for path, status in synced().items()}
    assert second == {"fees.md": "revised", "lamps.md": "removed", "lamps.png": "refused"}
    assert set(listed()) == {"fees"}
    assert json.loads(run("ask", "--json", "inspected lamps").stdout)["outcome"] == "answered"
    assert json.loads(run("reindex", "--plan", "--json").stdout)["plan"]["removed"] == ["lamps"]


def test_an_empty_watched_folder_takes_nothing_out(govuk: GovUk, home: Path) -> None:
    """Its disk may be missing: it is refused by name, and so is a part that may not be read."""
    (home / "sources.toml").write_text('folders = ["guidance"]')
    closed = home / "guidance" / "closed"
    closed.mkdir(parents=True)
    for path in (closed / "fees.md", home / "guidance" / "lamps.md"):
        path.write_text("# Fees\n\nYou must pay.\n")
    assert run("corpus", "sync").exit_code == 0
    closed.chmod(0)
    assert run("corpus", "sync").exit_code == (os.getuid() != 0)
    closed.chmod(0o700)
    assert set(listed()) == {"fees", "lamps"}
    for path in (closed / "fees.md", home / "guidance" / "lamps.md"):
        path.unlink()
    emptied = run("corpus", "sync")
    assert emptied.exit_code == 1
    assert "holds no files" in emptied.stderr
    assert set(listed()) == {"fees", "lamps"}


def test_a_sync_that_is_killed_goes_on(govuk: GovUk, home: Path) -> None:
    """Killed at any moment, nothing is lost or half there, and what is done is not asked again."""
    govuk.items = {f"/{n}": item(f"/{n}") for n in range(25)}
    order = [sys.executable, "-m", "bot", "corpus", "sync", "--json"]
    kills = 0
    while True:
        with subprocess.Popen(
            order, cwd=CHECKOUT, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        ) as program:
            assert program.stdout is not None
            if kills < 3:
                program.stdout.readline()
                time.sleep(random.random() / 2)  # noqa: S311 # a moment, not a secret
                program.kill()
                kills += 1
                continue
            program.stdout.read()
        break
    assert program.returncode == 0
    library = Library(Home(home).library)
    assert all(holding.damage is None for holding in library.holdings())
    assert len(library.names()) == 25
    content = [one for one in govuk.asked if one.startswith("/api/content")]
    assert 25 <= len(content) <= 25 + kills
