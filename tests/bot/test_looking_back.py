"""What was sent can be looked up, counted, and forgotten."""

from __future__ import annotations

import csv
import io
import json
import shutil
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner

from bot.answering import Question
from bot.bootstrap import demonstrated, guidance
from bot.cli import footnote
from bot.errors import BotError
from bot.home import Home
from bot.rendering import as_json
from bot.reply import reply
from bot.storage import Given, Place, Rating, Record, Wish
from tests.fakes.replies import TODAY

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from click.testing import Result

MORNING = datetime(2026, 11, 23, 23, 30, tzinfo=UTC)
NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)


def run(*arguments: str) -> Result:
    """Run ``footnote`` in this process."""
    return CliRunner().invoke(footnote, arguments)


def told(*arguments: str) -> list[dict[str, Any]]:
    """What a command prints, an object a line."""
    done = run(*arguments, "--json")
    assert done.exit_code == 0, done.output
    return [json.loads(line) for line in done.stdout.splitlines()]


@pytest.fixture
def keeping(home: Path) -> Callable[..., Given]:
    """Answers a question from the restatement, and keeps it as the bot does."""
    edition = demonstrated(Home(home))

    def keep(question: str, user: str, at: datetime, **changes: Any) -> Given:  # noqa: ANN401
        found = reply(Question(question), lambda: edition, TODAY)
        given = Given(
            found.reference,
            Place("T0", "C0", "1.0", "1.0"),
            user,
            "mention",
            question,
            as_json.outcome(found.answer),
            as_json.reason(found.answer),
            found.edition,
            as_json.reply(found),
            {"text": f"The answer to {question}", "blocks": []},
        )
        record = Record(f"sqlite:///{home}/footnote.db", lambda: at)
        record.keep(replace(given, **changes))
        record.remember(given.place, user, question)
        record.rate(Rating(given.reference, "U0BEN", helpful=True))
        record.wish(Wish(given.reference, user, "Please.", tell=True))
        record.close()
        return given

    return keep


def test_what_was_sent_is_shown_and_verified(keeping: Callable[..., Given]) -> None:
    """Word for word, from the edition that it was quoted from."""
    given = keeping("How many MRI scans does the NHS do a year?", "U0ANN", NOON)
    (record,) = told("answers", given.reference)
    assert record["text"] == given.message["text"]
    assert record["reply"] == given.reply
    assert (record["outcome"], record["verified"]) == ("answered", "verified")
    shown = run("answers").stdout
    assert "| The answer to How many MRI scans" in shown
    assert "verified" in shown


@pytest.mark.parametrize(
    ("changes", "verified"),
    [({"edition": "0123456789ab"}, "edition not kept"), ({"reply": {"quotes": []}}, "no quote")],
)
def test_what_cannot_be_verified_says_why(
    keeping: Callable[..., Given], changes: dict[str, Any], verified: str
) -> None:
    """The edition is no longer kept, or nothing was quoted."""
    keeping("How many MRI scans does the NHS do a year?", "U0ANN", NOON, **changes)
    assert [record["verified"] for record in told("answers")] == [verified]


def test_a_quote_that_differs_is_named(keeping: Callable[..., Given]) -> None:
    """Whatever changed it: the edition has other words there, or no such document."""
    given = keeping("How many MRI scans does the NHS do a year?", "U0ANN", NOON)
    quote = given.reply["quotes"][0]
    span = quote["spans"][0] | {"text": "other words"}
    for number, changed in enumerate(({"spans": [span]}, {"document": "gone"})):
        other = {"quotes": [quote | changed]}
        keeping("Who?", "U0ANN", NOON, reference=f"FN-{number}", reply=other)
    assert {record["verified"] for record in told("answers", "FN-0", "FN-1")} == {"differs"}


def test_answers_are_found_by_person_and_day(keeping: Callable[..., Given]) -> None:
    """Days begin at midnight in London; the newest stands first."""
    early = keeping("How many X-rays?", "U0ANN", MORNING)
    late = keeping("How many MRI scans?", "U0BEN", NOON)
    assert [r["reference"] for r in told("answers")] == [late.reference, early.reference]
    assert [r["reference"] for r in told("answers", "--user", "U0ANN")] == [early.reference]
    day = ("--from", "2026-11-24", "--to", "2026-11-24")
    assert [r["reference"] for r in told("answers", *day)] == [late.reference]
    assert len(told("answers", "--to", "2026-11-23")) == 1
    head, *rows = csv.reader(io.StringIO(run("answers", "--csv").stdout))
    assert [row[head.index("question")] for row in rows] == ["How many MRI scans?", early.question]


def test_an_answer_that_is_not_kept_is_named(home: Path) -> None:
    """With exit 1, and why it may be so."""
    refused = run("answers", "FN-NONE")
    assert isinstance(refused.exception, BotError)
    assert "FN-NONE" in str(refused.exception)
    assert run("answers", "--json", "--csv").exit_code == 2


def test_where_nothing_is_kept_that_is_said(home: Path) -> None:
    """To who looks for what they asked in the terminal; a program reads nothing."""
    assert "Only what was said in Slack is kept" in run("answers").stderr
    assert told("answers") == []


def test_the_report_counts_and_names_nobody(keeping: Callable[..., Given]) -> None:
    """Questions, outcomes, sources, old ones, and what was asked in vain."""
    keeping("How many MRI scans does the NHS do a year?", "U0ANN", NOON)
    keeping("Does my ultrasound device need UKCA marking?", "U0BEN", NOON)
    keeping("How many MRI scans?", "U0ANN", datetime(2026, 1, 1, tzinfo=UTC))
    (found,) = told("report")
    assert (found["questions"], found["askers"], found["helpful"]) == (2, 2, 2)
    assert found["outcomes"]["answered"] == 1
    assert found["stale"] == [found["sources"][0]["document"]]
    assert found["sources"][0]["years"] == 8
    assert "UKCA" in json.dumps(found["gaps"])
    shown = run("report", "--days", "400").stdout
    assert "3 questions of 2 people" in shown
    assert "UKCA" in shown
    assert "U0ANN" not in shown + json.dumps(found)


def test_the_report_of_no_questions_is_short(home: Path) -> None:
    """Nothing is divided by nothing."""
    assert run("report").stdout.strip().endswith("0 questions of 0 people")


def test_somebody_is_forgotten(keeping: Callable[..., Given], home: Path) -> None:
    """Their answers with what others said of them; other people's stay."""
    theirs = keeping("How many X-rays?", "U0ANN", NOON)
    others = keeping("How many MRI scans?", "U0BOB", NOON)
    done = run("forget", "--user", "U0ANN")
    assert done.exit_code == 0, done.output
    assert "1 answers" in done.stdout
    record = Record(f"sqlite:///{home}/footnote.db", lambda: NOON)
    assert record.given(theirs.reference) is None
    assert record.ratings(theirs.reference) == ()
    assert record.given(others.reference) is not None
    assert len(record.ratings(others.reference)) == 1
    assert [w.user for one in record.unmet(9) for w in one.wishes] == ["U0BOB"]
    record.close()
    assert run("forget").exit_code == 2


def test_words_are_kept_while_an_answer_on_record_quotes_them(home: Path, tmp_path: Path) -> None:
    """Past ten editions and past the removal of their document; then they go."""
    page = tmp_path / "boats.md"
    page.write_text("# Rowing boats\n\nThe Boat Office inspects 42 rowing boats a year.\n")
    assert run("corpus", "add", str(page)).exit_code == run("reindex").exit_code == 0
    current = guidance(Home(home))
    found = reply(Question("How many rowing boats does it inspect?"), current, TODAY)
    record = Record(f"sqlite:///{home}/footnote.db", lambda: NOON)
    kept = as_json.reply(found)
    place = Place("T0", "C0", "1.0", "1.0")
    asked = found.question.text
    message: dict[str, Any] = {"text": "", "blocks": []}
    answer = Given(
        "FN-1", place, "U0ANN", "mention", asked, "answered", None, found.edition, kept, message
    )
    assert kept["quotes"]
    record.keep(answer)
    shutil.rmtree(home / "editions")
    assert run("corpus", "remove", "boats").exit_code == 0
    (one,) = told("answers", "FN-1")
    assert one["verified"] == "verified in revision"
    assert record.cited() == frozenset({"boats"})
    assert run("forget", "--user", "U0ANN").exit_code == 0
    page.write_text("# Rowing boats\n\nNobody inspects them.\n")
    assert run("corpus", "add", str(page)).exit_code == 0
    assert run("corpus", "remove", "boats").exit_code == 0
    record.keep(answer)
    (one,) = told("answers", "FN-1")
    assert one["verified"] == "edition not kept"
    record.close()
