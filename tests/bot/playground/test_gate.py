"""Only programs of this machine and the playground's own page are let in."""

from __future__ import annotations

import http.client
from typing import TYPE_CHECKING

import pytest
from websockets import Origin
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect

from bot.playground.server import Playground

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(scope="module")
def playground() -> Iterator[Playground]:
    """One playground for all of these: nothing they do changes it."""
    with Playground() as running:
        yield running


def status(playground: Playground, headers: dict[str, str]) -> int:
    """Return the status that a request with these headers meets."""
    connection = http.client.HTTPConnection("127.0.0.1", playground.port, timeout=5)
    connection.putrequest("POST", "/api/api.test", skip_host=True)
    for name, value in headers.items():
        connection.putheader(name, value.replace("PORT", str(playground.port)))
    connection.endheaders()
    answer = connection.getresponse()
    answer.read()
    connection.close()
    return answer.status


@pytest.mark.parametrize(
    ("headers", "expected"),
    [
        ({"Host": "127.0.0.1:PORT"}, 200),
        ({"Host": "localhost:PORT"}, 200),
        ({"Host": "127.0.0.1"}, 200),
        ({"Host": "evil.example:PORT"}, 421),
        ({"Host": "127.0.0.1.evil.example"}, 421),
        ({"Host": "127.0.0.1:1"}, 421),
        ({}, 400),
        ({"Host": "127.0.0.1:PORT", "Origin": "http://127.0.0.1:PORT"}, 200),
        ({"Host": "127.0.0.1:PORT", "Origin": "http://evil.example"}, 403),
        ({"Host": "127.0.0.1:PORT", "Origin": "http://127.0.0.1:1"}, 403),
        ({"Host": "127.0.0.1:PORT", "Origin": "null"}, 403),
    ],
)
def test_host_and_origin_are_checked(
    playground: Playground, headers: dict[str, str], expected: int
) -> None:
    """Another site's page reaches nothing, under a name of its own or across origins."""
    assert status(playground, headers) == expected


def test_a_socket_from_another_page_is_refused(playground: Playground) -> None:
    """WebSockets know no same-origin rule: the server must."""
    ticket = playground.parts.sockets.ticket()
    url = f"ws://127.0.0.1:{playground.port}/socket/?ticket={ticket}"
    with pytest.raises(InvalidStatus), connect(url, origin=Origin("http://evil.example")):
        pass
    with connect(url) as socket:
        assert '"hello"' in str(socket.recv(timeout=5))
    with pytest.raises(InvalidStatus), connect(url):
        pass
