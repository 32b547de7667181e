"""Whatever Slack sends is acknowledged, and the next question is answered."""

from __future__ import annotations

import copy
import itertools
import json
from typing import TYPE_CHECKING, Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.slack.buttons import SHARE
from bot.slack.serving.events import dispatched
from tests.fakes import signing
from tests.fakes.deliveries import (
    changed,
    command,
    deleted,
    direct_message,
    home_opened,
    mention,
    press,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from tests.bot.slack.conftest import Slack

HOOK = "the fake's address"
BODIES = (
    mention("How many?"),
    direct_message("How many?"),
    command("How many?", HOOK),
    press(SHARE, "FN-000001", HOOK),
    home_opened(),
    changed("How many sprockets?", "How many?"),
    deleted(),
)
NUMBERS = itertools.count(1)
"""A delivery that came before would be left unread."""

UNLIMITED = {"FOOTNOTE_PERSON_LIMIT": 0, "FOOTNOTE_CHANNEL_LIMIT": 0}
ODD = st.sampled_from(
    [None, 0, -1, 1e9, True, "", "x" * 5000, "\x00", [], [1], [None], {}, {"id": 7}, {"ts": None}]
)


def paths(value: object, at: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    """Every place in a payload."""
    inside: Iterable[tuple[str | int, object]] = ()
    if isinstance(value, dict | list):
        inside = value.items() if isinstance(value, dict) else enumerate(value)
    return [at, *(path for key, part in inside for path in paths(part, (*at, key)))][not at :]


@st.composite
def broken(draw: st.DrawFn) -> dict[str, Any]:
    """A payload with up to three of its places odd or missing."""
    body: dict[str, Any] = copy.deepcopy(draw(st.sampled_from(BODIES)))
    number = next(NUMBERS)
    body |= {name: f"1.1.{number}" for name in ("event_id", "trigger_id") if name in body}
    if "ts" in body.get("event", ()):
        body["event"]["ts"] = f"{number}.000100"
    for _ in range(draw(st.integers(1, 3))):
        *before, last = draw(st.sampled_from(paths(body)))
        part: Any = body
        for key in before:
            part = part[key]
        if isinstance(part, dict) and draw(st.booleans()):
            del part[last]
        else:
            part[last] = copy.deepcopy(draw(ODD))
        if not paths(body):
            break
    return body


def test_any_payload_is_acknowledged(starting: Callable[..., Slack]) -> None:
    """Fields missing, null, of another type or huge: 200, and no crash."""
    slack = starting(SLACK_SIGNING_SECRET=signing.SECRET, **UNLIMITED)

    @settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(broken())
    def deliver(body: dict[str, Any]) -> None:
        if body.get("response_url") == HOOK:  # one that answers: a retry's pause is drawn by lot
            body["response_url"] = f"{slack.api.url}response"
        sent, kind = (
            (json.dumps(body).encode(), "application/json")
            if "event" in body or "type" not in body
            else signing.encoded(body)
        )
        assert dispatched(slack.bot.app, sent, signing.headers(sent, kind=kind)).status == 200

    deliver()
    before = len(slack.api.to("chat.postMessage"))
    slack.deliver(mention("How many?", "1800000000.000100"))
    assert len(slack.posted()) > before
