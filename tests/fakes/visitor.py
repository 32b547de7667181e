"""Someone who uses the playground's page, by what the page itself sends."""

from __future__ import annotations

import json
import urllib.error
import urllib.request
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from bot.playground.nouns import Message
    from bot.playground.server import Playground

SECONDS = 30
"""Time enough on a busy machine; what passes waits for none of it."""
TRADE_DESK = "C0TRADE"


@dataclass(frozen=True, slots=True)
class Visitor:
    """One person of the playground."""

    playground: Playground
    user: str = "U0AMIRA"

    @property
    def direct(self) -> str:
        """The person's conversation with the bot."""
        return f"D{self.user[1:]}"

    def do(self, deed: str, **given: object) -> dict[str, Any]:
        """Do something on the page; return what the server answers."""
        body = json.dumps({"user": self.user, **given}).encode()
        request = urllib.request.Request(  # noqa: S310 # our own server
            f"{self.playground.url}/page/{deed}", body, {"Content-Type": "application/json"}
        )
        try:
            with urllib.request.urlopen(request, timeout=SECONDS) as answer:  # noqa: S310
                told: dict[str, Any] = json.load(answer)
        except urllib.error.HTTPError as error:
            told = json.load(error)
            error.close()
        return told

    def sees(self) -> dict[str, Any]:
        """Return what the person's page shows."""
        url = f"{self.playground.url}/page/state?user={self.user}"
        with urllib.request.urlopen(url, timeout=SECONDS) as answer:  # noqa: S310 # our own server
            told: dict[str, Any] = json.load(answer)
        return told

    def say(self, text: str, channel: str = TRADE_DESK, thread: str | None = None) -> str:
        """Say something; return its timestamp."""
        told = self.do("say", channel=channel, text=text, thread_ts=thread)
        assert told["ok"], told
        ts: str = told["ts"]
        return ts

    def answers(self, thread: str, count: int = 1, seconds: float = SECONDS) -> list[Message]:
        """Return the bot's replies in a thread, once there are ``count``."""

        def found() -> list[Message] | None:
            said = self.playground.parts.workspace.messages()
            replies = [m for m in said if m.by_app and m.thread_ts == thread]
            return replies if len(replies) >= count else None

        replies = self.playground.parts.feed.wait(found, seconds)
        assert replies, f"no {count} replies in thread {thread}"
        return replies

    def ask(self, text: str, channel: str = TRADE_DESK, thread: str | None = None) -> Message:
        """Mention the bot (in a channel), and return its reply in the thread."""
        words = text if channel.startswith("D") else f"@Footnote {text}"
        ts = self.say(words, channel, thread)
        had = [m for m in self.playground.parts.workspace.messages(channel) if m.by_app]
        before = sum(m.thread_ts == thread for m in had) if thread else 0
        return self.answers(thread or ts, before + 1)[-1]
