"""Deliveries as signed requests: Bolt's own verifier takes them, and nothing that was altered."""

from __future__ import annotations

import http.server
import json
import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest
from slack_bolt import BoltRequest
from slack_sdk.signature import SignatureVerifier

from bot.playground.payloads import COMMANDS, EVENTS, INTERACTIVE, Delivery
from bot.playground.signed_http import encoded
from bot.playground.signing import headers, signature
from tests.fakes.echo_bot import echo_bot
from tests.fakes.visitor import SECONDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.playground.server import Playground
    from tests.fakes.visitor import Visitor


@dataclass(frozen=True)
class Served:
    """The address of an app, and the headers of every request that it got."""

    url: str
    seen: list[dict[str, str]]


@pytest.fixture
def served(playground: Playground) -> Iterator[Served]:
    """The echo bot behind HTTP; its first answer is a failure."""
    app, seen = echo_bot(playground), list[dict[str, str]]()

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            seen.append({name.lower(): value for name, value in self.headers.items()})
            request = BoltRequest(body=body, headers=dict(self.headers.items()))
            answer = app.dispatch(request)
            content = (answer.body or "").encode()
            self.send_response(500 if len(seen) == 1 else answer.status)
            for name, value in answer.first_headers().items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_: Any) -> None:  # noqa: ANN401 # the standard library's own
            """Say nothing."""

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    yield Served(f"http://127.0.0.1:{server.server_port}/slack/events", seen)
    server.shutdown()
    thread.join()
    server.server_close()


def test_events_gestures_and_commands_arrive_signed(
    playground: Playground, visitor: Visitor, served: Served
) -> None:
    """Bolt verifies each signature; the event that failed is tried again, and says so."""
    assert visitor.do("events_url", url=served.url)["ok"]
    # This bot replies to each delivery: it forgets what it has answered.
    said = visitor.answers(visitor.say("@Footnote hello"), 2)[0]
    assert said.text.endswith("hello")
    assert served.seen[1]["x-slack-retry-num"] == "1"
    assert served.seen[1]["x-slack-retry-reason"] == "http_error"
    visitor.do("press", channel=said.channel, ts=said.ts, block_id="b0", action_id="more")
    visitor.do("command", channel=said.channel, text="/guidance x")
    private = playground.parts.feed.wait(
        lambda: [m for m in playground.parts.workspace.messages() if m.only_for][1:] or None,
        SECONDS,
    )
    assert private
    assert visitor.do("events_url", url="")["ok"]
    assert playground.parts.courier.route is playground.parts.sockets


@pytest.mark.parametrize("kind", [EVENTS, INTERACTIVE, COMMANDS])
def test_slack_sdk_verifies_what_we_sign(kind: str) -> None:
    """The right body at the right time passes; another body, time or secret does not."""
    _, body = encoded(Delivery(kind, {"type": "x", "command": "/x", "text": "£ & “quotes”"}))
    now = 1_700_000_000
    signed = headers("secret", now, body)

    class Clock:
        def now(self) -> float:
            return now

    verifier = SignatureVerifier("secret", Clock())  # type: ignore[arg-type]
    assert verifier.is_valid_request(body, signed)
    assert not verifier.is_valid_request(body + " ", signed)
    assert not SignatureVerifier("other", Clock()).is_valid_request(body, signed)  # type: ignore[arg-type]
    stale = signed | {"X-Slack-Request-Timestamp": str(now - 1)}
    assert not verifier.is_valid_request(body, stale)


def test_the_signature_of_slack_s_documentation() -> None:
    """The worked example of "Verifying requests from Slack"."""
    body = (
        "token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow"
        "&channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner"
        "&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands"
        "%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN"
        "&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c"
    )
    expected = "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503"
    assert signature("8f742231b10e8888abcd99yyyzzz85a5", "1531420618", body) == expected


def test_an_event_s_body_is_json() -> None:
    """Events are JSON, everything else is a form."""
    kind, body = encoded(Delivery(EVENTS, {"type": "x"}))
    assert (kind, json.loads(body)) == ("application/json", {"type": "x"})
    assert encoded(Delivery(COMMANDS, {"command": "/x"}))[1] == "command=%2Fx"
