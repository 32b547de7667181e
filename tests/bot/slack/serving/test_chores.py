"""Between questions: one chore that fails keeps no other from being done."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from bot.slack.serving import chores as serving
from bot.slack.serving.chores import chores
from bot.storage import Record
from index.errors import IndexingError

if TYPE_CHECKING:
    from collections.abc import Callable

    import pytest

    from index.edition import Edition
    from tests.bot.slack.conftest import Slack


def none() -> Edition:
    """Nothing is published."""
    raise IndexingError("Nothing is published yet.", "")


def test_whatever_a_chore_raises_the_others_are_done(
    starting: Callable[..., Slack],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Else nothing would be resumed, told or forgotten any more, and the bot would end."""

    def failing(*_: object) -> None:
        raise RuntimeError("unforeseen")

    forgotten: list[int] = []
    monkeypatch.setattr(serving, "tell_askers", failing)
    monkeypatch.setattr(serving, "announce", failing)
    monkeypatch.setattr(Record, "forget", lambda _record, days: forgotten.append(days))
    slack, stopped = starting(), threading.Event()
    stopped.set()
    chores(stopped, slack.record, slack.bot, none, 365)
    assert forgotten == [365]
    assert capsys.readouterr().out.count("] chore failed") == 2
