"""A stand-in for GOV.UK's Content and Search APIs on 127.0.0.1: real shapes, and real troubles."""

from __future__ import annotations

import hashlib
import json
import threading
import time
from collections import defaultdict, deque
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any, ClassVar
from urllib.parse import parse_qsl, urlsplit

from tests.fakes.govuk_search import search
from tests.skipping import MATERIAL

if TYPE_CHECKING:
    from collections.abc import Iterator

Item = dict[str, Any]
CONTENT = "/api/content"
SEARCH = "/api/search.json"


@dataclass(frozen=True, slots=True)
class Answer:
    """What is said to one request in place of the item."""

    status: int = 200
    body: bytes = b""
    headers: dict[str, str] = field(default_factory=dict)
    kind: str = "application/json"
    after: float = 0.0
    """Seconds of silence first; and between the letters, where ``drips``."""
    drips: bool = False


@dataclass
class GovUk:
    """The pages that are published, what the next requests are told, and what was asked."""

    url: str = ""
    items: dict[str, Item] = field(default_factory=dict)
    scripted: defaultdict[str, deque[Answer]] = field(default_factory=lambda: defaultdict(deque))
    asked: list[str] = field(default_factory=list)
    began: list[float] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    """The pages that were told to be as they were."""

    def publish(self, base_path: str, **changes: object) -> Item:
        """Publish a page, or change one that is."""
        before = self.items.get(base_path, item(base_path))
        self.items[base_path] = {**before, **changes}
        return self.items[base_path]

    def say(self, base_path: str, *answers: Answer) -> None:
        """Let the next requests for a page be told this."""
        self.scripted[base_path].extend(answers)

    def answer(self, target: str, etag: str) -> Answer:
        """Return what a request is told."""
        parts = urlsplit(target)
        self.asked.append(target)
        self.began.append(time.monotonic())
        path = parts.path.removeprefix(CONTENT) if parts.path != SEARCH else SEARCH
        if self.scripted[path]:
            return self.scripted[path].popleft()
        if path == SEARCH:
            status, found = search(self.items, parse_qsl(parts.query))
            return Answer(status, json.dumps(found).encode())
        return self._content(path, etag)

    def _content(self, path: str, etag: str) -> Answer:
        found = self.items.get(path)
        if found is None:
            over = next((one for one in self.items if path.startswith(f"{one}/")), None)
            if over is None:
                return Answer(404, b'{"errors":{"type":"error"}}')
            return Answer(303, headers={"Location": f"{CONTENT}{over}"})
        body = json.dumps(found).encode()
        version = f'"{hashlib.sha256(body).hexdigest()[:16]}"'
        if etag == version:
            self.unchanged.append(path)
            return Answer(304, headers={"ETag": version})
        status = 410 if found["schema_name"] == "gone" else 200
        return Answer(status, body, {"ETag": version})


def item(base_path: str, **changes: object) -> Item:
    """An item of the Content API, in its real shape."""
    return {
        "base_path": base_path,
        "content_id": hashlib.sha256(base_path.encode()).hexdigest()[:32],
        "title": base_path.rpartition("/")[2].replace("-", " ").capitalize(),
        "description": None,
        "document_type": "guidance",
        "schema_name": "publication",
        "locale": "en",
        "first_published_at": "2024-03-01T09:30:00+00:00",
        "public_updated_at": "2025-06-02T09:30:00+01:00",
        "updated_at": "2026-01-01T00:00:00Z",
        "withdrawn_notice": {},
        "links": {"organisations": [{"title": "Office of Lamps", "base_path": "/lamps"}]},
        "details": {"body": f"<p>The Lamp Office inspects {len(base_path)} lanterns a year.</p>"},
        **changes,
    }


def real_items() -> dict[str, Item]:
    """The real pages beside the checkout, in the shape of the Content API; of two, the first."""
    pages = MATERIAL / "collections" / "govuk-pages" / "pages.jsonl"
    found: dict[str, Item] = {}
    for line in pages.read_bytes().splitlines():
        page = json.loads(line)
        own = {name: page[name] for name in item("") if name in page}
        details = {"body": page["html"], "change_history": page["change_history"]}
        whole = item(page["_id"], schema_name=page["schema"], details=details, **own)
        found.setdefault(page["_id"], whole)
    return found


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    wbufsize = -1  # head and body in one packet: no client waits for the second
    govuk: ClassVar[GovUk]

    def do_GET(self) -> None:
        """Answer as the stand-in says."""
        answer = self.govuk.answer(self.path, self.headers.get("If-None-Match", ""))
        time.sleep(answer.after)
        self.send_response(answer.status)
        for name, value in answer.headers.items():
            self.send_header(name, value)
        self.send_header("Content-Type", answer.kind)
        self.send_header("Content-Length", str(len(answer.body)))
        self.end_headers()
        if not answer.drips:
            self.wfile.write(answer.body)
            return
        for letter in answer.body:
            time.sleep(answer.after)
            self.wfile.write(bytes([letter]))
            self.wfile.flush()

    def log_message(self, *_args: object) -> None:
        """Say nothing."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *_args: object) -> None:
        """A client that hangs up is no error of ours."""


@contextmanager
def standing_in(**pages: Item) -> Iterator[GovUk]:
    """Run a stand-in with these pages until the end."""
    govuk = GovUk(items=dict(pages))
    handler = type("Handler", (_Handler,), {"govuk": govuk})
    with _Server(("127.0.0.1", 0), handler) as server:
        govuk.url = f"http://127.0.0.1:{server.server_address[1]}"
        thread = threading.Thread(target=server.serve_forever, args=(0.05,))
        thread.start()
        try:
            yield govuk
        finally:
            server.shutdown()
            thread.join()
