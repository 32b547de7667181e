"""A conversation takes turns: in order, none lost, and none held up by another."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import TYPE_CHECKING

from bot.slack.turns import Turns

if TYPE_CHECKING:
    from collections.abc import Callable

    import pytest


def test_a_conversation_that_waits_holds_one_worker() -> None:
    """Others are served meanwhile; what came in the meantime follows in order."""
    turns, go, said = Turns(), threading.Event(), list[str]()

    def waiting() -> None:
        go.wait()

    def saying(what: str) -> Callable[[], None]:
        return lambda: said.append(what)

    with ThreadPoolExecutor(2) as workers:
        first = workers.submit(turns.take, "C1", "0", waiting)
        while not turns.depth():
            threading.Event().wait(0.001)
        for number in range(20):
            workers.submit(turns.take, "C1", "1", saying(f"C1 {number}")).result(5)
        workers.submit(turns.take, "C2", "1", saying("C2")).result(5)
        assert said == ["C2"]
        assert turns.depth() == 21
        go.set()
        first.result(5)
    assert said == ["C2", *(f"C1 {number}" for number in range(20))]
    assert turns.depth() == 0


def test_one_that_fails_takes_no_other_along(capsys: pytest.CaptureFixture[str]) -> None:
    """It is logged, and the next is done."""
    turns, said = Turns(), list[str]()

    def fail() -> None:
        turns.take("C1", "2", lambda: said.append("next"))
        raise RuntimeError("broken")

    turns.take("C1", "1", fail)
    assert said == ["next"]
    assert "reply failed" in capsys.readouterr().out


def test_where_nobody_can_tell_whether_it_is_ready_it_is(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """The conversation goes on."""
    said = list[str]()

    def broken(_conversation: str, _ts: str) -> bool:
        raise RuntimeError("broken")

    turns = Turns(broken)
    turns.take("C1", "1", partial(said.append, "first"))
    turns.take("C1", "2", partial(said.append, "second"))
    turns.finish()
    assert said == ["first", "second"]
    assert "order not known" in capsys.readouterr().out


def test_what_was_written_first_is_answered_first() -> None:
    """However it came in; of one message, an edit follows what it changes."""
    turns, go, said = Turns(), threading.Event(), list[str]()

    def waiting() -> None:
        go.wait()

    with ThreadPoolExecutor(1) as worker:
        first = worker.submit(turns.take, "C1", "1", waiting)
        while not turns.depth():
            threading.Event().wait(0.001)
        for ts, what in (("3", "third"), ("2", "second"), ("3", "its edit")):
            turns.take("C1", ts, partial(said.append, what))
        go.set()
        first.result(5)
    assert said == ["second", "third", "its edit"]


def test_a_turn_that_is_not_ready_holds_no_worker() -> None:
    """Another replica is at a message before it; an earlier one that comes meanwhile passes."""
    ready, said = threading.Event(), list[str]()
    turns = Turns(lambda _conversation, ts: ts < "2" or ready.is_set())
    turns.take("C1", "2", partial(said.append, "second"))
    turns.take("C1", "1", partial(said.append, "first"))
    turns.take("C2", "1", partial(said.append, "elsewhere"))
    assert "second" not in said
    assert turns.depth() >= 1
    ready.set()
    turns.finish()
    assert sorted(said) == ["elsewhere", "first", "second"]
    assert said.index("first") < said.index("second")


def test_what_is_not_ready_at_the_end_is_left_where_another_holds_it() -> None:
    """What nobody holds is done at once: out of order is better than never."""
    turns, said = Turns(lambda conversation, _ts: conversation == "C2"), list[str]()
    turns.take("C1", "1", partial(said.append, "held"))
    turns.take("C1", "2", partial(said.append, "not held"), held=False)
    turns.take("C2", "1", partial(said.append, "ready"))
    turns.finish()
    assert said == ["ready", "not held"]
    assert turns.depth() == 0
