"""``footnote serve`` starts where it can answer, and ends what it began."""

from __future__ import annotations

import json
import logging
import signal
import threading
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import pytest
import structlog

from bot.cli import footnote
from bot.errors import BotError
from bot.slack.serving.events import PATH
from tests.fakes import signing, web_api
from tests.fakes.deliveries import mention
from tests.fakes.served import serving
from tests.fakes.web_api import Answer

if TYPE_CHECKING:
    from pathlib import Path

    from tests.fakes.web_api import WebApi

QUESTION = "How many MRI scans does the NHS do a year?"
FREE = "127.0.0.1:0"
WRONG = "xapp-wrong"


@pytest.fixture
def api() -> Iterator[WebApi]:
    """A fake of the Web API."""
    with web_api.serving() as api:
        yield api


def settings(api: WebApi, **more: str) -> dict[str, str]:
    """What the bot needs to talk to the fake by HTTP."""
    return {
        "SLACK_BOT_TOKEN": web_api.TOKEN,
        "SLACK_SIGNING_SECRET": signing.SECRET,
        "SLACK_API_URL": api.url,
        "FOOTNOTE_HTTP": FREE,
        "FOOTNOTE_HEALTH": FREE,
    } | more


def fetched(url: str) -> tuple[int, str]:
    """Status and body of a page."""
    try:
        with urllib.request.urlopen(url, timeout=10) as answer:  # noqa: S310 # our own address
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode()


Refused = Callable[..., str]


@pytest.fixture
def refused(home: Path, api: WebApi, monkeypatch: pytest.MonkeyPatch) -> Iterator[Refused]:
    """Starts a bot that does not start, and returns its words; signals and logs stay as before."""

    def start(*flags: str, **change: str) -> str:
        for name, value in (settings(api) | change).items():
            monkeypatch.setenv(name, value)
        with pytest.raises(BotError) as told:
            footnote.main(["serve", *flags], standalone_mode=False)
        return str(told.value)

    signals = {number: signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGINT)}
    handlers = logging.root.handlers[:]
    yield start
    logging.root.handlers[:] = handlers
    structlog.reset_defaults()
    for number, handler in signals.items():
        signal.signal(number, handler)


def test_it_ends_what_it_began(home: Path, api: WebApi) -> None:
    """SIGTERM comes while a reply is on its way: the reply arrives, once, and the exit is 0."""
    gate = threading.Event()
    posted = Answer.of(ts="1700000009.000100")
    api.script("chat.postMessage", Answer(body=posted.body, after=gate))
    with serving("--demo", **settings(api)) as served:
        url = f"{served.logged('listening')['url']}"
        assert url.endswith(PATH)
        assert signing.deliver(url, mention(QUESTION)) == 200
        (call,) = api.wait_for("chat.postMessage", seconds=20)
        served.program.send_signal(signal.SIGTERM)
        served.logged("stopping")
        gate.set()
        assert served.program.wait(20) == 0
    assert "restatement" in call["text"]
    assert len(api.to("chat.postMessage")) == 1
    assert served.logged("answered")["reference"] in call["text"]


def test_its_health_can_be_asked(home: Path, api: WebApi) -> None:
    """Alive, ready by part, and what was counted; the log holds no question and no secret."""
    with serving("--demo", **settings(api)) as served:
        health = served.logged("serving")["health"]
        assert fetched(f"{health}/healthz") == (200, "ok\n")
        status, ready = fetched(f"{health}/readyz")
        assert (status, json.loads(ready)) == (
            200,
            {"edition": True, "database": True, "slack": True},
        )
        signing.deliver(served.logged("listening")["url"], mention(QUESTION))
        api.wait_for("chat.postMessage", seconds=20)
        served.logged("answered")
        counted = fetched(f"{health}/metrics")[1]
        assert 'surface="mention"} 1.0' in counted.replace('outcome="answered",reason="",', "")
        assert "footnote_edition_passages{edition=" in counted
    log = "".join(served.raw)
    assert "MRI" not in log
    assert signing.SECRET not in log
    assert served.logged("answered")["id"].startswith("Ev")


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"SLACK_BOT_TOKEN": ""}, "SLACK_BOT_TOKEN is not set."),
        ({"SLACK_SIGNING_SECRET": ""}, "SLACK_SIGNING_SECRET is not set."),
        ({"FOOTNOTE_HTTP": ""}, "SLACK_APP_TOKEN is not set."),
        ({"SLACK_API_URL": "http://127.0.0.1:9/"}, "Slack cannot be reached"),
        ({"FOOTNOTE_HEALTH": "nowhere"}, "--health is 'nowhere'."),
        ({"FOOTNOTE_WORKERS": "many"}, "FOOTNOTE_WORKERS: input should"),
    ],
)
def test_what_is_missing_is_told(refused: Refused, change: dict[str, str], words: str) -> None:
    """By its name, with what to do next."""
    assert words in refused("--demo", **change)


def test_it_does_not_start_on_the_restatement_by_itself(refused: Refused) -> None:
    """A bot in a workspace speaks official words, or says that it has none."""
    said = refused()
    assert said.startswith("There is no guidance to answer from.")
    assert "--demo" in said


def test_a_socket_that_slack_refuses_is_told_in_words(refused: Refused, api: WebApi) -> None:
    """A wrong app token: where to make a right one."""
    api.script("apps.connections.open", Answer.refusal("invalid_auth"))
    wrong = {"FOOTNOTE_HTTP": "", "SLACK_APP_TOKEN": WRONG}
    said = refused("--demo", **wrong)
    assert "SLACK_APP_TOKEN: invalid_auth" in said
    assert WRONG not in said
