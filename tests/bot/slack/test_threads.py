"""A question is read in the light of those before it in its thread."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.fakes.deliveries import direct_message, mention

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.bot.slack.conftest import Slack

FIRST, SECOND, OTHER = "1700000001.000100", "1700000002.000100", "1700000003.000100"


def settled(slack: Slack) -> list[tuple[str, tuple[str, ...]]]:
    """Each question with its thread, once all are answered."""
    slack.posted()
    return [(question.text, question.thread) for question in slack.answering.questions]


def test_a_follow_up_has_the_thread_before_it(starting: Callable[..., Slack]) -> None:
    """After a restart too; another thread of the channel has no part in it."""
    before = starting()
    before.deliver(mention("How many widgets?", FIRST))
    assert settled(before) == [("How many widgets?", ())]
    after = starting()
    after.deliver(mention("and sprockets?", SECOND, thread_ts=FIRST))
    assert settled(after) == [("and sprockets?", ("How many widgets?",))]
    third = starting()
    third.deliver(mention("and gizmos?", OTHER))
    assert settled(third) == [("and gizmos?", ())]


def test_a_direct_message_goes_on_from_the_last(starting: Callable[..., Slack]) -> None:
    """People write below one another in a direct message, without a thread."""
    before = starting()
    before.deliver(direct_message("How many widgets?", FIRST))
    settled(before)
    after = starting()
    after.deliver(direct_message("and sprockets?", SECOND))
    assert settled(after) == [("and sprockets?", ("How many widgets?",))]


def test_an_empty_question_is_no_part_of_a_thread(starting: Callable[..., Slack]) -> None:
    """A bare mention is answered, and not remembered."""
    before = starting()
    before.deliver(mention("", FIRST))
    assert settled(before) == [("", ())]
    after = starting()
    after.deliver(mention("How many?", SECOND, thread_ts=FIRST))
    assert settled(after) == [("How many?", ())]
