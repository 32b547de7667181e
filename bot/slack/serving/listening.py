"""A small web server on one address, in a thread of its own."""

from __future__ import annotations

import socket
import threading
from typing import TYPE_CHECKING

import uvicorn

from bot.errors import BotError

if TYPE_CHECKING:
    from starlette.applications import Starlette

GRACE_S = 10
KEPT_OPEN_S = 75
"""An idle connection is closed so late that a client has mostly closed it before: what is sent
into one that is being closed is lost, and comes again."""
HIGHEST_PORT = 65535


class Listening:
    """Serves ``app`` at ``address``, HOST:PORT; ``setting`` names the address to people."""

    def __init__(self, app: Starlette, address: str, setting: str) -> None:
        self._socket = _bound(address, setting)
        self._server = uvicorn.Server(
            uvicorn.Config(
                app,
                log_config=None,
                access_log=False,
                lifespan="off",
                server_header=False,
                timeout_graceful_shutdown=GRACE_S,
                timeout_keep_alive=KEPT_OPEN_S,
            )
        )
        self._thread = threading.Thread(
            target=self._server.run, kwargs={"sockets": [self._socket]}, name=setting, daemon=True
        )

    @property
    def url(self) -> str:
        """Where it serves."""
        host, port = self._socket.getsockname()[:2]
        return f"http://{f'[{host}]' if ':' in host else host}:{port}"

    def start(self) -> None:
        """Serve from now on."""
        self._thread.start()

    def is_serving(self) -> bool:
        """Say whether it takes requests."""
        return self._server.started and not self._server.should_exit

    def stop(self) -> None:
        """Answer what has begun, and serve no more."""
        self._server.should_exit = True
        if self._thread.is_alive():
            self._thread.join()
        self._socket.close()


def _bound(address: str, setting: str) -> socket.socket:
    host, _, port = address.rpartition(":")
    host = host.removeprefix("[").removesuffix("]")
    if not host or not port.isdecimal() or int(port) > HIGHEST_PORT:
        raise BotError(f"{setting} is {address!r}.", "Write it as HOST:PORT, like 127.0.0.1:9464.")
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, int(port)))
        listening.listen(128)
    except OSError as error:
        listening.close()
        raise BotError(
            f"{address} cannot be used: {error.strerror}.",
            f"Stop what uses it, or give another {setting} HOST:PORT.",
        ) from error
    return listening
