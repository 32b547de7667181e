"""A socket that its reader closes in the moment in which it is closed."""

from __future__ import annotations

import logging
import socket
from typing import TYPE_CHECKING

from slack_sdk import WebClient
from slack_sdk.socket_mode.builtin.connection import Connection

from bot.slack.serving.socket_mode import Client

if TYPE_CHECKING:
    from types import TracebackType


class Reader:
    """Holds the lock of a session, and closes its socket before it lets go."""

    def __init__(self, session: Connection) -> None:
        self._session = session

    def __enter__(self) -> None:
        """Be the one who closes first."""
        if self._session.sock is not None:
            self._session.sock.close()
            self._session.sock = None

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        """Let whatever was raised pass."""


def test_whoever_closes_first_the_rest_is_closed_too() -> None:
    """The SDK fails in that moment, and would leave its threads running."""
    client = Client("xapp-1", logging.getLogger("test"), WebClient("xoxb-1"))
    session = Connection("ws://127.0.0.1:1", client.logger)
    session.sock = socket.socket()  # type: ignore[assignment] # no TLS is needed
    session.sock_send_lock = Reader(session)  # type: ignore[assignment] # it is one to use
    client.current_session = session
    client.end()
    assert session.sock is None
    assert client.closed
    client.message_processor.shutdown()  # type: ignore[no-untyped-call]
    client.message_workers.shutdown()
