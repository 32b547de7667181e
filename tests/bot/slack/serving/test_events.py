"""Signed HTTP: what Slack signed is taken once; what it did not sign is read by nobody."""

from __future__ import annotations

import json
import time
from typing import TYPE_CHECKING

import pytest

from bot.errors import BotError
from bot.slack.serving.events import LARGEST, PATH, events
from bot.slack.serving.listening import Listening
from tests.fakes import signing
from tests.fakes.deliveries import command, mention

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.bot.slack.conftest import Slack


@pytest.fixture
def slack(starting: Callable[..., Slack]) -> Slack:
    """A bot that knows the signing secret."""
    return starting(SLACK_SIGNING_SECRET=signing.SECRET)


@pytest.fixture
def url(slack: Slack) -> Iterator[str]:
    """Where it takes deliveries."""
    listening = Listening(events(slack.bot.app, signing.SECRET), "127.0.0.1:0", "--http")
    listening.start()
    yield f"{listening.url}{PATH}"
    listening.stop()


def test_a_signed_event_is_answered(slack: Slack, url: str) -> None:
    """The event is acknowledged, and the reply is posted."""
    assert signing.deliver(url, mention("How many?")) == 200
    assert len(slack.posted()) == 1


def test_a_signed_command_is_answered(slack: Slack, url: str) -> None:
    """Commands come as forms."""
    assert signing.deliver(url, command("How many?", f"{slack.api.url}response")) == 200
    slack.bot.finish()
    assert len(slack.api.to("response")) == 1


def test_slack_s_question_for_the_address_is_answered(url: str) -> None:
    """When the address is entered on the app's page, Slack asks for a word back."""
    body, kind = signing.encoded({"type": "url_verification", "challenge": "word"})
    status, said = signing.sent(url, body, signing.headers(body, kind=kind))
    assert (status, json.loads(said)) == (200, {"challenge": "word"})


def test_a_replayed_event_is_answered_once(slack: Slack, url: str) -> None:
    """The same bytes with the same signature are acknowledged, and left."""
    body, kind = signing.encoded(mention("How many?"))
    once = signing.headers(body, kind=kind)
    assert [signing.sent(url, body, once)[0] for _ in range(2)] == [200, 200]
    assert len(slack.posted()) == 1


BODY, KIND = signing.encoded(mention("How many?"))
OLD, NEW = -400, 400
UNSIGNED = {
    "another secret": signing.headers(BODY, "another", kind=KIND),
    "another body": signing.headers(BODY + b" ", kind=KIND),
    "no signature": {"content-type": KIND},
    "no stamp": {"x-slack-signature": "v0=00"},
    "a stamp that is no number": {"x-slack-request-timestamp": "x", "x-slack-signature": "v0="},
    "a signature that is no text": {"x-slack-request-timestamp": "1", "x-slack-signature": "\xff"},
}


@pytest.mark.parametrize("name", UNSIGNED)
def test_what_slack_did_not_sign_is_refused(slack: Slack, url: str, name: str) -> None:
    """401, no reply, and nothing of it is logged."""
    assert signing.sent(url, BODY, UNSIGNED[name])[0] == 401
    assert slack.posted() == []


@pytest.mark.parametrize("seconds", [OLD, NEW])
def test_a_stamp_of_another_time_is_refused(slack: Slack, url: str, seconds: int) -> None:
    """A signature is good for five minutes."""
    signed = signing.headers(BODY, at=time.time() + seconds, kind=KIND)
    assert signing.sent(url, BODY, signed)[0] == 401
    assert slack.posted() == []


@pytest.mark.parametrize("body", [b"{", b"[]", b"\xff\xfe", b"null", b'{"event":7}', b'{"user":5}'])
def test_signed_nonsense_is_acknowledged(slack: Slack, url: str, body: bytes) -> None:
    """Slack would only send it again; bytes that are no text cannot have been signed."""
    try:
        signed = signing.headers(body)
    except UnicodeDecodeError:
        signed = signing.headers(b"")
    assert signing.sent(url, body, signed)[0] in ({401} if body == b"\xff\xfe" else {200})
    assert slack.posted() == []


def test_a_huge_body_is_refused(url: str) -> None:
    """Before it is read to its end."""
    assert signing.sent(url, b"x" * (LARGEST + 1), {})[0] == 413


def test_a_port_that_is_taken_is_told_in_words(url: str) -> None:
    """The error names the address and the flag."""
    address = url.removeprefix("http://").removesuffix(PATH)
    with pytest.raises(BotError, match=f"{address} cannot be used.*give another --health"):
        Listening(events, address, "--health")  # type: ignore[arg-type] # it is never served


@pytest.mark.parametrize("address", ["9464", "host:port", ":1", "127.0.0.1:99999", ""])
def test_an_address_is_host_and_port(address: str) -> None:
    """Anything else is told in words."""
    with pytest.raises(BotError, match="Write it as HOST:PORT"):
        Listening(events, address, "--http")  # type: ignore[arg-type] # it is never served
