"""A fake of Slack's Web API on a real socket: it records every call, and fails as it is told."""

from __future__ import annotations

import itertools
import json
import threading
import time
from collections import defaultdict, deque
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any, ClassVar
from urllib.parse import parse_qsl, urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterator

TEAM = "T0HOME"
BOT_USER = "U0BOT"
TOKEN = "xoxb-fake"  # noqa: S105 # no secret

Params = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Answer:
    """What the fake says to one call.

    ``hang`` closes the connection without a word; ``after`` is waited for first.
    """

    status: int = 200
    body: bytes = b'{"ok":true}'
    headers: dict[str, str] = field(default_factory=dict)
    kind: str = "application/json"
    hang: bool = False
    after: threading.Event | None = None

    @classmethod
    def of(cls, **fields: object) -> Answer:
        """Answer with a JSON object."""
        return cls(body=json.dumps({"ok": True} | fields).encode())

    @classmethod
    def refusal(cls, error: str) -> Answer:
        """Refuse as Slack does, by name."""
        return cls.of(ok=False, error=error)


@dataclass
class WebApi:
    """The calls that came, and what the next ones are told."""

    url: str = ""
    calls: list[tuple[str, Params]] = field(default_factory=list)
    scripted: defaultdict[str, deque[Answer]] = field(default_factory=lambda: defaultdict(deque))
    people: dict[str, Params] = field(default_factory=dict)
    replied: dict[str, float] = field(default_factory=dict)
    """When the first reply to each thread came."""
    counter: Iterator[int] = field(default_factory=lambda: itertools.count(1))
    changed: threading.Condition = field(default_factory=threading.Condition)

    def script(self, method: str, *answers: Answer) -> None:
        """Give these answers to the next calls of ``method``."""
        self.scripted[method].extend(answers)

    def to(self, method: str) -> list[Params]:
        """Return the calls of ``method``, oldest first."""
        with self.changed:
            return [params for name, params in self.calls if name == method]

    def wait_for(self, method: str, count: int = 1, seconds: float = 5) -> list[Params]:
        """Wait until ``method`` was called ``count`` times."""
        with self.changed:
            self.changed.wait_for(
                lambda: sum(name == method for name, _ in self.calls) >= count, seconds
            )
        return self.to(method)

    def wait_in_thread(self, ts: str, seconds: float = 30) -> None:
        """Wait until a reply came to the message at ``ts``."""
        with self.changed:
            self.changed.wait_for(lambda: ts in self.replied, seconds)

    def answer(self, method: str, params: Params) -> Answer:
        """Note a call, and say what it is told."""
        with self.changed:
            self.calls.append((method, params))
            if method == "chat.postMessage" and isinstance(params.get("thread_ts"), str):
                self.replied.setdefault(params["thread_ts"], time.perf_counter())
            scripted = self.scripted[method]
            told = scripted.popleft() if scripted else None
            self.changed.notify_all()
        return told or self._usual(method, params)

    def _usual(self, method: str, params: Params) -> Answer:
        if method == "auth.test":
            return Answer.of(team_id=TEAM, user_id=BOT_USER, bot_id="B0BOT", team="Home")
        if method == "chat.postMessage":
            return Answer.of(
                ts=f"1700000000.{next(self.counter):06}", channel=_conversation(params["channel"])
            )
        if method == "users.info":
            person = {"id": params["user"], "team_id": TEAM} | self.people.get(params["user"], {})
            return Answer.of(user=person)
        return Answer()


def _conversation(channel: str) -> str:
    """The conversation that Slack posts to: a person's own with the bot, where one is named."""
    return f"D{channel[1:]}" if channel.startswith("U") else channel


def _params(body: bytes, kind: str) -> Params:
    if kind.startswith("application/json"):
        return dict(json.loads(body)) if body else {}
    found: Params = dict(parse_qsl(body.decode(), keep_blank_values=True))
    for name in ("blocks", "view"):
        if isinstance(found.get(name), str):
            found[name] = json.loads(found[name])
    return found


class _Handler(BaseHTTPRequestHandler):
    api: ClassVar[WebApi]

    def do_POST(self) -> None:
        """Answer one call."""
        method = urlsplit(self.path).path.removeprefix("/api/").lstrip("/")
        body = self.rfile.read(int(self.headers.get("content-length") or 0))
        told = self.api.answer(method, _params(body, self.headers.get("content-type") or ""))
        if told.after:
            told.after.wait(20)
        if told.hang:
            self.close_connection = True
            return
        self.send_response(told.status)
        self.send_header("content-type", told.kind)
        self.send_header("content-length", str(len(told.body)))
        for name, value in told.headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(told.body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def serving() -> Iterator[WebApi]:
    """Serve a fake on a free port of this machine."""
    api = WebApi()
    handler = type("Handler", (_Handler,), {"api": api})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    api.url = f"http://127.0.0.1:{server.server_port}/api/"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield api
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
