"""An answer that one person sees is shown to the channel, exactly as it was given, once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import structlog

from bot import wording
from bot.slack import rich_text as rt
from bot.slack.message import Message, escape, plain
from bot.storage import Given, Place

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.slack.posting import Posting
    from bot.storage import Record
    from corpus.standing import Standing, Stop

LONGEST_QUESTION = 300

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Pressed:
    """Somebody pressed a button under a private answer; its value is a reference to look up."""

    value: str
    team: str
    channel: str
    user: str
    url: str


@dataclass(frozen=True, slots=True)
class Sharing:
    """What sharing needs; a button's value is never trusted."""

    record: Record
    posting: Posting
    standing: Callable[[], Standing]

    def share(self, pressed: Pressed) -> None:
        """Post the answer in the channel it was asked in, and tell the person what became of it."""
        given = self.record.given(pressed.value)
        if given is None or not _theirs(given, pressed):
            log.warning("share refused", reference=pressed.value[:32])
            self.posting.respond(pressed.url, plain(wording.NOT_YOURS))
        elif (stop := self._stop(given)) is not None:
            self.posting.respond(pressed.url, plain(wording.not_shared(stop)))
        elif not self.record.share(given.reference, pressed.user):
            self.posting.respond(pressed.url, plain(wording.SHARED_BEFORE))
        else:
            self._post(given, pressed)

    def _stop(self, given: Given) -> Stop | None:
        """Return why an answer is not shown again: a source that it quotes is stopped since."""
        standing = self.standing()
        stops = (standing.stop(quote["document"]) for quote in given.reply["quotes"])
        return next(filter(None, stops), None)

    def _post(self, given: Given, pressed: Pressed) -> None:
        ts = self.posting.post(pressed.channel, shared(given))
        if ts is None:
            self.record.unshare(given.reference)
            self.posting.respond(pressed.url, plain(wording.NOT_SHARED))
            return
        log.info("shared", reference=given.reference)
        self.record.posted(given.reference, ts)
        # A question below the shared answer is read in its light.
        place = Place(pressed.team, pressed.channel, ts, ts)
        self.record.remember(place, pressed.user, given.question)
        self.posting.respond(pressed.url, _told(given), replace=True)


def shared(given: Given) -> Message:
    """Return the message for the channel: who asked what, then the answer to the letter."""
    asked = given.question[:LONGEST_QUESTION]
    opening = rt.section(rt.person(given.user), rt.words(wording.ASKED), rt.words(asked))
    return Message(
        f"<@{given.user}>{wording.ASKED}{escape(asked)}\n{given.message['text']}",
        (rt.block(opening), *_without_buttons(given)),
    )


def _told(given: Given) -> Message:
    note = {"type": "plain_text", "text": wording.SHARED, "emoji": False}
    return Message(
        f"{given.message['text']}\n{wording.SHARED}",
        (*_without_buttons(given), {"type": "context", "elements": [note]}),
    )


def _without_buttons(given: Given) -> tuple[rt.Element, ...]:
    return tuple(block for block in given.message["blocks"] if block["type"] != "actions")


def _theirs(given: Given, pressed: Pressed) -> bool:
    place = given.place
    return (place.team, place.channel, given.user) == (pressed.team, pressed.channel, pressed.user)
