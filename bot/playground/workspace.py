"""The workspace's one state: who is there, what was said; every change is told to the feed."""

from __future__ import annotations

import threading
import time
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.playground import cast
from bot.playground.errors import SlackError
from bot.playground.feed import News

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.playground.feed import Feed
    from bot.playground.nouns import Channel, Identity, Json, Message, Person


class Workspace:
    """People, channels and messages, behind one lock."""

    def __init__(
        self, identity: Identity, feed: Feed, clock: Callable[[], float] = time.time
    ) -> None:
        self.identity = identity
        self.people = {person.id: person for person in cast.people(identity)}
        self._feed = feed
        self._clock = clock
        self._lock = threading.RLock()
        self._channels = {channel.id: channel for channel in cast.channels(identity)}
        self._messages: dict[tuple[str, str], Message] = {}
        self._shown: dict[str, Json] = {}
        self._last = 0

    def now(self) -> float:
        """Return the time."""
        return self._clock()

    def ts(self) -> str:
        """Return a timestamp later than any before: in Slack it is also the message's name."""
        with self._lock:
            self._last = max(self._last + 1, int(self._clock() * 1_000_000))
            return f"{self._last // 1_000_000}.{self._last % 1_000_000:06d}"

    def person(self, user: str) -> Person:
        """Return a person; ``user_not_found`` where there is none."""
        if user not in self.people:
            raise SlackError("user_not_found")
        return self.people[user]

    def channels(self) -> list[Channel]:
        """Return every channel and conversation."""
        with self._lock:
            return list(self._channels.values())

    def channel(self, name: str) -> Channel:
        """Return a channel, or the conversation with a person who is named instead."""
        with self._lock:
            found = self._channels.get(name) or self._channels.get(f"D{name[1:]}")
        if found is None or (name.startswith("U") and not found.is_im):
            raise SlackError("channel_not_found")
        return found

    def archive(self, name: str, *, archived: bool = True) -> None:
        """Archive a channel: nothing more is posted in it."""
        with self._lock:
            self._channels[name] = replace(self.channel(name), archived=archived)
        self._feed.tell(News("state"))

    def messages(self, channel: str | None = None) -> list[Message]:
        """Return what was said, oldest first."""
        with self._lock:
            return [m for m in self._messages.values() if channel in {None, m.channel}]

    def message(self, channel: str, ts: str) -> Message:
        """Return one message; ``message_not_found`` where there is none."""
        with self._lock:
            if (channel, ts) not in self._messages:
                raise SlackError("message_not_found")
            return self._messages[channel, ts]

    def keep(self, message: Message) -> Message:
        """Keep a message that was said or changed; what the bot was doing there is done."""
        with self._lock:
            self._messages[message.key] = message
        if message.by_app:
            self.show("status", message.channel, message.thread_ts or "", {"status": ""})
        self._feed.tell(News("message", {"channel": message.channel}, message.only_for))
        return message

    def forget(self, message: Message) -> None:
        """Remove a message."""
        with self._lock:
            self._messages.pop(message.key, None)
        self._feed.tell(News("message", {"channel": message.channel}, message.only_for))

    def show(self, kind: str, channel: str, thread: str, body: Json) -> None:
        """Keep what the app shows beside a conversation; a body of nothing takes it away."""
        name = f"{kind} {channel} {thread}"
        with self._lock:
            self._shown.pop(name, None)
            if any(body.values()):
                place = {"kind": kind, "channel": channel, "thread": thread}
                self._shown[name] = {**place, **body}
        self._feed.tell(News(kind, {"channel": channel}))

    def shown(self) -> list[Json]:
        """Return every status and every set of prompts."""
        with self._lock:
            return list(self._shown.values())
