"""The desk: a question comes in, is read in its thread, answered, kept and replied to, once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import structlog
from structlog.contextvars import bound_contextvars

from bot import wording
from bot.answering import Question
from bot.rendering import as_json
from bot.slack import blocks
from bot.slack.asked import Asked, Surface
from bot.slack.web import FAILURES
from bot.storage import Given, Place

if TYPE_CHECKING:
    from collections.abc import Callable

    from slack_sdk import WebClient

    from bot.reply import Reply
    from bot.slack.message import Message
    from bot.slack.posting import Posting
    from bot.slack.web import Identity
    from bot.storage import Record

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Desk:
    """The parts that a question passes; ``impatient`` is a client for what may fail."""

    identity: Identity
    answering: Callable[[Question], Reply]
    record: Record
    posting: Posting
    impatient: WebClient

    def reply_in_thread(self, asked: Asked) -> None:
        """Answer where everybody in the conversation sees it."""
        with bound_contextvars(id=asked.id):
            self._show_status(asked)
            given, message = self.answer(asked)
            posted = self.posting.post(asked.channel, message, asked.thread)
            if posted:
                self.record.posted(given.reference, posted)

    def answer(self, asked: Asked, *, shareable: bool = False) -> tuple[Reply, Message]:
        """Answer and keep; a reply that could not be kept says so."""
        place = Place(asked.team, asked.channel, asked.thread, asked.ts)
        in_thread = asked.surface is not Surface.COMMAND
        earlier = self._earlier(asked, place) if in_thread else ()
        given = self.answering(Question(asked.text, earlier))
        message = blocks.message(given, shareable=shareable)
        kept = self.record.keep(_row(asked, place, given, message))
        if in_thread and asked.text:
            kept = self.record.remember(place, asked.user, asked.text) and kept
        if not kept:
            message = blocks.message(given, (wording.NO_RECORD,))
        log.info(
            "answered",
            surface=asked.surface.value,
            outcome=as_json.outcome(given.answer),
            reference=given.reference,
            edition=given.edition,
            ms=round(given.ms, 1),
            kept=kept,
        )
        return given, message

    def _earlier(self, asked: Asked, place: Place) -> tuple[str, ...]:
        """Return what was asked before: a new direct message goes on from the one before it."""
        top = asked.thread == asked.ts and asked.surface is Surface.DIRECT_MESSAGE
        return self.record.earlier(place, conversation=top)

    def _show_status(self, asked: Asked) -> None:
        try:
            self.impatient.assistant_threads_setStatus(
                channel_id=asked.channel, thread_ts=asked.thread, status=wording.STATUS
            )
        except FAILURES:
            log.debug("status not shown", channel=asked.channel)


def _row(asked: Asked, place: Place, given: Reply, message: Message) -> Given:
    reply = as_json.reply(given)
    return Given(
        given.reference,
        place,
        asked.user,
        asked.surface.value,
        asked.text,
        reply["outcome"],
        reply["reason"],
        given.edition,
        reply,
        {"text": message.text, "blocks": list(message.blocks)},
    )
