"""The word to an asker whose answer changed: before and now, in the guidance's words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from bot.slack.correcting import tell_of_changes, told
from bot.storage import Correction
from corpus.errors import CorpusError
from corpus.standing import NOTHING
from tests.bot.slack.test_home import GIVEN
from tests.fakes.block_rules import broken
from tests.fakes.replies import STOP
from tests.goldens import assert_golden

if TYPE_CHECKING:
    from corpus.standing import Standing, Stop
    from tests.bot.slack.conftest import Slack

SAID: dict[str, Any] = {
    "fate": "changed",
    "on": "2026-11-03",
    "document": "widgets",
    "trail": "Widgets: make them in the UK › UK's widget market",
    "url": "https://www.gov.uk/government/publications/widgets#market",
    "before": "widgets (25 million) & <sprockets>",
    "now": "widgets (27 million) & <sprockets>",
}
KINDS: dict[str, tuple[dict[str, Any], Stop | None]] = {
    "corrected": (SAID, None),
    "corrected_gone": (SAID | {"fate": "removed", "now": None, "url": None}, None),
    "corrected_stopped": (SAID, STOP),
}


@pytest.mark.parametrize("kind", KINDS)
def test_each_word_is_as_it_was_approved(kind: str) -> None:
    """The golden file holds text and blocks; nothing in them breaks a rule of Slack."""
    said, stop = KINDS[kind]
    message = told(GIVEN, said, stop)
    assert broken(message) == []
    assert message.fits
    assert_golden(f"messages/{kind}", {"text": message.text, "blocks": list(message.blocks)})


def test_it_waits_while_nobody_knows_what_is_stopped(slack: Slack) -> None:
    """Then it is told; that it could not be read meanwhile loses nothing."""
    slack.record.keep(GIVEN)
    slack.record.decide(Correction(GIVEN.reference, SAID, tell=True, by="U0BEN"))

    def unread() -> Standing:
        raise CorpusError("Nothing can be read.")

    for standing in (unread, lambda: NOTHING):
        tell_of_changes(
            slack.record, slack.bot.desk.posting, standing, lambda _channel, _user: frozenset()
        )
    assert len(slack.api.to("chat.postMessage")) == 1


def test_words_of_any_length_fit() -> None:
    """A long quote is cut; its source has all of it."""
    long = SAID | {"before": "word " * 5000, "now": "other " * 5000}
    assert told(GIVEN, long, None).fits


@pytest.mark.parametrize(("hidden", "posts"), [(frozenset(), 1), (frozenset({"widgets"}), 0)])
def test_it_is_told_only_where_its_source_may_be_seen(
    slack: Slack, hidden: frozenset[str], posts: int
) -> None:
    """What a channel may see no more is not said there in new words either."""
    slack.record.keep(GIVEN)
    slack.record.decide(Correction(GIVEN.reference, SAID, tell=True, by="U0BEN"))
    tell_of_changes(
        slack.record, slack.bot.desk.posting, lambda: NOTHING, lambda _channel, _user: hidden
    )
    assert len(slack.api.to("chat.postMessage")) == posts
