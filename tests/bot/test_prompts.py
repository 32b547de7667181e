"""The questions that stand ready are questions that the edition answers."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from bot.answering import Answered, Question, answer
from bot.answering.reading import read
from bot.bootstrap import demonstrated
from bot.home import Home
from bot.prompts import MOST_PROMPTS, Prompts
from index.errors import IndexingError

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from index.edition import Edition

TODAY = date(2026, 11, 24)


def test_each_is_answered(tmp_path: Path) -> None:
    """Some, at most four, each once."""
    edition = demonstrated(Home(tmp_path))
    prompts = Prompts(lambda: edition, lambda: TODAY)()
    assert 0 < len(set(prompts)) == len(prompts) <= MOST_PROMPTS
    given = [answer(Question(prompt), edition, TODAY) for prompt in prompts]
    assert all(isinstance(one, Answered) for one in given)


def test_no_more_are_tried_than_are_needed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A bot that starts, or a new edition, is not kept by questions that nobody sees."""
    tried: list[Question] = []

    def answered(question: Question, *_: object) -> Answered:
        tried.append(question)
        return Answered(read(question, edition), ())

    monkeypatch.setattr("bot.prompts.answer", answered)
    edition = demonstrated(Home(tmp_path))
    assert len(Prompts(lambda: edition, lambda: TODAY)()) == len(tried) == MOST_PROMPTS


def test_without_an_edition_none_stands_ready() -> None:
    """Nothing is offered that cannot be answered."""

    def none() -> Edition:
        raise IndexingError("Nothing is published yet.", "")

    assert Prompts(none, lambda: TODAY)() == ()
