"""The Socket Mode server, by the four clients of slack_sdk; and what happens when a socket goes."""

from __future__ import annotations

import asyncio
import json
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import pytest
from slack_bolt.adapter.socket_mode.builtin import SocketModeHandler as Builtin
from slack_bolt.adapter.socket_mode.websocket_client import SocketModeHandler as WebsocketClient
from slack_sdk.socket_mode.aiohttp import SocketModeClient as Aiohttp
from slack_sdk.socket_mode.response import SocketModeResponse
from slack_sdk.socket_mode.websockets import SocketModeClient as Websockets
from slack_sdk.web.async_client import AsyncWebClient
from websockets.sync.client import connect

from bot.playground.courier import Patience
from bot.playground.faults import Fault, Switch
from bot.playground.parts import parts
from bot.playground.server import Playground
from tests.fakes.echo_bot import connected
from tests.fakes.visitor import SECONDS, Visitor

if TYPE_CHECKING:
    from collections.abc import Iterator

    from slack_sdk.socket_mode.async_client import AsyncBaseSocketModeClient
    from slack_sdk.socket_mode.request import SocketModeRequest
    from websockets.sync.connection import Connection

    from bot.playground.nouns import Json


@contextmanager
def raw(playground: Playground) -> Iterator[Connection]:
    """Open a socket by hand, past its hello."""
    ticket = playground.parts.sockets.ticket()
    with connect(f"ws://127.0.0.1:{playground.port}/socket/?ticket={ticket}") as socket:
        assert json.loads(socket.recv(timeout=SECONDS))["type"] == "hello"
        yield socket


def envelope(socket: Connection, seconds: float = SECONDS) -> Json:
    """Return the next envelope."""
    told: Json = json.loads(socket.recv(timeout=seconds))
    return told


def acknowledge(socket: Connection, given: Json) -> None:
    """Acknowledge an envelope."""
    socket.send(json.dumps({"envelope_id": given["envelope_id"]}))


@pytest.mark.parametrize("handler", [Builtin, WebsocketClient])
def test_bolt_answers_over_its_sync_clients(
    playground: Playground, visitor: Visitor, handler: type[Any]
) -> None:
    """A mention reaches the bot, and its reply the thread, escaped as Slack does."""
    with connected(playground, handler):
        assert visitor.ask("2 < 3 & more").text == "<@U0FOOTNOTE> 2 &lt; 3 &amp; more"
        assert visitor.ask("and this?").blocks[0]["type"] == "actions"


@pytest.mark.parametrize("client", [Aiohttp, Websockets])
def test_async_clients_connect_and_acknowledge(
    playground: Playground, visitor: Visitor, client: type[Any]
) -> None:
    """The two asyncio clients get the event and acknowledge it; once is enough."""

    async def listen() -> list[str]:
        known, heard, done = playground.parts.credentials, [], asyncio.Event()
        web = AsyncWebClient(known.bot_token, base_url=playground.api_url)
        bot = client(app_token=known.app_token, web_client=web)

        async def on_request(bot: AsyncBaseSocketModeClient, request: SocketModeRequest) -> None:
            heard.append(str(request.payload["event"]["text"]))
            await bot.send_socket_mode_response(SocketModeResponse(request.envelope_id))
            done.set()

        bot.socket_mode_request_listeners.append(on_request)
        await bot.connect()
        await asyncio.to_thread(visitor.say, "@Footnote hello")
        await asyncio.wait_for(done.wait(), SECONDS)
        await bot.disconnect()
        await bot.close()
        return heard

    assert asyncio.run(listen()) == ["<@U0FOOTNOTE> hello"]


def test_a_thread_keeps_its_conversation(playground: Playground, visitor: Visitor) -> None:
    """Replies to a mention inside a thread stay in that thread."""
    with connected(playground):
        first = visitor.ask("one")
        again = visitor.ask("two", thread=first.thread_ts)
        assert again.thread_ts == first.thread_ts


def test_only_what_the_app_subscribed_to_is_sent(playground: Playground, visitor: Visitor) -> None:
    """A channel message without a mention stays in the channel; a DM needs none."""
    with raw(playground) as socket:
        visitor.say("Nothing for the bot")
        visitor.say("For the bot", visitor.direct)
        event = envelope(socket)["payload"]["event"]
        assert (event["type"], event["channel_type"], event["text"]) == (
            "message",
            "im",
            "For the bot",
        )


def test_an_event_that_is_not_acknowledged_comes_again(
    playground: Playground, visitor: Visitor
) -> None:
    """The second try says that it is one, and carries the same event."""
    with raw(playground) as socket:
        visitor.say("@Footnote hello")
        first, second = envelope(socket), envelope(socket)
        assert second["retry_attempt"] == 1
        assert second["retry_reason"] == "timeout"
        assert second["payload"] == first["payload"]
        assert second["envelope_id"] != first["envelope_id"]
        acknowledge(socket, second)
        with pytest.raises(TimeoutError):
            envelope(socket, 1.5)


def test_an_event_waits_for_a_connection(playground: Playground, visitor: Visitor) -> None:
    """What was said while no bot was connected is delivered once one is."""
    visitor.say("@Footnote early")
    with raw(playground) as socket:
        given = envelope(socket)
        assert given["payload"]["event"]["text"].endswith("early")
        acknowledge(socket, given)


def test_an_event_is_lost_after_three_retries() -> None:
    """The log tells of what no bot acknowledged."""
    hasty = Patience(seconds=0.1, pauses=(0.01, 0.01, 0.01))
    with Playground(parts=parts(patience=hasty)) as playground:
        Visitor(playground).say("@Footnote is anyone there?")

        def lost() -> list[Json] | None:
            return [e for e in playground.parts.feed.entries() if e["way"] == "lost"] or None

        entries = playground.parts.feed.wait(lost, SECONDS)
    assert entries
    assert entries[0]["answer"] == {"reason": "connection_failed"}


def test_a_socket_that_drops_passes_its_event_to_another(
    playground: Playground, visitor: Visitor
) -> None:
    """Dropped right after the event was sent: the other connection gets it."""
    with raw(playground) as one, raw(playground) as other:
        playground.parts.faults.set(Fault.DROPPED_SOCKET, Switch(times=1))
        visitor.say("@Footnote hello")
        first, second = envelope(one), envelope(other)
        acknowledge(other, second)
        assert first["payload"] == second["payload"]
        assert playground.parts.sockets.count == 1


def test_the_answer_still_arrives_when_the_socket_drops(
    playground: Playground, visitor: Visitor
) -> None:
    """Bolt connects anew by itself, and the reply is posted."""
    with connected(playground):
        visitor.ask("before")
        assert visitor.do("disconnect")["ok"]
        assert visitor.ask("after").text.endswith("after")


def test_a_goodbye_is_followed_by_a_new_connection(
    playground: Playground, visitor: Visitor
) -> None:
    """Slack refreshes connections with a disconnect message; Bolt opens another."""
    with connected(playground):
        visitor.do("disconnect", reason="refresh_requested")

        def opened() -> bool | None:
            calls = [e["name"] for e in playground.parts.feed.entries()]
            return calls.count("apps.connections.open") > 1 or None

        assert playground.parts.feed.wait(opened, SECONDS)
        assert visitor.ask("after").text.endswith("after")


@pytest.mark.parametrize(("fault", "ids"), [(Fault.DOUBLED, 1), (Fault.DOUBLED_ANEW, 2)])
def test_an_event_may_come_twice(
    playground: Playground, visitor: Visitor, fault: Fault, ids: int
) -> None:
    """With one event_id, or with two: a bot must know it by its timestamp."""
    playground.parts.faults.set(fault, Switch(times=1))
    with raw(playground) as socket:
        visitor.say("@Footnote hello")
        given = [envelope(socket), envelope(socket)]
        for each in given:
            acknowledge(socket, each)
        assert len({each["payload"]["event_id"] for each in given}) == ids
        assert len({each["payload"]["event"]["ts"] for each in given}) == 1


def test_events_may_come_out_of_order(playground: Playground, visitor: Visitor) -> None:
    """The first is held back until the second has passed."""
    playground.parts.faults.set(Fault.OUT_OF_ORDER, Switch(times=1))
    with raw(playground) as socket:
        visitor.say("@Footnote one")
        visitor.say("@Footnote two")
        words = []
        for _ in range(2):
            given = envelope(socket)
            acknowledge(socket, given)
            words.append(given["payload"]["event"]["text"].split()[-1])
        assert words == ["two", "one"]


def test_twenty_threads_at_once_are_all_answered(playground: Playground, visitor: Visitor) -> None:
    """None is lost, and each reply stands in its own thread."""
    with connected(playground):
        asked: dict[str, str] = {}

        def ask(number: int) -> None:
            asked[visitor.say(f"@Footnote question {number}")] = f"question {number}"

        threads = [threading.Thread(target=ask, args=(n,)) for n in range(20)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert len(asked) == 20
        for ts, words in asked.items():
            assert visitor.answers(ts)[0].text.endswith(words)
