"""Where a judged topic fails, nothing is published, unless somebody says why it must be."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from bot.errors import BotError
from bot.home import Home
from index.editions import Editions
from tests.bot.releasing.conftest import LAMPS, TOPICS, run, told

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from tests.bot.releasing.conftest import Judge, Keep


def current(home: Path) -> str:
    """The edition that answers."""
    return Editions(Home(home).editions).current().name


def refusal(*arguments: str) -> str:
    """The sentence with which an edition is refused."""
    done = run("reindex", *arguments)
    assert done.exit_code == 1
    assert isinstance(done.exception, BotError), done.output
    return str(done.exception)


def test_without_topics_it_publishes_and_says_so(lamps: None, keep: Keep, home: Path) -> None:
    """On stderr, for nothing is wrong; an empty file holds no topic either."""
    for text in (None, "\n"):
        if text is not None:
            (home / "topics.jsonl").write_text(text)
        done = run("reindex")
        assert done.exit_code == 0
        assert "No judged topics" in done.stderr


def test_a_topic_that_fails_keeps_an_edition_back(
    lamps: None, judge: Judge, keep: Keep, home: Path
) -> None:
    """What fails is named with its reason; the edition before goes on answering."""
    judge()
    before = current(home)
    keep("lamps", LAMPS.format(295))
    keep("forms", "## Elephants\n\nThe keeper feeds the elephants.\n")
    said = refusal()
    assert said.startswith(
        "Not published: lamps (the quote does not say: 310); signs (abstained, off_topic); "
        "silent (answered from forms)."
    )
    assert "--force --why" in said
    assert current(home) == before
    found = told("reindex")
    assert found["published"] is False
    assert [one["topic"] for one in found["gate"]["failed"]] == ["lamps", "signs", "silent"]
    assert found["gate"]["measures"] == {
        "topics": 3,
        "passed": 0,
        "hit@1": 0.0,
        "silent answered": 1.0,
    }
    assert run("reindex", "--plan").exit_code == 0


def test_force_needs_a_reason_and_records_it(
    lamps: None, judge: Judge, keep: Keep, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who, why, and what failed stand beside the edition for as long as it is kept."""
    monkeypatch.setattr("getpass.getuser", lambda: "ann")
    judge()
    keep("lamps", LAMPS.format(295))
    assert run("reindex", "--force").exit_code == 2
    assert run("reindex", "--force", "--why", "  ").exit_code == 2
    assert run("reindex", "--force", "--why", "The figure is new.").exit_code == 0
    listed = [json.loads(line) for line in run("editions", "--json").stdout.splitlines()]
    assert listed[1]["current"]
    assert (listed[1]["by"], listed[1]["why"]) == ("ann", "The figure is new.")
    assert (listed[1]["failed"], listed[1]["measures"]["passed"]) == (["lamps"], 2)
    shown = run("editions").stdout.splitlines()[1]
    assert "2 of 3 topics pass  by ann  “The figure is new.”  answers" in shown


def test_a_topic_counts_while_its_document_may_be_quoted(
    lamps: None, judge: Judge, keep: Keep, home: Path
) -> None:
    """One that was removed or stopped holds nothing back, then or at the next release."""
    judge()
    assert told("reindex")["gate"]["topics"] == 3
    assert run("corpus", "remove", "lamps").exit_code == 0
    for _ in range(2):
        found = told("reindex")
        assert found["published"]
        assert found["gate"]["idle"] == ["lamps"]
    run("corpus", "suspend", "forms", "--why", "Wrong.")
    assert told("reindex")["gate"]["idle"] == ["lamps", "signs"]
    run("corpus", "resume", "forms")
    keep("lamps", LAMPS.format(295))
    assert "lamps (the quote does not say: 310)" in refusal()


def test_a_topic_may_name_its_document(lamps: None, judge: Judge) -> None:
    """Until that is added it does not count."""
    judge(TOPICS[0], {**TOPICS[1], "document": "clinics"})
    found = told("reindex")
    assert (found["gate"]["topics"], found["gate"]["idle"]) == (1, ["signs"])


def test_as_many_editions_are_kept_as_is_set(
    lamps: None, keep: Keep, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The oldest go; one can always go back."""
    monkeypatch.setenv("FOOTNOTE_EDITIONS_KEPT", "2")
    for figure in (295, 280):
        keep("lamps", LAMPS.format(figure))
        assert run("reindex").exit_code == 0
    assert [line.split()[0] for line in run("editions").stdout.splitlines()] == ["2", "3"]
    monkeypatch.setenv("FOOTNOTE_EDITIONS_KEPT", "1")
    assert "FOOTNOTE_EDITIONS_KEPT" in str(run("reindex").exception)


def test_a_broken_line_of_topics_is_named(lamps: None, judge: Judge, home: Path) -> None:
    """Nobody knows what the gate would say: nothing is published."""
    before = current(home)
    judge({**TOPICS[0], "document": 7})
    done = run("reindex")
    assert "topics.jsonl, line 1: its document is no id." in str(done.exception)
    (home / "topics.jsonl").write_text("{")
    assert "line 1: it is no JSON" in str(run("reindex").exception)
    assert current(home) == before
