"""What Slack refuses in blocks is refused here, by the same name."""

from __future__ import annotations

from typing import Any

import pytest

from bot.playground.block_rules import check_message, check_view
from bot.playground.errors import SlackError


def text(words: str, kind: str = "plain_text") -> dict[str, Any]:
    """Return a text object."""
    return {"type": kind, "text": words}


def button(**more: Any) -> dict[str, Any]:  # noqa: ANN401 # any field of a button
    """Return a button."""
    return {"type": "button", "action_id": "go", "text": text("Go"), **more}


def quote(*words: dict[str, Any]) -> dict[str, Any]:
    """Return a rich_text block with one quote."""
    return {"type": "rich_text", "elements": [{"type": "rich_text_quote", "elements": [*words]}]}


GOOD: list[dict[str, Any]] = [
    {"type": "divider"},
    {"type": "header", "text": text("Title")},
    {"type": "section", "text": text("*Bold*", "mrkdwn"), "accessory": button()},
    {"type": "context", "elements": [text("Small", "mrkdwn")]},
    {"type": "actions", "elements": [button(value="1", accessibility_label="Go there")]},
    {"type": "alert", "level": "warning", "text": text("Date passed.")},
    quote({"type": "text", "text": "3 million", "style": {"bold": True}}),
    {
        "type": "rich_text",
        "elements": [
            {
                "type": "rich_text_list",
                "style": "bullet",
                "border": 1,
                "elements": [
                    {
                        "type": "rich_text_section",
                        "elements": [{"type": "link", "url": "https://www.gov.uk", "text": "x"}],
                    }
                ],
            }
        ],
    },
    {
        "type": "context_actions",
        "elements": [
            {
                "type": "feedback_buttons",
                "action_id": "feedback",
                "positive_button": {"text": text("Helpful"), "value": "yes"},
                "negative_button": {"text": text("Not helpful"), "value": "no"},
            }
        ],
    },
    {"type": "image", "image_url": "https://www.gov.uk/x.png", "alt_text": "A chart"},
]

BAD: list[list[Any]] = [
    [{"type": "shout"}],
    [{"type": "divider", "colour": "red"}],
    [{"type": "header", "text": text("x" * 151)}],
    [{"type": "section", "text": text("x" * 3001, "mrkdwn")}],
    [{"type": "section", "text": text("", "mrkdwn")}],
    [{"type": "section"}],
    [{"type": "context", "elements": [text("x")] * 11}],
    [{"type": "actions", "elements": [button(action_id=f"a{n}") for n in range(26)]}],
    [{"type": "actions", "elements": [button(), button()]}],
    [{"type": "actions", "elements": [button(text=text("x" * 76))]}],
    [{"type": "actions", "elements": [button(value="x" * 2001)]}],
    [{"type": "actions", "elements": [button(style="purple")]}],
    [{"type": "alert", "text": text("x" * 201)}],
    [{"type": "alert", "text": text("x"), "level": "dire"}],
    [quote({"type": "text", "text": ""})],
    [quote({"type": "txt", "text": "x"})],
    [{"type": "rich_text"}],
    [{"type": "image", "image_url": "https://www.gov.uk/x.png"}],
    [{"type": "divider", "block_id": "x"}, {"type": "divider", "block_id": "x"}],
    [{"type": "divider", "block_id": "x" * 256}],
    [{"type": "divider"}] * 51,
]


@pytest.mark.parametrize("block", GOOD, ids=lambda block: block["type"])
def test_a_good_block_passes(block: dict[str, Any]) -> None:
    """Every kind of block that the bot sends is taken as it is, with ids added."""
    kept = check_message([block])[0]
    assert kept.pop("block_id") == "b0"
    assert kept == block


@pytest.mark.parametrize("blocks", BAD)
def test_bad_blocks_are_refused(blocks: list[Any]) -> None:
    """Unknown types and fields, lengths, counts and doubled ids: each is said where it is."""
    with pytest.raises(SlackError) as refused:
        check_message(blocks)
    assert refused.value.name == "invalid_blocks"
    assert "[json-pointer:/blocks" in refused.value.body["errors"][0]


@pytest.mark.parametrize("blocks", ["x", {"type": "divider"}, ["x"]])
def test_blocks_that_are_no_list_of_objects(blocks: object) -> None:
    """The format is refused before the blocks are looked at."""
    with pytest.raises(SlackError, match="invalid_blocks_format"):
        check_message(blocks)


def test_all_text_together_has_a_limit() -> None:
    """Slack does not document it: 13,200 characters over all blocks."""
    block = {"type": "section", "text": text("x" * 3000)}
    rest = {"type": "section", "text": text("x" * 1200)}
    assert len(check_message([block] * 4 + [rest])) == 5
    over = {"type": "section", "text": text("x" * 1201)}
    with pytest.raises(SlackError, match="msg_blocks_too_long"):
        check_message([block] * 4 + [over])


def view(**more: Any) -> dict[str, Any]:  # noqa: ANN401 # any field of a view
    """Return a modal."""
    blocks = [{"type": "section", "text": text("Hello")}]
    return {"type": "modal", "title": text("Hello"), "blocks": blocks, **more}


def test_a_good_view_passes() -> None:
    """A view gets ids for its blocks, and is otherwise kept."""
    assert check_view(view())["blocks"][0]["block_id"] == "b0"


@pytest.mark.parametrize(
    "bad",
    [
        None,
        view(blocks=[]),
        view(title=None),
        view(title=text("x" * 25)),
        view(private_metadata="x" * 3001),
        view(blocks=[{"type": "divider"}] * 101),
        view(
            blocks=[
                {
                    "type": "input",
                    "label": text("Question"),
                    "element": {"type": "plain_text_input", "action_id": "q"},
                }
            ]
        ),
    ],
)
def test_bad_views_are_refused(bad: object) -> None:
    """Titles, sizes, and an input without a button to submit it."""
    with pytest.raises(SlackError, match="invalid_arguments"):
        check_view(bad)
