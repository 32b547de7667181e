"""A maintainer adds sources: each has its line, and what is refused is told by name."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner

from bot.cli import footnote
from corpus.bundled import bundled
from corpus.errors import FootnoteError

if TYPE_CHECKING:
    from click.testing import Result

CHECKOUT = Path(__file__).parents[2]
PAGE = "Fees\n\nPublished 3 May 2021\n\nYou must pay £5.\n"


def run(*arguments: str | Path, given: bytes | None = None) -> Result:
    """Run ``footnote`` with these arguments in this process."""
    return CliRunner().invoke(footnote, [str(a) for a in arguments], input=given)


def lines(result: Result) -> list[dict[str, Any]]:
    """Return the objects on standard output, which holds nothing else."""
    return [json.loads(line) for line in result.stdout.splitlines()]


@pytest.fixture
def page(tmp_path: Path) -> Path:
    """A page of plain text."""
    path = tmp_path / "fees.txt"
    path.write_text(PAGE, encoding="utf-8")
    return path


def test_added_unchanged_revised(home: Path, page: Path) -> None:
    """The three outcomes of adding, as lines of JSON."""
    fields = {"id": "fees", "reason": None}
    assert lines(run("corpus", "add", "--json", page)) == [
        {**fields, "revision": 1, "status": "added"}
    ]
    assert lines(run("corpus", "add", "--json", page)) == [
        {**fields, "revision": 1, "status": "unchanged"}
    ]
    page.write_text(PAGE.replace("5.", "6."), encoding="utf-8")
    assert lines(run("corpus", "add", "--json", page)) == [
        {**fields, "revision": 2, "status": "revised"}
    ]


def test_the_list_is_as_promised(home: Path, page: Path) -> None:
    """Every field of the contract, and no other."""
    run("corpus", "add", page, "--url", "https://example.org/fees", "--title", "What to pay")
    assert lines(run("corpus", "list", "--json")) == [
        {
            "id": "fees",
            "title": "What to pay",
            "url": "https://example.org/fees",
            "published": "2021-05-03",
            "updated": None,
            "checked": "2026-11-24",
            "revision": 1,
            "passages": 1,
            "state": "current",
        }
    ]
    assert run("corpus", "list").stdout == (
        "fees: What to pay (revision 1, 2021-05-03, 1 passage)\n"
    )


def test_a_folder_goes_on_past_what_is_refused(home: Path, page: Path) -> None:
    """Good files are added, each bad one has its reason, and the exit code says that some were."""
    (page.parent / "empty.txt").touch()
    (page.parent / "photo.png").write_bytes(b"\x89PNG")
    (page.parent / "rules.pdf").write_bytes(b"%PDF-1.7")
    (page.parent / "raw.txt").write_bytes(b"\0\1\2")
    result = run("corpus", "add", page.parent)
    assert result.exit_code == 1
    assert result.stdout == "fees: added, revision 1.\n"
    refused = result.stderr.splitlines()
    assert len(refused) == 4
    for line, words in zip(
        refused, ("empty: 0 bytes", "not read", "binary", "no PDF"), strict=True
    ):
        assert words in line


def test_refusals_as_json(home: Path, page: Path) -> None:
    """On stdout nothing but JSON, a line a source; on stderr one line."""
    pdf = page.with_suffix(".pdf")
    pdf.write_bytes(b"%PDF-1.7")
    result = run("corpus", "add", "--json", pdf, page, "http://www.gov.uk/bank-holidays")
    refused, added, fetched = lines(result)
    assert result.exit_code == 1
    assert (refused["status"], added["status"], fetched["status"]) == (
        "refused",
        "added",
        "refused",
    )
    assert "no PDF that can be read" in refused["reason"]
    assert "not HTTPS" in fetched["reason"]
    assert result.stderr == "2 of 3 sources were refused: the lines say why.\n"


def test_an_empty_folder(home: Path, tmp_path: Path) -> None:
    """There is nothing to add, and that is no success."""
    (tmp_path / "empty").mkdir()
    result = run("corpus", "add", tmp_path / "empty")
    assert result.exit_code == 1
    assert "holds no files" in result.stderr


def test_standard_input(home: Path) -> None:
    """It needs a title, which names it; the same words under the same title are the same source."""
    result = run("corpus", "add", "-", "--title", "Fees of 2021", given=PAGE.encode())
    assert result.stdout == "fees-of-2021: added, revision 1.\n"
    again = run("corpus", "add", "-", "--title", "Fees of 2021", given=PAGE.encode())
    assert again.stdout == "fees-of-2021: unchanged, revision 1.\n"


@pytest.mark.parametrize(
    "arguments",
    [
        ["add", "-"],
        ["add", "-", "--url", "https://example.org"],
        ["add", "{page}", "{page}", "--title", "Both"],
        ["add", "{page}", "--published", "yesterday"],
        ["add", "{page}", "--published", "2021-02-30"],
        ["add", "{page}", "--url", "javascript:alert(1)"],
        ["add"],
        ["show"],
    ],
)
def test_wrong_usage(home: Path, page: Path, arguments: list[str]) -> None:
    """What cannot be meant is exit 2, and nothing is added."""
    result = run("corpus", *(part.format(page=page) for part in arguments), given=b"Words.")
    assert result.exit_code == 2
    assert not lines(run("corpus", "list", "--json"))


def test_the_pound_sign_of_windows_1252_survives(home: Path, page: Path) -> None:
    """A file that is not UTF-8 is read as Windows wrote it."""
    page.write_bytes(PAGE.encode("cp1252"))
    run("corpus", "add", page)
    assert run("corpus", "show", "fees", "--text").stdout_bytes == PAGE.encode()


def test_text_is_that_of_the_published_edition(home: Path, page: Path) -> None:
    """To the byte; of the library only where nothing is published."""
    run("corpus", "add", page)
    assert run("corpus", "show", "fees", "--text").stdout_bytes == PAGE.encode()
    run("reindex")
    page.write_text("Other words.", encoding="utf-8")
    run("corpus", "add", page)
    assert run("corpus", "show", "fees", "--text").stdout_bytes == PAGE.encode()
    run("reindex")
    assert run("corpus", "show", "fees", "--text").stdout_bytes == b"Other words."


def test_text_of_an_older_edition(home: Path, page: Path) -> None:
    """An edition goes on holding what it was published with."""
    run("corpus", "add", page)
    published = run("reindex").stdout.split()[2].strip(":.")
    page.write_text("Other words.", encoding="utf-8")
    run("corpus", "add", page)
    run("reindex")
    shown = run("corpus", "show", "fees", "--text", "--edition", published)
    assert shown.stdout_bytes == PAGE.encode()


def test_passages_are_slices_of_the_text(home: Path, page: Path) -> None:
    """Each is printed with its place in what ``--text`` prints."""
    run("corpus", "add", page)
    text = run("corpus", "show", "fees", "--text").stdout
    passages = lines(run("corpus", "show", "fees", "--passages", "--json"))
    assert [p["id"] for p in passages] == ["fees#0"]
    assert all(text[p["start"] : p["end"]] == p["text"] for p in passages)


def test_show_says_what_is_known(home: Path, page: Path) -> None:
    """Title and dates for a person, the same for a program."""
    run("corpus", "add", page, "--publisher", "The Treasury")
    shown = run("corpus", "show", "fees").stdout
    assert "Title: Fees" in shown
    assert "Published: 2021-05-03" in shown
    assert lines(run("corpus", "show", "fees", "--json"))[0]["publisher"] == "The Treasury"


def test_the_bundled_text_can_be_shown(home: Path, page: Path) -> None:
    """A newcomer can check a quote of the bundled document, until the library holds something."""
    shown = run("corpus", "show", "medical-imaging", "--text")
    assert shown.stdout == bundled().text
    run("corpus", "add", page)
    assert run("corpus", "show", "medical-imaging", "--text").exit_code == 1


def test_remove(home: Path, page: Path) -> None:
    """It is out of the library at once, and the line says how to take it out of the answers."""
    run("corpus", "add", page)
    removed = run("corpus", "remove", "fees")
    assert "footnote reindex" in removed.stdout
    assert not lines(run("corpus", "list", "--json"))
    again = run("corpus", "remove", "fees")
    assert isinstance(again.exception, FootnoteError)
    assert "There is no document fees" in str(again.exception)


def test_a_damaged_source_is_named_in_the_list(home: Path, page: Path) -> None:
    """The others are listed as ever, and the exit code says that something is wrong."""
    run("corpus", "add", page)
    run("corpus", "add", "-", "--title", "Other", given=b"Other words.")
    (home / "library" / "fees" / "entry.json").write_bytes(b"{")
    result = run("corpus", "list", "--json")
    assert [line["id"] for line in lines(result)] == ["other"]
    assert "fees is damaged" in result.stderr
    assert result.exit_code == 1


def test_a_damaged_source_is_left_out_of_the_edition_by_name(home: Path, page: Path) -> None:
    """The others are published, and stderr says which one is missing and what to do."""
    run("corpus", "add", page)
    run("corpus", "add", "-", "--title", "Other", given=b"Other words.")
    (home / "library" / "fees" / "revision-1" / "document.json").write_bytes(b"{")
    result = run("reindex", "--json")
    assert lines(result)[0]["documents"] == 1
    assert "Left out. fees is damaged" in result.stderr
    assert "corpus remove fees" in result.stderr


def test_an_empty_library_says_what_to_do(home: Path) -> None:
    """For a program it is an empty list."""
    assert "footnote corpus add FILE" in run("corpus", "list").stdout
    assert not run("corpus", "list", "--json").stdout


def test_a_home_that_cannot_be_written(home: Path, page: Path) -> None:
    """One line on stderr with what to do, exit 1, no traceback."""
    home.mkdir(exist_ok=True)
    (home / "library").write_text("a file where the folder should be")
    ended = subprocess.run(
        [sys.executable, "-m", "bot", "corpus", "add", str(page)],
        cwd=CHECKOUT,
        env={**os.environ, "FOOTNOTE_HOME": str(home)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode == 1
    assert ended.stderr.count("\n") == 1
    assert "cannot be written" in ended.stderr
    assert "--home" in ended.stderr
