"""What the bot may use a few times for a short while: trigger ids and response urls."""

from __future__ import annotations

import secrets
import threading
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.playground.errors import SlackError

if TYPE_CHECKING:
    from collections.abc import Callable

TRIGGER_SECONDS = 3
RESPONSE_SECONDS = 30 * 60
RESPONSE_USES = 5


@dataclass(frozen=True, slots=True)
class Trigger:
    """A person's gesture, which lets the bot open a modal before that person."""

    user: str
    expires: float
    used: bool = False


@dataclass(frozen=True, slots=True)
class ResponseUrl:
    """Where the bot may answer a gesture without a token: in which place, to whom."""

    user: str
    channel: str
    expires: float
    ts: str | None = None
    thread_ts: str | None = None
    left: int = RESPONSE_USES


class Tickets:
    """Trigger ids and response urls that were handed out."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._triggers: dict[str, Trigger] = {}
        self._urls: dict[str, ResponseUrl] = {}
        self.base = ""

    def trigger(self, user: str) -> str:
        """Hand out a trigger id for a gesture of ``user``."""
        name = f"{int(self._clock())}.{secrets.randbelow(10**9)}.{secrets.token_hex(16)}"
        with self._lock:
            self._triggers[name] = Trigger(user, self._clock() + TRIGGER_SECONDS)
        return name

    def take_trigger(self, name: object) -> str:
        """Use a trigger id, once and in time; return whose gesture it was."""
        with self._lock:
            trigger = self._triggers.get(str(name))
            if trigger is None:
                raise SlackError("invalid_trigger_id")
            if trigger.used:
                raise SlackError("exchanged_trigger_id")
            if self._clock() > trigger.expires:
                raise SlackError("expired_trigger_id")
            self._triggers[str(name)] = replace(trigger, used=True)
        return trigger.user

    def response_url(
        self, user: str, channel: str, ts: str | None = None, thread_ts: str | None = None
    ) -> str:
        """Hand out a response url for a gesture of ``user`` in ``channel``, on message ``ts``."""
        name = secrets.token_hex(16)
        expires = self._clock() + RESPONSE_SECONDS
        with self._lock:
            self._urls[name] = ResponseUrl(user, channel, expires, ts, thread_ts)
        return f"{self.base}/hooks/{name}"

    def take_response(self, name: str) -> ResponseUrl:
        """Use a response url, five times at most and in time."""
        with self._lock:
            url = self._urls.get(name)
            if url is None or self._clock() > url.expires:
                raise SlackError("expired_url")
            if url.left == 0:
                raise SlackError("used_url")
            self._urls[name] = replace(url, left=url.left - 1)
        return url
