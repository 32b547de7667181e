"""What goes wrong on purpose, and how slack_sdk's own handlers take it."""

from __future__ import annotations

import http.client
import json
from typing import TYPE_CHECKING

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.playground.faults import WORDS, Fault, Faults, Switch
from tests.fakes.visitor import TRADE_DESK

if TYPE_CHECKING:
    from bot.playground.server import Playground
    from tests.fakes.visitor import Visitor


def plain(playground: Playground) -> WebClient:
    """Return a client that never tries again."""
    token = playground.parts.credentials.bot_token
    return WebClient(token, base_url=playground.api_url, retry_handlers=[])


def test_a_rate_limit_says_when_to_come_back(
    playground: Playground, visitor: Visitor, web: WebClient
) -> None:
    """429 with Retry-After; the handler waits, and the message is posted once."""
    visitor.do("fault", fault="rate_limited", times=2, of="chat.postMessage")
    with pytest.raises(SlackApiError) as refused:
        plain(playground).chat_postMessage(channel=TRADE_DESK, text="x")
    assert refused.value.response.status_code == 429
    assert refused.value.response.headers["Retry-After"] == "1"
    assert refused.value.response["error"] == "ratelimited"
    web.chat_postMessage(channel=TRADE_DESK, text="x")
    assert [m["text"] for m in visitor.sees()["messages"]] == ["x"]


def test_a_server_error_and_a_page_of_html(playground: Playground) -> None:
    """Neither is JSON: the client must say so itself."""
    playground.parts.faults.set(Fault.SERVER_ERROR, Switch(times=1))
    with pytest.raises(SlackApiError) as refused:
        plain(playground).auth_test()
    assert refused.value.response.status_code == 500
    playground.parts.faults.set(Fault.HTML, Switch(times=1))
    with pytest.raises((SlackApiError, json.JSONDecodeError)):
        plain(playground).auth_test()
    assert plain(playground).auth_test()["ok"]


def test_a_call_may_be_cut_off(playground: Playground) -> None:
    """The connection closes in mid-answer; the next call is answered."""
    playground.parts.faults.set(Fault.SILENT, Switch(times=1))
    with pytest.raises(http.client.IncompleteRead):
        plain(playground).auth_test()
    assert plain(playground).auth_test()["ok"]


def test_a_switch_counts_down_and_then_draws() -> None:
    """The next two, and then none; a share of all befalls that share, the same for one seed."""
    faults = Faults()
    faults.set(Fault.SLOW, Switch(times=2))
    assert [faults.befalls(Fault.SLOW, "x") for _ in range(4)] == [True, True, False, False]
    faults.set(Fault.SLOW, Switch(share=0.25))
    befallen = sum(faults.befalls(Fault.SLOW, "x") for _ in range(1000))
    assert 200 < befallen < 300
    assert not any(faults.befalls(Fault.HTML, "x") for _ in range(100))


def test_a_switch_may_name_one_method() -> None:
    """Others pass, and do not use it up."""
    faults = Faults()
    faults.set(Fault.HTML, Switch(times=1, of="chat.update"))
    assert not faults.befalls(Fault.HTML, "auth.test")
    assert faults.befalls(Fault.HTML, "chat.update")


def test_every_fault_is_explained(visitor: Visitor) -> None:
    """The page shows each with its words."""
    assert set(WORDS) == set(Fault)
    told = visitor.do("fault", fault="html", share=0.5)
    assert {"fault": "html", "share": 0.5}.items() <= told["faults"][2].items()
    assert visitor.do("fault", fault="flood")["error"] == "bad_request"
