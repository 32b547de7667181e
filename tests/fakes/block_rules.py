"""Slack's rules for blocks, as its SDK knows them and as its documents add to them."""

from __future__ import annotations

import warnings
from typing import TYPE_CHECKING, Any

from slack_sdk.errors import SlackObjectFormationError
from slack_sdk.models.blocks import Block

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.slack.message import Message

MOST_BLOCKS = 50
MOST_CHARACTERS = 12_000
LONGEST = {"alert": 200, "button": 75, "context": 3000}


def broken(message: Message) -> list[str]:
    """Return the rules that a message breaks."""
    blocks = [dict(block) for block in message.blocks]
    return [*_shape(blocks), *_limits(message), *_markup(blocks), *_names(blocks)]


def texts(element: object) -> Iterator[str]:
    """Yield every text that people read in blocks."""
    if isinstance(element, dict):
        for key, value in element.items():
            if key == "text" and isinstance(value, str):
                yield value
            else:
                yield from texts(value)
    elif isinstance(element, list | tuple):
        for value in element:
            yield from texts(value)


def _shape(blocks: list[dict[str, Any]]) -> Iterator[str]:
    try:
        with warnings.catch_warnings(record=True) as warned:
            warnings.simplefilter("always")
            kept = [block.to_dict() for block in Block.parse_all(blocks)]
    except SlackObjectFormationError as error:
        yield str(error)
        return
    yield from (str(warning.message) for warning in warned)
    if kept != blocks:
        yield f"lost in the SDK's models: {blocks} became {kept}"


def _limits(message: Message) -> Iterator[str]:
    if not message.text or not message.blocks:
        yield "text or blocks are empty"
    if len(message.blocks) > MOST_BLOCKS:
        yield f"{len(message.blocks)} blocks"
    characters = sum(len(text) for text in texts(message.blocks))
    if characters > MOST_CHARACTERS:
        yield f"{characters} characters"
    if any(not text for text in texts(message.blocks)):
        yield "an empty text"
    for block in message.blocks:
        longest = LONGEST.get(block["type"])
        if longest and any(len(text) > longest for text in texts(block)):
            yield f"a long text in {block['type']}"


def _names(element: object) -> Iterator[str]:
    """WCAG 2.5.3: who speaks to the machine says what they see."""
    if isinstance(element, dict):
        label, shown = element.get("accessibility_label"), element.get("text")
        if label and isinstance(shown, dict) and shown["text"].lower() not in label.lower():
            yield f"{shown['text']} is called {label}"
        for value in element.values():
            yield from _names(value)
    elif isinstance(element, list):
        for value in element:
            yield from _names(value)


def _markup(element: object) -> Iterator[str]:
    if isinstance(element, dict):
        if element.get("type") in {"mrkdwn", "markdown"}:
            yield f"markup: {element}"
        for value in element.values():
            yield from _markup(value)
    elif isinstance(element, list):
        for value in element:
            yield from _markup(value)
