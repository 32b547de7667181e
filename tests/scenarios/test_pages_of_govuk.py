"""A maintainer names pages of GOV.UK: they are fetched, cited, and stop when they are withdrawn."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner

from bot.cli import footnote
from corpus.errors import FootnoteError
from tests.fakes.govuk import standing_in

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from click.testing import Result

    from tests.fakes.govuk import GovUk

PAGE = "https://www.gov.uk/guidance/lamps"
BODY = "<h2 id='how-many'>Inspection</h2><p>The Lamp Office inspects 310 brass lanterns a year.</p>"
ASKED = "How many brass lanterns does the Lamp Office inspect a year?"


@pytest.fixture
def govuk(home: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[GovUk]:
    """A stand-in with one page, which a fresh home asks."""
    with standing_in() as running:
        running.publish("/guidance/lamps", title="Brass lamps", details={"body": BODY})
        monkeypatch.setenv("FOOTNOTE_GOVUK_URL", running.url)
        yield running


def run(*arguments: str) -> Result:
    """Run ``footnote`` in this process."""
    return CliRunner().invoke(footnote, arguments)


def lines(*arguments: str) -> list[dict[str, Any]]:
    """The objects that a command prints."""
    return [json.loads(line) for line in run(*arguments, "--json").stdout.splitlines()]


def test_a_page_is_added_and_answers_with_its_footnote(govuk: GovUk) -> None:
    """Title, dates and link are the publisher's; the link leads to the section."""
    assert lines("corpus", "add", PAGE) == [
        {"id": "guidance-lamps", "revision": 1, "status": "added", "reason": None}
    ]
    assert run("reindex").exit_code == 0
    quote = lines("ask", ASKED)[0]["quotes"][0]
    assert (quote["url"], quote["title"]) == (f"{PAGE}#how-many", "Brass lamps")
    assert (quote["published"], quote["updated"]) == ("2024-03-01", "2025-06-02")
    assert quote["checked"] == "2026-11-24"
    assert quote["warnings"] == []
    told = run("ask", ASKED).stdout
    assert told.startswith("Guidance of 2 June 2025 says:")
    assert "Published 1 March 2024; updated 2 June 2025; checked 24 November 2026." in told


def test_a_page_is_as_old_as_its_last_update(govuk: GovUk) -> None:
    """Many pages do not say when they were first published, and are dated all the same."""
    govuk.publish(
        "/guidance/lamps",
        first_published_at=None,
        public_updated_at="2015-07-10T09:00:00Z",
        details={"body": BODY},
    )
    run("corpus", "add", PAGE)
    run("reindex")
    told = run("ask", ASKED).stdout
    assert told.startswith("Guidance of 10 July 2015 says:")
    assert "The page was last updated 11 years ago. Give its date if you use the figure." in told
    assert "Updated 10 July 2015; checked 24 November 2026." in told
    claim = run("check", "The Lamp Office inspects 310 brass lanterns a year.").stdout
    assert "This compares your words with a page last updated 11 years ago." in claim
    assert "Last updated on 10 July 2015, 11 years ago." in run("stale").stdout


def test_the_flags_of_a_maintainer_go_before_what_the_page_says(govuk: GovUk) -> None:
    """For the page that is named, and not for its attachments."""
    attachments = [{"attachment_type": "html", "url": "/paper"}]
    govuk.publish("/guidance/lamps", details={"body": BODY, "attachments": attachments})
    govuk.publish("/paper")
    run("corpus", "add", PAGE, "--title", "Lamps")
    run("corpus", "add", PAGE, "--title", "Lanterns")
    assert [one["title"] for one in lines("corpus", "list")] == ["Lanterns", "Paper"]


def test_a_withdrawn_page_says_what_replaced_it(govuk: GovUk) -> None:
    """From the next question on, without a reindex."""
    run("corpus", "add", PAGE)
    run("reindex")
    new = "https://www.gov.uk/guidance/lanterns"
    notice = f"<p>This is out of date. See <a href='{new}'>Lanterns</a>.</p>"
    stamp = "2026-11-20T10:00:00+00:00"
    notice_of = {"explanation": notice, "withdrawn_at": stamp}
    govuk.publish("/guidance/lamps", withdrawn_notice=notice_of)
    govuk.publish("/guidance/lanterns")
    assert [one["status"] for one in lines("corpus", "add", PAGE)] == ["revised", "added"]
    assert lines("ask", ASKED)[0]["reason"] == "withdrawn"
    assert (
        "“Brass lamps” was withdrawn on 20 November 2026: This is out of date. See Lanterns. "
        f"It was replaced by {new}."
    ) in run("ask", ASKED).stdout


def test_a_page_that_was_taken_down_is_told(govuk: GovUk) -> None:
    """The line says so, and the page is quoted no more."""
    run("corpus", "add", PAGE)
    govuk.publish("/guidance/lamps", schema_name="gone", details={})
    refused = run("corpus", "add", PAGE)
    assert refused.exit_code == 1
    assert "guidance-lamps is quoted no more" in refused.stderr
    assert lines("corpus", "list")[0]["state"] == "withdrawn"


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        ("http://www.gov.uk/guidance/lamps", "not HTTPS"),
        ("https://example.org/", "FOOTNOTE_ALLOWED_HOSTS"),
        ("https://www.gov.uk/nothing", "no such page"),
    ],
)
def test_what_cannot_be_fetched_is_refused_by_name(govuk: GovUk, address: str, reason: str) -> None:
    """And the others go on."""
    result = run("corpus", "add", "--json", address, PAGE)
    found = [json.loads(line) for line in result.stdout.splitlines()]
    assert [one["status"] for one in found] == ["refused", "added"]
    assert reason in found[0]["reason"]
    assert result.exit_code == 1


def test_a_home_that_cannot_be_written_is_told(govuk: GovUk, home: Path) -> None:
    """With the folder's name, and no traceback."""
    home.mkdir()
    (home / "library").write_text("in the way")
    refused = run("corpus", "add", PAGE)
    assert refused.exit_code == 1
    assert isinstance(refused.exception, FootnoteError)
    assert "library cannot be written" in str(refused.exception)
