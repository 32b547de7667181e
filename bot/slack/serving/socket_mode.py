"""Socket Mode: the bot calls Slack, and deliveries come over that socket."""

from __future__ import annotations

import socket
import threading
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import structlog
from slack_bolt.adapter.socket_mode.internals import run_bolt_app, send_response
from slack_sdk.errors import SlackApiError
from slack_sdk.socket_mode.builtin import SocketModeClient
from slack_sdk.socket_mode.response import SocketModeResponse

from bot.errors import SlackError
from bot.slack.quiet import library_logger
from bot.slack.web import FAILURES, error_name

if TYPE_CHECKING:
    from slack_bolt import App
    from slack_sdk import WebClient
    from slack_sdk.socket_mode.client import BaseSocketModeClient
    from slack_sdk.socket_mode.request import SocketModeRequest

BUFFER = 1 << 16
"""The SDK reads a message in nested calls, one a buffer: with small ones it runs out of stack."""

FIRST_PAUSE_S = 0.25
LONGEST_PAUSE_S = 30.0

log = structlog.get_logger()


class EndingSocket:
    """A socket whose end is an error: the SDK takes it for silence, and spins for a minute."""

    def __init__(self, wrapped: socket.socket) -> None:
        self._wrapped = wrapped
        self.ending = False

    def recv(self, size: int) -> bytes:
        """Receive; raise where the other side has gone, unless we are going ourselves."""
        received = self._wrapped.recv(size)
        if not received and not self.ending:
            raise ConnectionResetError("Slack has closed the socket")
        return received

    def end(self) -> None:
        """Wake whoever waits for bytes: there will be none."""
        self.ending = True
        with suppress(OSError):
            self._wrapped.shutdown(socket.SHUT_RDWR)

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 # whatever a socket has
        return getattr(self._wrapped, name)


class Client(SocketModeClient):
    """The SDK's client, which notices the end of its socket at once."""

    def connect(self) -> None:
        """Connect, in place of the socket before."""
        super().connect()
        session = self.current_session
        if session and session.sock:
            session.sock = EndingSocket(session.sock)  # type: ignore[assignment] # it is one to use

    def disconnect(self) -> None:
        """Close the socket; whoever reads it may close it in the same moment, which is as good."""
        with suppress(AttributeError):  # the SDK looks before it has the lock, and not after
            super().disconnect()

    def end(self) -> None:
        """Close without waiting for the socket to fall silent."""
        self.auto_reconnect_enabled = False
        self.current_session_state.terminated = True
        session = self.current_session
        if session and isinstance(session.sock, EndingSocket):
            session.sock.end()
        self.close()


class SocketMode:
    """Hands deliveries to the app, and keeps a socket open for them."""

    def __init__(self, app: App, app_token: str) -> None:
        self._app = app
        self._client = Client(
            app_token,
            library_logger("slack_sdk"),
            app.client,
            receive_buffer_size=BUFFER,
        )
        self._client.socket_mode_request_listeners.append(self._handle)
        self._stopping = threading.Event()
        self._mending = threading.Thread(target=self._mend, name="socket", daemon=True)

    def start(self) -> None:
        """Connect; SlackError where Slack refuses the token."""
        self._client.wss_uri = socket_address(self._app.client, self._client.app_token)
        self._client.connect()
        self._mending.start()

    def is_connected(self) -> bool:
        """Say whether deliveries can arrive."""
        return self._client.is_connected()

    def stop_taking(self) -> None:
        """Take no more; what was taken is acknowledged while the socket still stands.

        What Slack has sent and nobody took is not acknowledged: it comes again, to another.
        """
        self._stopping.set()
        self._client.closed = True
        self._client.auto_reconnect_enabled = False
        self._client.message_queue.put(None)  # wakes the one who takes
        self._client.message_processor.shutdown()  # type: ignore[no-untyped-call]
        self._client.message_workers.shutdown(wait=True)

    def stop(self) -> None:
        """Close the socket."""
        self._stopping.set()
        self._client.message_queue.put(None)
        self._client.end()

    def _handle(self, client: BaseSocketModeClient, delivery: SocketModeRequest) -> None:
        try:
            send_response(client, delivery, run_bolt_app(self._app, delivery), 0)
        except Exception as error:  # noqa: BLE001 # whatever it is, Slack would only send it again
            log.warning("delivery unreadable", error=type(error).__name__)
            client.send_socket_mode_response(SocketModeResponse(delivery.envelope_id))

    def _mend(self) -> None:
        """Open a new socket as soon as the old one is gone; while Slack is down, ever more rarely.

        The SDK looks every ten seconds only: what Slack sends meanwhile goes nowhere.
        """
        pause = FIRST_PAUSE_S
        while not self._stopping.wait(pause):
            if self._client.is_connected():
                pause = FIRST_PAUSE_S
                continue
            log.info("reconnecting")
            try:
                self._client.connect_to_new_endpoint()
            except FAILURES as error:
                log.warning("socket not opened", error=error_name(error))
            pause = FIRST_PAUSE_S if self.is_connected() else min(LONGEST_PAUSE_S, pause * 2)


def socket_address(client: WebClient, app_token: str) -> str:
    """Ask Slack where to connect; SlackError says what to do where it does not tell."""
    try:
        return str(client.apps_connections_open(app_token=app_token)["url"])
    except SlackApiError as error:
        raise SlackError(
            f"Slack does not accept SLACK_APP_TOKEN: {error_name(error)}.",
            "Turn Socket Mode on, and make an app-level token (xapp-…) with connections:write "
            "under “Basic Information › App-Level Tokens”.",
        ) from error
    except FAILURES as error:
        raise SlackError(
            f"Slack cannot be reached at {client.base_url}: {error}.",
            "Check the network, a proxy, and SLACK_API_URL.",
        ) from error
