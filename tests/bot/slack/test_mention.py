"""A mention is answered in its thread."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.fakes.deliveries import mention

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.bot.slack.conftest import Slack


def test_a_mention_is_answered_in_its_thread(slack: Slack) -> None:
    """One message under the question, with blocks, complete text and no unfurling."""
    assert slack.deliver(mention("How many widgets a year?")) == 200

    (posted,) = slack.posted()

    assert posted["channel"] == "C0TRADE"
    assert posted["thread_ts"] == "1700000001.000100"
    assert posted["blocks"][0]["elements"][0]["elements"][0]["text"].startswith("Guidance of")
    assert "widgets (25 million) &amp; &lt;sprockets&gt;" in posted["text"]
    assert "Reference FN-000001" in posted["text"]
    assert (posted["unfurl_links"], posted["unfurl_media"]) == (False, False)
    assert slack.answering.questions[0].text == "How many widgets a year?"


@pytest.mark.parametrize("asked_for", [True, False])
def test_questions_are_logged_only_where_it_is_asked_for(
    starting: Callable[..., Slack], capsys: pytest.CaptureFixture[str], *, asked_for: bool
) -> None:
    """A setting lets a maintainer see them; without it the log names references alone."""
    slack = starting(FOOTNOTE_LOG_QUESTIONS=asked_for)
    slack.deliver(mention("How many widgets a year?"))
    slack.posted()
    log = capsys.readouterr().out
    assert "FN-000001" in log
    assert ("widgets" in log) is asked_for
