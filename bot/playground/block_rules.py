"""What Slack refuses in blocks: slack_sdk's own models, and the limits they leave out."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Any

from slack_sdk.errors import SlackObjectFormationError
from slack_sdk.models.blocks import Block
from slack_sdk.models.views import View as ViewModel

from bot.playground.errors import SlackError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.playground.nouns import Json

BLOCKS_A_MESSAGE = 50
BLOCKS_A_VIEW = 100
CHARACTERS_A_MESSAGE = 13_200
"""Undocumented: all text of all blocks together."""
ALERT = 200


def check_message(blocks: object) -> tuple[Json, ...]:
    """Return the blocks with the ids Slack gives them; SlackError names what is wrong."""
    if not isinstance(blocks, list) or not all(isinstance(block, dict) for block in blocks):
        raise SlackError("invalid_blocks_format")
    _refuse("invalid_blocks", list(_faults(blocks, BLOCKS_A_MESSAGE)))
    if sum(len(text) for text in texts(blocks)) > CHARACTERS_A_MESSAGE:
        raise SlackError("msg_blocks_too_long")
    return tuple(with_ids(blocks))


def check_view(view: object) -> Json:
    """Return the view with ids; ``invalid_arguments`` names what is wrong, as Slack does."""
    if not isinstance(view, dict) or not isinstance(view.get("blocks"), list):
        raise SlackError("invalid_arguments", "must provide an object [json-pointer:/view]")
    faults = list(_faults(view["blocks"], BLOCKS_A_VIEW))
    _refuse("invalid_arguments", faults or list(_view_faults(view)))
    return {**view, "blocks": with_ids(view["blocks"])}


def texts(value: object) -> Iterator[str]:
    """Yield every text in ``value``, wherever it is nested."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if key == "text" and isinstance(inner, str):
                yield inner
            else:
                yield from texts(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from texts(inner)


def with_ids(blocks: list[Json]) -> list[Json]:
    """Give every block, and every element that acts, the id it came without."""
    named = copy.deepcopy(blocks)
    for position, block in enumerate(named):
        block.setdefault("block_id", f"b{position}")
        for place, element in enumerate(elements(block)):
            if element.get("type") not in {"image", "mrkdwn", "plain_text"}:
                element.setdefault("action_id", f"a{place}")
    return named


def elements(block: Json) -> list[Json]:
    """Return the elements of a block that may act, or stand beside those that do."""
    if block.get("type") not in {"actions", "context", "context_actions", "section", "input"}:
        return []
    alone = (block.get("accessory"), block.get("element"))
    return [e for e in (*(block.get("elements") or ()), *alone) if isinstance(e, dict)]


def _refuse(name: str, faults: list[str]) -> None:
    if faults:
        raise SlackError(name, *faults)


def _faults(blocks: list[Json], most: int) -> Iterator[str]:
    if len(blocks) > most:
        yield f"no more than {most} items allowed [json-pointer:/blocks]"
    names = [block["block_id"] for block in blocks if block.get("block_id")]
    if len(names) != len(set(names)):
        yield "block_id must be unique [json-pointer:/blocks]"
    for position, block in enumerate(blocks):
        pointer = f"[json-pointer:/blocks/{position}]"
        yield from (f"{fault} {pointer}" for fault in _block_faults(block))


def _block_faults(block: Json) -> Iterator[str]:
    try:
        model = Block.parse(copy.deepcopy(block))
        read = model.to_dict() if model else None
    except SlackObjectFormationError as error:
        yield str(error)
        return
    except (TypeError, ValueError, KeyError, AttributeError) as error:
        yield f"not a valid {block.get('type')} block: {error}"
        return
    if read is None:
        yield f"unsupported type: {block.get('type')}"
    elif read != _without_nulls(block):
        yield f"invalid field in this {block.get('type')} block: {_difference(block, read)}"
    yield from _limits(block)


def _limits(block: Json) -> Iterator[str]:
    if block.get("type") == "alert" and sum(map(len, texts(block))) > ALERT:
        yield f"must be less than {ALERT + 1} characters"
    actions = [e["action_id"] for e in elements(block) if e.get("action_id")]
    if len(actions) != len(set(actions)):
        yield "action_id must be unique within a block"
    for element in elements(block):
        if element.get("type") == "button" and not str(element.get("value", "x")):
            yield "a button's value must be more than 0 characters"


def _view_faults(view: Json) -> Iterator[str]:
    try:
        ViewModel(**copy.deepcopy(view)).to_dict()
    except (SlackObjectFormationError, TypeError, AttributeError, KeyError) as error:
        yield f"{error} [json-pointer:/view]"
    inputs = any(block.get("type") == "input" for block in view["blocks"])
    if view.get("type") == "modal" and not view.get("title"):
        yield "missing required field: title [json-pointer:/view]"
    if view.get("type") == "modal" and inputs and not view.get("submit"):
        yield "missing required field: submit [json-pointer:/view]"


def _without_nulls(value: Any) -> Any:  # noqa: ANN401 # any JSON
    if isinstance(value, dict):
        return {k: _without_nulls(inner) for k, inner in value.items() if inner is not None}
    if isinstance(value, list | tuple):
        return [_without_nulls(inner) for inner in value]
    return value


def _difference(sent: Any, read: Any, at: str = "") -> str:  # noqa: ANN401 # any JSON
    if isinstance(sent, dict) and isinstance(read, dict):
        for key in sent:
            if sent[key] is not None and sent[key] != read.get(key):
                return _difference(sent[key], read.get(key), f"{at}/{key}")
    if isinstance(sent, list) and isinstance(read, list):
        for place, (one, other) in enumerate(zip(sent, read, strict=False)):
            if one != other:
                return _difference(one, other, f"{at}/{place}")
    return at or "/"
