"""Before an edition is published, the answers that it changes stand side by side."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from bot.answering import answer
from tests.bot.releasing.conftest import CLINIC, HOW_MANY, LAMPS, WHO, run, told

if TYPE_CHECKING:
    from datetime import date

    import pytest

    from bot.answering import Answer, Question
    from index.edition import Edition
    from tests.bot.releasing.conftest import Ask, Judge, Keep


def test_answers_that_change_are_ranked_by_how_grave_it_is(
    lamps: None, judge: Judge, keep: Keep
) -> None:
    """A figure before a lost answer; what stays the same is left out."""
    judge()
    keep("lamps", LAMPS.format(295))
    keep("forms", "## Elsewhere\n\nParcels travel by barge.\n")
    found = told("reindex", "--plan")
    assert found["asked"] == 3
    assert [(one["change"], one["topics"]) for one in found["changes"]] == [
        ("figure", ["lamps"]),
        ("lost", ["signs"]),
    ]
    figure = found["changes"][0]
    assert "310 brass lanterns" in figure["before"]["text"]
    assert "295 brass lanterns" in figure["after"]["text"]
    assert found["changes"][1]["after"] == {
        "outcome": "abstained",
        "reason": "off_topic",
        "text": None,
        "document": None,
        "trail": None,
        "url": None,
        "published": None,
    }


def test_each_edition_is_asked_each_question_once(
    lamps: None, judge: Judge, keep: Keep, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whether for the difference or for the gate: asking is what takes long."""
    judge()
    keep("lamps", LAMPS.format(295))
    asked: list[tuple[Question, Edition]] = []

    def counted(question: Question, edition: Edition, today: date) -> Answer:
        asked.append((question, edition))
        return answer(question, edition, today)

    monkeypatch.setattr("bot.releasing.examination.answer", counted)
    told("reindex", "--plan")
    assert len(asked) == len(set(asked)) == 2 * 3


def test_questions_of_the_last_90_days_are_asked_on_demand(
    lamps: None, judge: Judge, keep: Keep, ask: Ask
) -> None:
    """Each once with how often it was asked, together with the topic that it is."""
    judge()
    for question in (HOW_MANY, HOW_MANY.lower().rstrip("?"), WHO):
        ask(question)
    ask("How many parcels are there?", at=datetime(2026, 8, 1, tzinfo=UTC))
    keep("lamps", LAMPS.format(295))
    (only,) = told("reindex", "--plan")["changes"]
    assert (only["topics"], only["times"]) == (["lamps"], 0)
    found = told("reindex", "--plan", "--with-questions")
    assert found["asked"] == 3
    (asked,) = found["changes"]
    assert (asked["question"], asked["topics"], asked["times"]) == (HOW_MANY, ["lamps"], 2)


def test_a_follow_up_is_asked_in_its_thread(lamps: None, keep: Keep, ask: Ask) -> None:
    """As it was read then: alone it would say nothing."""
    keep("lamps", LAMPS.format(310) + "\nThe Lamp Office inspects 40 copper lanterns a year.\n")
    run("reindex")
    ask("and copper?", HOW_MANY)
    keep("lamps", LAMPS.format(310) + "\nThe Lamp Office inspects 44 copper lanterns a year.\n")
    (found,) = told("reindex", "--plan", "--with-questions")["changes"]
    assert found["change"] == "figure"
    assert found["thread"] == [HOW_MANY]


def test_a_terminal_shows_old_above_new(lamps: None, judge: Judge, keep: Keep) -> None:
    """The question, what was said, and what would be."""
    judge()
    keep("lamps", LAMPS.format(295))
    rows = [row.strip() for row in run("reindex", "--plan").stdout.splitlines()]
    at = rows.index(f"{HOW_MANY} (topic lamps)")
    assert rows[at + 1 : at + 5] == [
        "before: answered: lamps › Inspection",
        "│   The Lamp Office inspects 310 brass lanterns a year.",
        "now: answered: lamps › Inspection",
        "│   The Lamp Office inspects 295 brass lanterns a year.",
    ]
    assert "A figure changes: 1" in rows
    assert "Answers: 1 of 3 questions change" in rows


def test_a_stopped_source_changes_no_answer_by_a_reindex(
    lamps: None, judge: Judge, keep: Keep
) -> None:
    """It is not quoted from either edition: the stop holds already."""
    judge()
    keep("lamps", LAMPS.format(295))
    run("corpus", "suspend", "lamps", "--why", "Wrong.")
    assert told("reindex", "--plan")["changes"] == []


def test_two_editions_are_compared(lamps: None, judge: Judge, keep: Keep) -> None:
    """By name or number; one that is not kept is named."""
    judge()
    keep("lamps", LAMPS.format(295))
    keep("more", CLINIC)
    run("reindex", "--force", "--why", "a new figure")
    found = told("editions", "diff", "1", "2")
    assert found["plan"]["changed"] == ["lamps"]
    assert next(one["change"] for one in found["changes"]) == "figure"
    back = told("editions", "diff", "2", "1")
    assert back["plan"]["removed"] == ["more"]
    assert "A figure changes: 1" in run("editions", "diff", "1", "2").stdout
    assert "There is no edition 7." in str(run("editions", "diff", "1", "7").exception)
