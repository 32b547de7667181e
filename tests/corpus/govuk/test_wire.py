"""A request is made to an address, and still knows which host it speaks to."""

from __future__ import annotations

import json
import ssl
import threading
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from corpus.errors import CorpusError
from corpus.govuk import hosts
from corpus.govuk.hosts import Hosts, Target
from corpus.govuk.pace import Pace
from corpus.govuk.wire import Wire

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

CERTIFICATE = Path(__file__).parents[2] / "fakes" / "www.gov.uk.pem"
"""For www.gov.uk, signed by itself and trusted by nobody but these tests."""
ALLOWED = frozenset({"www.gov.uk", "example.org"})


class Told(BaseHTTPRequestHandler):
    """Says which host and path it was asked for."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """Answer."""
        body = json.dumps([self.headers["Host"], self.path]).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_args: object) -> None:
        """Say nothing."""


class Server(ThreadingHTTPServer):
    """A server whose clients may hang up."""

    daemon_threads = True

    def handle_error(self, *_args: object) -> None:
        """A client that does not trust us is right."""


class AtPort(Hosts):
    """Hosts that listen on a port that is free here."""

    port = 0

    def target(self, url: str, addresses: Callable[[str], list[str]]) -> Target:
        """Return where a request goes, at that port."""
        target = super().target(url, addresses)
        there = target.connected.replace("127.0.0.1", f"127.0.0.1:{AtPort.port}")
        return replace(target, connected=there)


@pytest.fixture
def listening(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A host on this machine that has the certificate of www.gov.uk."""
    monkeypatch.setattr(hosts, "is_public", lambda _address: True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(CERTIFICATE)
    with Server(("127.0.0.1", 0), Told) as server:
        server.socket = context.wrap_socket(server.socket, server_side=True)
        monkeypatch.setattr(AtPort, "port", server.server_address[1])
        thread = threading.Thread(target=server.serve_forever, args=(0.05,))
        thread.start()
        yield
        server.shutdown()
        thread.join()


def wire(trusted: ssl.SSLContext | None) -> Wire:
    """A wire for which every host is this machine."""
    return Wire(AtPort(ALLOWED), Pace(1000), lambda _host: ["127.0.0.1"], trusted=trusted)


def test_the_host_is_named_and_its_certificate_counts(listening: None) -> None:
    """Although the connection is to an address."""
    asking = wire(ssl.create_default_context(cafile=CERTIFICATE))
    reply = asking.get("https://www.gov.uk/a?b=c")
    assert json.loads(reply.content) == ["www.gov.uk", "/a?b=c"]
    asking.close()


def test_a_connection_is_for_the_host_that_proved_itself(listening: None) -> None:
    """Another host at the same address does not ride on it."""
    asking = wire(ssl.create_default_context(cafile=CERTIFICATE))
    asking.get("https://www.gov.uk/a")
    with pytest.raises(CorpusError, match="certificate"):
        asking.get("https://example.org/a")
    asking.close()


def test_a_certificate_that_nobody_vouches_for_is_refused(listening: None) -> None:
    """As the system has it."""
    asking = wire(None)
    with pytest.raises(CorpusError, match=r"CERTIFICATE_VERIFY_FAILED.*try again"):
        asking.get("https://www.gov.uk/a")
    asking.close()
