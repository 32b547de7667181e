"""The manifest asks for the least, and for what the listeners need."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from bot.cli import footnote
from bot.errors import BotError
from bot.slack.manifest import EVENTS, SCOPES, manifest
from tests.goldens import assert_golden

URL = "https://bot.example.org/slack/events"


@pytest.mark.parametrize(("name", "url"), [("socket", None), ("http", URL)])
def test_the_manifest_is_as_it_was_found_right(name: str, url: str | None) -> None:
    """Socket Mode has no address; HTTP has one in all three places."""
    assert_golden(f"manifest/{name}", manifest(url))
    assert json.dumps(manifest(url)).count(URL) == (3 if url else 0)


def test_it_asks_for_the_least() -> None:
    """No scope reads a channel's history; each has its reason."""
    assert set(SCOPES) == {
        "app_mentions:read",
        "assistant:write",
        "channels:read",
        "chat:write",
        "commands",
        "groups:read",
        "im:history",
        "users:read",
    }
    assert all(SCOPES.values())
    assert "message.channels" not in EVENTS


def test_the_texts_have_slack_s_lengths() -> None:
    """Name 35, description 140, long description 4,000 and at least 175."""
    shown = manifest()["display_information"]
    assert len(shown["name"]) <= 35
    assert len(shown["description"]) <= 140
    assert 175 <= len(shown["long_description"]) <= 4000


def test_the_command_prints_json() -> None:
    """To be pasted as it is."""
    printed = CliRunner().invoke(footnote, ["manifest", "--http", URL])
    assert json.loads(printed.output) == manifest(URL)
    refused = CliRunner().invoke(footnote, ["manifest", "--http", "http://bot.example.org"])
    assert isinstance(refused.exception, BotError)
