"""The Web API, called by slack_sdk and by hand."""

from __future__ import annotations

import json
import urllib.request
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.playground.server import Playground
from tests.fakes.visitor import TRADE_DESK, Visitor

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


@pytest.fixture(scope="module")
def shared() -> Iterator[Playground]:
    """One playground for all of these."""
    with Playground() as running:
        yield running


@pytest.fixture
def playground(shared: Playground) -> Iterator[Playground]:
    """The shared playground, with nothing said in it."""
    yield shared
    workspace = shared.parts.workspace
    for said in workspace.messages():
        workspace.forget(said)
    workspace.archive(TRADE_DESK, archived=False)


def refusal(call: Callable[[], Any]) -> dict[str, Any]:
    """Return the body of the refusal that ``call`` meets."""
    with pytest.raises(SlackApiError) as refused:
        call()
    body = refused.value.response.data
    assert isinstance(body, dict)
    return body


def post(playground: Playground, method: str, body: bytes, kind: str) -> dict[str, Any]:
    """Call a method with the bot's token and a body as it stands."""
    token = playground.parts.credentials.bot_token
    headers = {"Content-Type": kind, "Authorization": f"Bearer {token}"}
    request = urllib.request.Request(playground.api_url + method, body, headers)  # noqa: S310
    with urllib.request.urlopen(request, timeout=5) as answer:  # noqa: S310 # our own server
        told: dict[str, Any] = json.load(answer)
    return told


def test_a_message_is_posted_changed_and_removed(web: WebClient, visitor: Visitor) -> None:
    """What the bot posts, updates and deletes is what a person sees."""
    said = web.chat_postMessage(channel=TRADE_DESK, text="One")
    assert [m["text"] for m in visitor.sees()["messages"]] == ["One"]
    web.chat_update(channel=TRADE_DESK, ts=said["ts"], text="Two")
    assert [m["text"] for m in visitor.sees()["messages"]] == ["Two"]
    web.chat_delete(channel=TRADE_DESK, ts=said["ts"])
    assert visitor.sees()["messages"] == []


def test_an_ephemeral_message_is_for_one(web: WebClient, playground: Playground) -> None:
    """Nobody else sees it, and it cannot be updated."""
    said = web.chat_postEphemeral(channel=TRADE_DESK, user="U0AMIRA", text="Psst")
    assert [m["text"] for m in Visitor(playground).sees()["messages"]] == ["Psst"]
    assert Visitor(playground, "U0BEN").sees()["messages"] == []
    told = refusal(
        lambda: web.chat_update(channel=TRADE_DESK, ts=said["message_ts"], text="Louder")
    )
    assert told["error"] == "cant_update_message"


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        ({"channel": "C404", "text": "x"}, "channel_not_found"),
        ({"channel": TRADE_DESK}, "no_text"),
        ({"channel": TRADE_DESK, "text": "x" * 40_001}, "msg_too_long"),
        ({"channel": TRADE_DESK, "text": "x", "thread_ts": "soon"}, "invalid_thread_ts"),
    ],
)
def test_a_message_that_slack_refuses(
    web: WebClient, arguments: dict[str, str], error: str
) -> None:
    """Each refusal has the name it has in Slack."""
    assert refusal(lambda: web.api_call("chat.postMessage", json=arguments))["error"] == error


def test_nothing_is_posted_in_an_archived_channel(web: WebClient, playground: Playground) -> None:
    """A channel that was archived in between says so."""
    playground.parts.workspace.archive(TRADE_DESK)
    told = refusal(lambda: web.chat_postMessage(channel=TRADE_DESK, text="x"))
    assert told["error"] == "is_archived"


def test_tokens_are_checked(playground: Playground) -> None:
    """No token, a wrong one, and one of the wrong kind are told apart."""
    known = playground.parts.credentials
    for token, error in [
        (None, "not_authed"),
        ("xoxb-wrong", "invalid_auth"),
        (known.app_token, "not_allowed_token_type"),
    ]:
        web = WebClient(token, base_url=playground.api_url)
        assert refusal(web.auth_test)["error"] == error
    told = refusal(lambda: WebClient(base_url=playground.api_url).api_test(error="x"))
    assert told["error"] == "x"


def test_a_method_that_is_not_there(web: WebClient) -> None:
    """An unknown method is named as such, as in Slack."""
    told = refusal(lambda: web.api_call("chat.shout"))
    assert (told["error"], told["req_method"]) == ("unknown_method", "chat.shout")


def test_a_scope_that_the_app_lacks_is_named(web: WebClient) -> None:
    """Reading a channel's history needs a scope that we do not ask for."""
    told = refusal(lambda: web.conversations_history(channel=TRADE_DESK))
    assert (told["error"], told["needed"]) == ("missing_scope", "channels:history")


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b"", "application/json;charset=utf-8"),
        (b"{}", "application/json"),
        (b"", "application/x-www-form-urlencoded"),
    ],
)
def test_a_body_may_be_empty(playground: Playground, body: bytes, kind: str) -> None:
    """slack_sdk sends auth.test a JSON content type with nothing in it."""
    assert post(playground, "auth.test", body, kind)["bot_id"] == playground.parts.identity.bot


def test_blocks_may_come_in_a_form(playground: Playground) -> None:
    """bolt-js sends blocks as a string of JSON in a form."""
    blocks = json.dumps([{"type": "divider"}])
    form = urlencode({"channel": TRADE_DESK, "text": "x", "blocks": blocks}).encode()
    told = post(playground, "chat.postMessage", form, "application/x-www-form-urlencoded")
    assert told["message"]["blocks"] == [{"type": "divider", "block_id": "b0"}]


@pytest.mark.parametrize(("body", "error"), [(b"{", "invalid_json"), (b"[]", "json_not_object")])
def test_a_body_that_is_no_object(playground: Playground, body: bytes, error: str) -> None:
    """Broken JSON is refused by name."""
    assert post(playground, "chat.postMessage", body, "application/json")["error"] == error


def test_people_and_channels_can_be_looked_up(web: WebClient) -> None:
    """A bot can tell a guest, a stranger and a shared channel."""
    assert web.users_info(user="U0GRACE")["user"]["is_restricted"]
    assert web.users_info(user="U0PAOLO")["user"]["is_stranger"]
    assert web.conversations_info(channel="C0PARTNER")["channel"]["is_ext_shared"]
    opened = web.conversations_open(users="U0BEN")["channel"]["id"]
    assert web.conversations_info(channel=opened)["channel"]["user"] == "U0BEN"
    assert refusal(lambda: web.users_info(user="U404"))["error"] == "user_not_found"


def test_status_and_prompts_show_until_the_bot_speaks(web: WebClient, visitor: Visitor) -> None:
    """A status ends with the message it announced; prompts stay."""
    ts = visitor.say("Hello", visitor.direct)
    web.assistant_threads_setStatus(channel_id=visitor.direct, thread_ts=ts, status="is looking")
    web.assistant_threads_setSuggestedPrompts(
        channel_id=visitor.direct, prompts=[{"title": "MRI", "message": "How many MRI scans?"}]
    )
    shown = {s["kind"]: s for s in visitor.sees()["shown"]}
    assert shown["status"]["status"] == "is looking"
    assert shown["prompts"]["prompts"][0]["title"] == "MRI"
    web.chat_postMessage(channel=visitor.direct, text="Here", thread_ts=ts)
    assert [s["kind"] for s in visitor.sees()["shown"]] == ["prompts"]


def test_a_reaction_is_given_and_taken_back(web: WebClient, visitor: Visitor) -> None:
    """The same reaction twice is refused, as in Slack."""
    ts = visitor.say("Hello")
    web.reactions_add(channel=TRADE_DESK, timestamp=ts, name="eyes")
    told = refusal(lambda: web.reactions_add(channel=TRADE_DESK, timestamp=ts, name="eyes"))
    assert told["error"] == "already_reacted"
    assert visitor.sees()["messages"][0]["reactions"][0]["name"] == "eyes"
    web.reactions_remove(channel=TRADE_DESK, timestamp=ts, name="eyes")
    assert "reactions" not in visitor.sees()["messages"][0]


def test_a_permalink_leads_to_the_page(web: WebClient, visitor: Visitor) -> None:
    """The link of a message is one that the playground itself serves."""
    ts = visitor.say("Hello")
    link = web.chat_getPermalink(channel=TRADE_DESK, message_ts=ts)["permalink"]
    with urllib.request.urlopen(link, timeout=5) as answer:  # noqa: S310 # our own server
        assert answer.status == 200
