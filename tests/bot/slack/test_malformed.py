"""Whatever Slack sends is acknowledged, and the next question is answered."""

from __future__ import annotations

import copy
import itertools
import json
from typing import TYPE_CHECKING, Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.slack.buttons import SHARE
from bot.slack.home_tab import KIND, NOTE, QUESTION, RESOLVE, RESOLVING
from bot.slack.homes import ASKING
from bot.slack.homes import QUESTION as WORDS
from bot.slack.serving.events import dispatched
from tests.bot.slack.test_asking import sent
from tests.bot.slack.test_home import in_home, submitted
from tests.bot.slack.test_windows import sent as wanted
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

    import pytest

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
    sent("How many gizmos?"),
    in_home(QUESTION, "How many?"),
    in_home(RESOLVE, "FN-000001"),
    submitted(RESOLVING, {KIND: {"selected_option": {"value": "none"}}, NOTE: {"value": "x"}}),
    submitted(ASKING, {WORDS: {"value": "How many?"}}),
    wanted("FN-000001", "other", "the price"),
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


def test_any_payload_is_acknowledged(
    starting: Callable[..., Slack], capsys: pytest.CaptureFixture[str]
) -> None:
    """Fields missing, null, of another type or huge: 200, a line of the log, and no crash."""
    slack = starting(SLACK_SIGNING_SECRET=signing.SECRET, FOOTNOTE_ADMINS="U0ANN", **UNLIMITED)

    @settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(broken())
    def deliver(body: dict[str, Any]) -> None:
        if body.get("response_url") == HOOK:  # one that answers: a retry's pause is drawn by lot
            body["response_url"] = f"{slack.api.url}response"
        encoded, kind = (
            (json.dumps(body).encode(), "application/json")
            if "event" in body or "type" not in body
            else signing.encoded(body)
        )
        assert dispatched(slack.bot.app, encoded, signing.headers(encoded, kind=kind)).status == 200

    deliver()
    before = len(slack.api.to("chat.postMessage"))
    slack.deliver(mention("How many?", "1800000000.000100"))
    assert len(slack.posted()) > before
    log = capsys.readouterr().out
    assert "delivery failed" not in log
    assert "Traceback" not in log
