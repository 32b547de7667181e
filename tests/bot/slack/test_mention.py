"""A mention is answered in its thread."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.fakes.deliveries import mention

if TYPE_CHECKING:
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
