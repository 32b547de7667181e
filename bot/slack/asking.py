"""Asking the maintainers: a window to write in, word to them, and word back to the asker."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import structlog

from bot import queue_wording, wording
from bot.slack import rich_text as rt
from bot.slack import views
from bot.slack.asked import ALONE, Body, MalformedError, name, part, text
from bot.slack.buttons import plain_text
from bot.slack.cleaning import uncontrolled
from bot.slack.message import Message, escape, plain
from bot.storage import Wish

if TYPE_CHECKING:
    from bot.slack.opening import Opening
    from bot.slack.posting import Posting
    from bot.slack.pressed import Pressed
    from bot.storage import Given, Record

ASKING = "ask_the_maintainers"
WORDS, TELL = "words", "tell"
LONGEST = 1000

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Asking:
    """What asking needs; ``maintainers`` are told at once, all others find it in the queue."""

    record: Record
    posting: Posting
    opening: Opening
    maintainers: tuple[str, ...]

    def open(self, pressed: Pressed) -> None:
        """Open the window, with the question in it to be changed."""
        given = pressed.given(self.record)
        if given is None:
            self.posting.respond(pressed.url, plain(wording.GONE))
            return
        self.opening(pressed.trigger, window(given), pressed.url)

    def sent(self, body: Body) -> dict[str, Any]:
        """Keep what was written and tell the maintainers; return what the window says then."""
        wish = _wish(body)
        if not wish.words.strip():
            return {"response_action": "errors", "errors": {WORDS: queue_wording.ASK_EMPTY}}
        given = self.record.given(wish.reference)
        if given is None or (_alone(given) and given.user != wish.user):
            log.warning("wish refused", reference=wish.reference)
            return _said(wording.GONE)
        if not self.record.wish(wish):
            return _said(wording.NO_RECORD)
        return _said(queue_wording.ASK_SENT)

    def tell_maintainers(self, body: Body) -> None:
        """Write to each of them what was asked."""
        wish = _wish(body)
        given = self.record.given(wish.reference)
        mine = given is not None and not (_alone(given) and given.user != wish.user)
        if given is not None and mine and wish.words.strip():
            for maintainer in self.maintainers:
                self.posting.post(maintainer, asked(wish))


def tell_askers(record: Record, posting: Posting) -> None:
    """Tell those who wished to hear what became of what they asked, where they asked it."""
    for wish, done in record.untold():
        given = record.given(wish.reference)
        if given is None:
            continue
        words = queue_wording.resolved(wish.words, done.kind, done.note)
        to = rt.block(rt.section(rt.person(wish.user), rt.words(f" {words}")))
        message = Message(f"<@{wish.user}> {escape(words)}", (to,))
        if _alone(given):
            posting.post(wish.user, message)
        else:
            posting.post(given.place.channel, message, given.place.thread or None)


def window(given: Given) -> views.View:
    """Return the window to write in."""
    words = {
        "type": "plain_text_input",
        "action_id": WORDS,
        "multiline": True,
        "max_length": LONGEST,
        "initial_value": given.question[:LONGEST],
    }
    option = {"text": plain_text(queue_wording.ASK_TELL_YES), "value": TELL}
    tell = {"type": "checkboxes", "action_id": TELL, "options": [option]}
    return views.form(
        queue_wording.ASK,
        views.field(WORDS, queue_wording.ASK_WORDS, words),
        views.field(TELL, queue_wording.ASK_TELL, tell) | {"optional": True},
    ) | {"callback_id": ASKING, "private_metadata": given.reference}


def asked(wish: Wish) -> Message:
    """Return the word to a maintainer."""
    reference = f"{wording.REFERENCE} {wish.reference}"
    opening = rt.section(rt.person(wish.user), rt.words(queue_wording.ASKED))
    quoted = rt.quote(rt.words(wish.words))
    return Message(
        f"<@{wish.user}>{queue_wording.ASKED}{escape(wish.words)}\n{reference}",
        (rt.block(opening, quoted, rt.section(rt.words(reference))),),
    )


def _wish(body: Body) -> Wish:
    view = part(body, "view")
    values = part(part(view, "state"), "values")
    words = part(part(values, WORDS), WORDS)
    chosen = part(part(values, TELL), TELL).get("selected_options")
    if not isinstance(chosen, list | None):
        raise MalformedError("selected_options")
    return Wish(
        text(view, "private_metadata")[:32],
        name(part(body, "user"), "id"),
        uncontrolled(text(words, "value")[:LONGEST]),
        bool(chosen),
    )


def _alone(given: Given) -> bool:
    return given.surface in ALONE and given.shared is None


def _said(sentence: str) -> dict[str, Any]:
    told = rt.block(rt.section(rt.words(sentence)))
    return {"response_action": "update", "view": views.shown(queue_wording.ASK, told)}
