"""A headless Chromium, driven by its DevTools protocol over one socket."""

from __future__ import annotations

import base64
import itertools
import json
import os
import subprocess
import time
import urllib.request
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from websockets.sync.client import connect

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from websockets.sync.connection import Connection

SECONDS = 60
FLAGS = """--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --hide-scrollbars
    --disable-background-networking --disable-component-update --disable-sync
    --disable-dev-shm-usage --disable-extensions --no-default-browser-check --mute-audio
    --remote-debugging-port=0""".split()


@dataclass
class Tab:
    """One page; what its console warns of or throws is kept in ``complaints``."""

    socket: Connection
    complaints: list[str] = field(default_factory=list)
    _numbers: Iterator[int] = field(default_factory=itertools.count)

    def call(self, method: str, **params: object) -> dict[str, Any]:
        """Call a method of the protocol, and return what it answers."""
        number = next(self._numbers)
        self.socket.send(json.dumps({"id": number, "method": method, "params": params}))
        while True:
            told = json.loads(self.socket.recv(timeout=SECONDS))
            if told.get("id") == number:
                assert "error" not in told, told["error"]
                answer: dict[str, Any] = told["result"]
                return answer
            self._hear(told)

    def _hear(self, told: dict[str, Any]) -> None:
        params = told.get("params", {})
        if told.get("method") == "Runtime.exceptionThrown":
            self.complaints.append(params["exceptionDetails"]["exception"].get("description", "?"))
        elif told.get("method") == "Log.entryAdded" and params["entry"]["level"] == "error":
            self.complaints.append(f"{params['entry']['text']} {params['entry'].get('url', '')}")

    def run(self, script: str) -> Any:  # noqa: ANN401 # any JSON
        """Return what a JavaScript expression gives, a promise's value included."""
        answer = self.call(
            "Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True
        )
        assert "exceptionDetails" not in answer, answer["exceptionDetails"]
        return answer["result"].get("value")

    def open(self, url: str) -> None:
        """Go to ``url``, and wait until it has loaded."""
        self.call("Page.navigate", url=url)
        self.wait("document.readyState === 'complete' && location.protocol !== 'about:'")

    def wait(self, condition: str) -> Any:  # noqa: ANN401 # any JSON
        """Return what ``condition`` gives, as soon as it is true."""
        end = time.monotonic() + SECONDS
        while not (found := self.run(condition)):
            assert time.monotonic() < end, f"never true: {condition}; {self.complaints}"
            time.sleep(0.05)
        return found

    def type(self, words: str) -> None:
        """Type words into what has the focus."""
        self.call("Input.insertText", text=words)

    def press(self, key: str, code: int, text: str = "") -> None:
        """Press a key."""
        for kind in ("keyDown", "keyUp"):
            typed = {"text": text} if text and kind == "keyDown" else {}
            self.call(
                "Input.dispatchKeyEvent",
                type=kind,
                key=key,
                code=key,
                windowsVirtualKeyCode=code,
                **typed,
            )

    def enter(self) -> None:
        """Press Enter."""
        self.press("Enter", 13, "\r")

    def tab(self) -> None:
        """Press Tab."""
        self.press("Tab", 9)

    def resize(self, width: int, height: int, *, dark: bool = False) -> None:
        """Make the window so large, and the colours light or dark."""
        self.call(
            "Emulation.setDeviceMetricsOverride",
            width=width,
            height=height,
            deviceScaleFactor=1,
            mobile=False,
        )
        scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        self.call("Emulation.setEmulatedMedia", features=[scheme])

    def picture(self, file: Path) -> None:
        """Write a picture of the window to ``file``."""
        file.write_bytes(base64.b64decode(self.call("Page.captureScreenshot")["data"]))


@contextmanager
def browser(program: str, profile: Path) -> Iterator[Tab]:
    """Start Chromium with a profile of its own; yield its one tab."""
    command = [program, *FLAGS, f"--user-data-dir={profile}", "about:blank"]
    environment = {**os.environ, "HOME": str(profile)}
    quiet = subprocess.DEVNULL
    with subprocess.Popen(command, stdout=quiet, stderr=quiet, env=environment) as process:
        try:
            with connect(_tab_address(profile), max_size=None, ping_interval=None) as socket:
                tab = Tab(socket)
                for domain in ("Page", "Runtime", "Log"):
                    tab.call(f"{domain}.enable")
                yield tab
        finally:
            process.terminate()


def _tab_address(profile: Path) -> str:
    """Wait for the file in which Chromium tells its port, and ask there for its tab."""
    file, end = profile / "DevToolsActivePort", time.monotonic() + SECONDS
    while not (file.is_file() and file.read_text().strip()):
        assert time.monotonic() < end, "Chromium did not start"
        time.sleep(0.05)
    port = file.read_text().split()[0]
    with urllib.request.urlopen(  # Chromium's own port
        f"http://127.0.0.1:{port}/json/list", timeout=SECONDS
    ) as answer:
        tabs = json.load(answer)
    address: str = next(tab["webSocketDebuggerUrl"] for tab in tabs if tab["type"] == "page")
    return address
