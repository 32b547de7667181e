"""What may be seen where: a set answers in its channels, and to their members when alone."""

from __future__ import annotations

import threading
import time
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

import structlog

from bot import wording
from bot.slack.web import FAILURES, error_name
from corpus.errors import CorpusError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from slack_sdk import WebClient

    from bot.sets import Hidden
    from bot.storage import Given, Record
    from corpus.standing import Standing

KNOWN_FOR_S = 600.0
"""Somebody who left a channel sees its sets for so long at most."""
FAILED_FOR_S = 5.0
"""After a failure Slack is asked again this soon: nobody is kept out for longer."""

PAGE = 1000
CHANNELS = ("C", "G")
"""What the ids of channels and groups begin with; any other place is one person's own."""

log = structlog.get_logger()


class Members:
    """Who is in a channel, asked anew every ten minutes; nobody, while Slack does not say."""

    def __init__(self, client: WebClient, now: Callable[[], float] = time.monotonic) -> None:
        self._client = client
        self._now = now
        self._known: dict[str, tuple[float, frozenset[str]]] = {}
        self._asking: defaultdict[str, threading.Lock] = defaultdict(threading.Lock)

    def __call__(self, channel: str) -> frozenset[str]:
        """Return the members' ids."""
        with self._asking[channel]:  # a slow answer on one channel keeps no other waiting
            until, known = self._known.get(channel, (0.0, frozenset()))
            if until <= self._now():
                asked = self._asked(channel)
                known = asked or frozenset()
                lasts = FAILED_FOR_S if asked is None else KNOWN_FOR_S
                self._known[channel] = self._now() + lasts, known
            return known

    def _asked(self, channel: str) -> frozenset[str] | None:
        try:
            return frozenset(self._pages(channel))
        except FAILURES as error:
            log.warning("members not known", channel=channel, error=error_name(error))
            return None

    def _pages(self, channel: str) -> Iterator[str]:
        cursor = ""
        while True:
            told = self._client.conversations_members(channel=channel, limit=PAGE, cursor=cursor)
            yield from filter(lambda one: isinstance(one, str), told.get("members") or ())
            cursor = (told.get("response_metadata") or {}).get("next_cursor") or ""
            if not cursor:
                return


@dataclass(frozen=True, slots=True)
class Seeing:
    """The one rule for questions, windows, shares, lists and homes."""

    record: Record
    standing: Callable[[], Standing]
    members: Callable[[str], frozenset[str]]
    team: str

    def hidden(self, channel: str, user: str) -> Hidden:
        """Return the documents that ``user`` may not see in ``channel``.

        Where the record cannot be read, all that are not for everybody.
        """
        standing = self._standing()
        if standing is None or not standing.members:
            return frozenset()
        return standing.hidden(self._seen(channel, user))

    def kept_back(self, given: Given, channel: str, user: str) -> str | None:
        """Return why a reply is not shown again to ``user`` in ``channel``, in words.

        A source that it quotes is stopped since, or may not be seen there.
        """
        quoted = [quote["document"] for quote in given.reply["quotes"]]
        standing = self._standing()
        if quoted and standing is None:
            return wording.NOT_KNOWN_NOW
        if not self.hidden(channel, user).isdisjoint(quoted):
            return wording.NOT_SEEN_HERE
        stops = (standing.stop(one) for one in quoted) if standing else ()
        stop = next(filter(None, stops), None)
        return wording.not_shown(stop) if stop else None

    def _seen(self, channel: str, user: str) -> frozenset[str]:
        given = [one for one in self.record.channels(self.team) if one.sets]
        if channel.startswith(CHANNELS):
            here = [one for one in given if one.channel == channel]
        else:
            here = [one for one in given if user in self.members(one.channel)]
        return frozenset(name for one in here for name in one.sets)

    def _standing(self) -> Standing | None:
        """Return how sources stand; None where nobody knows, and so none is quoted."""
        try:
            return self.standing()
        except CorpusError:
            return None
