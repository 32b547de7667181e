"""A source is wrong: a maintainer stops it, and every bot stops quoting it at once."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner

from bot.answering import Abstained, Answered, Question, Reason
from bot.bootstrap import guidance
from bot.cli import footnote
from bot.home import Home
from bot.prompts import Prompts
from bot.reply import reply
from corpus.library import Library
from corpus.standing import FILE, State, Stop
from index.errors import IndexingError

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result

TODAY = date(2026, 11, 24)
LAMPS = "# Brass lamps\n\n## Inspection\n\nThe Lamp Office inspects 310 brass lanterns a year.\n"
BOATS = "# Rowing boats\n\n## Inspection\n\nThe Boat Office inspects 42 rowing boats a year.\n"
ASKED = "How many brass lanterns does the Lamp Office inspect a year?"
CLAIM = "The Lamp Office inspects 310 brass lanterns a year."
WHY = "The figure is wrong."


def run(*arguments: object) -> Result:
    """Run ``footnote`` in this process."""
    return CliRunner().invoke(footnote, [str(one) for one in arguments])


def told(*arguments: object) -> dict[str, Any]:
    """Run a command that prints one object."""
    done = run(*arguments, "--json")
    assert done.exit_code == 0, done.output
    found: dict[str, Any] = json.loads(done.stdout)
    return found


@pytest.fixture
def published(home: Path, tmp_path: Path) -> Home:
    """A home with two pages, published."""
    for name, page in {"lamps": LAMPS, "boats": BOATS}.items():
        (tmp_path / f"{name}.md").write_text(page, encoding="utf-8")
        run("corpus", "add", tmp_path / f"{name}.md")
    run("reindex")
    return Home(home)


def test_a_suspended_source_is_not_quoted_and_says_why(published: Home) -> None:
    """The reply is its tombstone: title, date and reason; no word of the source."""
    assert told("ask", ASKED)["outcome"] == "answered"
    told("corpus", "suspend", "lamps", "--why", WHY)
    given = told("ask", ASKED)
    assert (given["outcome"], given["reason"], given["quotes"]) == ("abstained", "suspended", [])
    assert given["tombstone"] == {
        "document": "lamps",
        "title": "Brass lamps",
        "state": "suspended",
        "since": "2026-11-24",
        "why": WHY,
        "replacement": None,
    }
    shown = run("ask", ASKED).stdout
    assert "“Brass lamps” was suspended on 24 November 2026: The figure is wrong." in shown
    assert "310" not in shown


def test_a_running_bot_heeds_it_from_the_next_question_on(published: Home) -> None:
    """Without a restart, a reindex or a new edition; and quotes it again once it is resumed."""
    current = guidance(published)
    offered = Prompts(current, lambda: TODAY)

    def answer() -> object:
        return reply(Question(ASKED), current, TODAY).answer

    assert isinstance(answer(), Answered)
    before, edition = offered(), current().name
    run("corpus", "suspend", "lamps", "--why", WHY)
    stopped = answer()
    assert isinstance(stopped, Abstained)
    assert stopped.reason is Reason.SUSPENDED
    assert current().name == edition
    assert len(offered()) <= len(before)
    run("corpus", "resume", "lamps")
    assert isinstance(answer(), Answered)


def test_other_sources_answer_as_before(published: Home) -> None:
    """A stop is of one source; a question that it is only the nearest of is answered by others."""
    run("corpus", "suspend", "lamps", "--why", WHY)
    given = told("ask", "How many rowing boats does the Boat Office inspect a year?")
    assert given["outcome"] == "answered"
    assert {quote["document"] for quote in given["quotes"]} == {"boats"}
    assert "tombstone" not in given


def test_no_reindex_and_no_rollback_revives_it(published: Home, tmp_path: Path) -> None:
    """The library holds the state, not the edition."""
    run("corpus", "suspend", "lamps", "--why", WHY)
    (tmp_path / "boats.md").write_text(BOATS.replace("42", "43"), encoding="utf-8")
    run("corpus", "add", tmp_path / "boats.md")
    assert run("reindex").exit_code == 0
    assert told("ask", ASKED)["reason"] == "suspended"
    assert run("rollback").exit_code == 0
    assert told("ask", ASKED)["reason"] == "suspended"


def test_removing_it_does_not_revive_it(published: Home) -> None:
    """The edition still has the page, and does not quote it."""
    run("corpus", "suspend", "lamps", "--why", WHY)
    run("corpus", "remove", "lamps")
    assert told("ask", ASKED)["reason"] == "suspended"


def test_a_removed_source_that_an_edition_has_can_be_stopped(published: Home) -> None:
    """It is stopped by its id, under the title that the edition knows."""
    run("corpus", "remove", "lamps")
    told("corpus", "suspend", "lamps", "--why", WHY)
    assert told("ask", ASKED)["tombstone"]["title"] == "Brass lamps"


def test_a_claim_is_not_held_against_it(published: Home) -> None:
    """The verdict is that nothing covers it, and the tombstone says what did."""
    assert told("check", CLAIM)["verdict"] == "supported"
    run("corpus", "suspend", "lamps", "--why", WHY)
    given = told("check", CLAIM)
    assert given["verdict"] == "not_covered"
    assert "lamps" not in {quote["document"] for quote in given["quotes"]}
    assert given["tombstone"]["why"] == WHY
    assert WHY in run("check", CLAIM).stdout


def test_what_was_withdrawn_says_what_replaced_it(published: Home) -> None:
    """Its publisher's word goes before a maintainer's, and `resume` does not lift it."""
    library = Library(published.library)
    new = "https://example.org/lamps"
    since = date(2025, 3, 3)
    library.stop(Stop("lamps", "Brass lamps", State.WITHDRAWN, since, "Out of date.", new))
    run("corpus", "suspend", "lamps", "--why", WHY)
    assert told("ask", ASKED)["reason"] == "withdrawn"
    assert (
        "“Brass lamps” was withdrawn on 3 March 2025: Out of date. "
        "It was replaced by https://example.org/lamps."
    ) in run("ask", ASKED).stdout
    run("corpus", "resume", "lamps")
    refused = run("corpus", "resume", "lamps")
    assert "Its publisher withdrew it" in str(refused.exception)
    library.restore("lamps")
    assert told("ask", ASKED)["outcome"] == "answered"


def test_the_list_says_what_is_stopped(published: Home) -> None:
    """Each source has its state."""
    run("corpus", "suspend", "lamps", "--why", WHY)
    listed = [json.loads(line) for line in run("corpus", "list", "--json").stdout.splitlines()]
    assert {one["id"]: one["state"] for one in listed} == {"boats": "current", "lamps": "suspended"}
    assert "suspended)" in run("corpus", "list").stdout


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("suspend", "nowhere", "--why", WHY), "holds no document nowhere"),
        (("suspend", "lamps", "--why", " "), "A suspension needs a reason."),
        (("resume", "lamps"), "lamps is not suspended."),
    ],
)
def test_what_cannot_be_done_is_told(published: Home, arguments: tuple[str], said: str) -> None:
    """With what to do next, and nothing is changed."""
    refused = run("corpus", *arguments)
    assert refused.exit_code == 1
    assert said in str(refused.exception)
    assert not (published.library / FILE).exists()


def test_a_damaged_file_frees_nothing(published: Home) -> None:
    """A bot that read it goes on heeding it; one that starts says that it cannot look."""
    run("corpus", "suspend", "lamps", "--why", WHY)
    running = guidance(published)
    running()
    (published.library / FILE).write_text("{", encoding="utf-8")
    assert isinstance(reply(Question(ASKED), running, TODAY).answer, Abstained)
    told_of: list[str] = []
    with pytest.raises(IndexingError, match="nobody knows which sources are stopped"):
        guidance(published, tell=told_of.append)()
    assert len(told_of) == 1
