"""What a call of the Web API was sent, whichever of its encodings a client prefers."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl

from bot.playground.errors import SlackError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.playground.nouns import Json

NESTED = frozenset(
    {"attachments", "blocks", "loading_messages", "metadata", "outputs", "prompts", "view"}
)
"""Arguments that a form carries as a string of JSON."""


def arguments(query: str, content_type: str, body: bytes) -> Json:
    """Return the arguments of query, form or JSON; a JSON body may be empty."""
    given: Json = dict(parse_qsl(query, keep_blank_values=True))
    if content_type.startswith("application/json"):
        given |= _object(body)
    else:
        given |= dict(parse_qsl(_text(body), keep_blank_values=True))
    return {name: _nested(name, value) for name, value in given.items()}


def token(headers: Mapping[str, str], given: Json) -> str | None:
    """Return the token of the header, else of the arguments."""
    authorization = headers.get("authorization", "")
    if authorization.lower().startswith("bearer "):
        return authorization[len("bearer ") :].strip()
    sent = given.get("token")
    return str(sent) if sent else None


def _object(body: bytes) -> Json:
    if not body.strip():
        return {}
    try:
        value = json.loads(body)
    except ValueError as error:
        raise SlackError("invalid_json") from error
    if not isinstance(value, dict):
        raise SlackError("json_not_object")
    return value


def _text(body: bytes) -> str:
    try:
        return body.decode()
    except UnicodeDecodeError as error:
        raise SlackError("invalid_charset") from error


def _nested(name: str, value: object) -> object:
    if name not in NESTED or not isinstance(value, str):
        return value
    try:
        return json.loads(value)
    except ValueError as error:
        refusal = "invalid_blocks_format" if name == "blocks" else "invalid_arguments"
        raise SlackError(refusal) from error
