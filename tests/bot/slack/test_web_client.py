"""The client of the Web API lets go of what it could not read to the end."""

from __future__ import annotations

import gc
import socket
import threading
import warnings
from contextlib import suppress
from typing import TYPE_CHECKING

from bot.slack.web import client_for

if TYPE_CHECKING:
    import pytest

HEAD = b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 100\r\n\r\n"


def test_half_an_answer_leaves_no_socket_open(recwarn: pytest.WarningsRecorder) -> None:
    """Slack begins to answer and falls silent: once the call has failed, the socket is closed."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        client = client_for("xoxb-fake", f"http://127.0.0.1:{server.getsockname()[1]}/")
        client.timeout = 1
        failed = threading.Event()

        def half() -> None:
            taken, _ = server.accept()
            with taken:
                taken.sendall(HEAD + b'{"ok"')
                failed.wait(20)

        answering = threading.Thread(target=half)
        answering.start()
        warnings.simplefilter("always", ResourceWarning)
        with suppress(TimeoutError):
            client.auth_test()
        gc.collect()
        failed.set()
        answering.join()
    assert [one for one in recwarn if one.category is ResourceWarning] == []
