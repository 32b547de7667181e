"""The word to an asker whose answer changed: before and now, in the guidance's words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from bot.slack.correcting import told
from tests.bot.slack.test_home import GIVEN
from tests.fakes.block_rules import broken
from tests.fakes.replies import STOP
from tests.goldens import assert_golden

if TYPE_CHECKING:
    from corpus.standing import Stop

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


def test_words_of_any_length_fit() -> None:
    """A long quote is cut; its source has all of it."""
    long = SAID | {"before": "word " * 5000, "now": "other " * 5000}
    assert told(GIVEN, long, None).fits
