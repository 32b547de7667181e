"""A replica under load: ``footnote serve`` as a program of its own, started anew where it died."""

from __future__ import annotations

import os
import threading
from pathlib import Path
from typing import TYPE_CHECKING

from tests.fakes import signing, web_api
from tests.fakes.served import Served, serving

if TYPE_CHECKING:
    from contextlib import ExitStack

FREE = "127.0.0.1:0"


class Replica:
    """One ``footnote serve`` after another, at whatever address."""

    def __init__(self, ending: ExitStack, api_url: str, home: str, database: str) -> None:
        self._ending = ending
        self._settings = {
            "FOOTNOTE_HOME": home,
            "SLACK_BOT_TOKEN": web_api.TOKEN,
            "SLACK_SIGNING_SECRET": signing.SECRET,
            "SLACK_API_URL": api_url,
            "FOOTNOTE_HTTP": FREE,
            "FOOTNOTE_HEALTH": FREE,
            "FOOTNOTE_PERSON_LIMIT": "0",
            "FOOTNOTE_CHANNEL_LIMIT": "0",
        } | ({"FOOTNOTE_DATABASE_URL": database} if database else {})
        self._starting = threading.Lock()
        self.served: Served
        self.url = ""

    def start(self) -> None:
        """Start it, and wait until it listens."""
        with self._starting:
            self.served = self._ending.enter_context(serving("--demo", **self._settings))
            self.url = str(self.served.logged("listening")["url"])

    def cpu(self) -> float:
        """Return the seconds of processor that it has taken."""
        stat = Path(f"/proc/{self.served.program.pid}/stat").read_text()
        fields = stat.rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
