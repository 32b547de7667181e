"""What the bot sends is what Slack's own published types describe."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from bot.slack import blocks
from bot.slack.buttons import Offer
from bot.slack.manifest import manifest
from bot.slack.sharing import shared
from bot.storage import Given, Place
from tests.fakes import replies
from tests.goldens import FOLDER
from tests.slack_types import blocks_in, faults

if TYPE_CHECKING:
    from pathlib import Path

LATER = {"assistant:write"}
"""Scopes that Slack documents and its published types lack."""

pytestmark = pytest.mark.needs_npm


def test_a_typing_error_is_found(node_modules: Path) -> None:
    """The judge itself: an unknown key, an unknown type and a missing part are each refused."""
    good = {"type": "section", "text": {"type": "plain_text", "text": "words"}}
    assert faults(node_modules, "KnownBlock", good) == []
    assert faults(node_modules, "KnownBlock", good | {"colour": "red"})
    assert faults(node_modules, "KnownBlock", good | {"type": "sektion"})
    assert faults(node_modules, "KnownBlock", {"type": "actions"})


@pytest.mark.parametrize("name", replies.every())
@pytest.mark.parametrize("shareable", [True, False])
def test_every_kind_of_reply_is_of_known_blocks(
    node_modules: Path, name: str, *, shareable: bool
) -> None:
    """Each block of each outcome and reason, with the share button and without."""
    message = blocks.message(replies.every()[name], ("A remark.",), Offer(shareable=shareable))
    found = [fault for one in message.blocks for fault in faults(node_modules, "KnownBlock", one)]
    assert found == []


def test_a_shared_answer_is_of_known_blocks(node_modules: Path) -> None:
    """Who asked what, above the blocks of the answer."""
    private = blocks.message(replies.answered(), offer=Offer(shareable=True))
    message = {"text": private.text, "blocks": list(private.blocks)}
    place = Place("T0", "C0", "1.0", "1.0")
    kept = Given("FN-1", place, "U0", "command", "How?", "answered", None, "0123", {}, message)
    found = [f for one in shared(kept).blocks for f in faults(node_modules, "KnownBlock", one)]
    assert found == []


@pytest.mark.parametrize("url", [None, "https://footnote.example.org/slack/events"])
def test_the_manifest_is_one_that_slack_describes(node_modules: Path, url: str | None) -> None:
    """Socket Mode's and HTTP's; only a scope that the types do not know yet is let pass."""
    made = manifest(url)
    scopes = made["oauth_config"]["scopes"]
    assert set(scopes["bot"]) >= LATER
    scopes["bot"] = [scope for scope in scopes["bot"] if scope not in LATER]
    assert faults(node_modules, "Manifest", made) == []
    del made["display_information"]["name"]
    assert faults(node_modules, "Manifest", made)


@pytest.mark.parametrize("file", sorted(FOLDER.rglob("*.json")), ids=lambda file: file.stem)
def test_every_golden_message_is_of_known_blocks(node_modules: Path, file: Path) -> None:
    """What was looked at and found right is also what Slack's types allow."""
    golden = json.loads(file.read_text(encoding="utf-8"))
    found = [f for one in blocks_in(golden) for f in faults(node_modules, "KnownBlock", one)]
    assert found == []


@pytest.mark.parametrize("file", sorted(FOLDER.glob("views/*.json")), ids=lambda file: file.stem)
def test_every_golden_window_is_a_view(node_modules: Path, file: Path) -> None:
    """Titles, inputs and buttons are those that Slack's types allow."""
    assert faults(node_modules, "View", json.loads(file.read_text(encoding="utf-8"))) == []
