"""An answer that one person sees is shown to the channel, exactly as it was given, once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import structlog

from bot import wording
from bot.answering.claims.verdict import Ruling
from bot.slack import rich_text as rt
from bot.slack.buttons import without_sharing
from bot.slack.footnotes import context
from bot.slack.message import Message, escape, plain
from bot.storage import Place, Surface

if TYPE_CHECKING:
    from bot.slack.posting import Posting
    from bot.slack.pressed import Pressed
    from bot.slack.seeing import Seeing
    from bot.storage import Given, Record

LONGEST_QUESTION = 300
ON_A_MESSAGE = {Surface.SHORTCUT, Surface.BUTTON}

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Sharing:
    """What sharing needs; a button's value is never trusted."""

    record: Record
    posting: Posting
    seeing: Seeing

    def share(self, pressed: Pressed) -> None:
        """Post the answer in the channel it was asked in, and tell the person what became of it."""
        given = pressed.given(self.record)
        if given is None or given.user != pressed.user:
            log.warning("share refused", reference=pressed.value[:32])
            self.posting.respond(pressed.url, plain(wording.NOT_YOURS))
        elif why := self.seeing.kept_back(given, pressed.channel, pressed.user):
            self.posting.respond(pressed.url, plain(why))
        elif not self.record.share(given.reference, pressed.user, pressed.trigger):
            self.posting.respond(pressed.url, plain(wording.SHARED_BEFORE))
        else:
            self._post(given, pressed)

    def _post(self, given: Given, pressed: Pressed) -> None:
        thread = thread_of(given)
        gone = thread is not None and self.posting.is_gone(pressed.channel, thread)
        # Slack would take a reply to a message that is gone, where nobody sees it.
        ts = None if gone else self.posting.post(pressed.channel, shared(given), thread)
        if ts is None:
            self.record.unshare(given.reference)
            why = wording.MESSAGE_GONE if gone else wording.NOT_SHARED
            self.posting.respond(pressed.url, plain(why))
            return
        log.info("shared", reference=given.reference)
        self.record.posted(given.reference, ts)
        # A question below the shared answer is read in its light.
        place = Place(pressed.team, pressed.channel, thread or ts, ts)
        self.record.remember(place, pressed.user, given.question)
        self.posting.respond(pressed.url, _told(given), replace=True)


def thread_of(given: Given) -> str | None:
    """Return the thread that a verdict on a message is shared to; None for the channel."""
    return given.place.thread or None if given.surface in ON_A_MESSAGE else None


def shared(given: Given) -> Message:
    """Return the message for the channel: who asked what, then the answer to the letter."""
    asked = given.question[:LONGEST_QUESTION]
    did = wording.CHECKED if given.outcome in set(Ruling) else wording.ASKED
    opening = rt.section(rt.person(given.user), rt.words(did), rt.words(asked))
    return Message(
        f"<@{given.user}>{did}{escape(asked)}\n{given.message['text']}",
        (rt.block(opening), *without_sharing(given.message["blocks"])),
    )


def _told(given: Given) -> Message:
    where = wording.SHARED_THREAD if thread_of(given) else wording.SHARED
    blocks = (*without_sharing(given.message["blocks"]), context(where))
    return Message(f"{given.message['text']}\n{where}", blocks)
