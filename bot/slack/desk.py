"""The desk: a question comes in, is read in its thread, answered, kept and replied to, once."""

from __future__ import annotations

import time
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

import structlog
from structlog.contextvars import bound_contextvars

from bot import wording
from bot.answering import Abstained, Question
from bot.answering.claims.claim import claim_in, is_checkable, is_statement
from bot.rendering import as_json
from bot.slack import blocks
from bot.slack.buttons import Offer
from bot.slack.checks import Checks
from bot.slack.message import plain
from bot.slack.opening import Opening
from bot.slack.web import FAILURES, error_name
from bot.storage import Given, Place, Surface

if TYPE_CHECKING:
    from slack_sdk import WebClient

    from bot.reply import Reply
    from bot.slack.admission import Admission
    from bot.slack.asked import Asked
    from bot.slack.limits import Limits
    from bot.slack.message import Message
    from bot.slack.parts import Parts
    from bot.slack.posting import Posting
    from bot.slack.seeing import Seeing
    from bot.slack.turns import Turns
    from bot.slack.web import Identity

NOT_A_MEMBER = {"not_in_channel", "channel_not_found"}
"""What Slack says of a channel that the bot is not in; of a private one, that there is none."""

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Desk:
    """What a question passes; ``impatient`` is a client for calls that may fail."""

    identity: Identity
    admission: Admission
    limits: Limits
    parts: Parts
    posting: Posting
    impatient: WebClient
    seeing: Seeing
    turns: Turns
    log_questions: bool = False
    maintainers: tuple[str, ...] = ()

    def reply_in_thread(self, asked: Asked) -> None:
        """Answer where everybody in the conversation sees it, one after the other.

        A question that was changed has its answer changed, where one stands.
        """
        reply = partial(self._reply, asked, time.perf_counter())
        self.turns.take(asked.channel, asked.ts, reply)

    def resume(self, asked: Asked) -> None:
        """Answer a question that another replica took, unless its reply stands already."""
        former = self.parts.record.answered_at(_place(asked))
        if former and former.question == asked.text:
            self.parts.record.done(asked.id)
        else:
            self.reply_in_thread(asked)

    def ask_alone(self, asked: Asked) -> None:
        """Answer in the asker's conversation with the bot, below their question."""
        stands = self._stands(asked) if asked.text else None
        if stands:
            channel, ts = stands
            self.reply_in_thread(replace(asked, channel=channel, ts=ts, thread=ts))
        else:
            self.parts.record.done(asked.id)

    def take_back(self, place: Place) -> None:
        """Remove the answer to a question that was deleted, and read no other in its light."""
        self.turns.take(place.channel, place.ts, partial(self._take_back, place), held=False)

    def reply_privately(self, asked: Asked, url: str) -> None:
        """Answer so that only the asker sees it; in a channel, what is kept can be shared."""
        with bound_contextvars(id=asked.id), self.parts.metrics.replying.time():
            refusal = self._refusal(asked)
            if refusal:
                self.posting.respond(url, plain(refusal))
                return
            in_channel = not asked.channel.startswith("D")
            _, message = self.answer(asked, shareable=in_channel)
            self.posting.respond(url, message)

    def check_privately(self, asked: Asked, claim: str, url: str) -> None:
        """Check what somebody typed or pressed so that only they see the verdict."""
        with bound_contextvars(id=asked.id), self.parts.metrics.replying.time():
            refusal = self._refusal(asked)
            offer = Offer(shareable=not asked.direct, threaded=bool(asked.thread))
            self.posting.respond(
                url,
                plain(refusal) if refusal else self.checks.check(asked, claim, offer).message(),
            )

    def check_message(self, asked: Asked, url: str) -> None:
        """Check a message for one person, who sees the verdicts where they used the shortcut."""
        with bound_contextvars(id=asked.id), self.parts.metrics.replying.time():
            refusal = self._refusal(asked)
            if refusal:
                self.posting.respond(url, plain(refusal))
                return
            told = self.checks.check(
                asked, asked.text, Offer(shareable=not asked.direct, threaded=True)
            )
            thread = asked.thread if asked.thread != asked.ts else None
            error = self.posting.alone(asked.channel, asked.user, told.message(), thread)
            if error is None:
                return
            remarks = (wording.NOT_A_MEMBER,) if error in NOT_A_MEMBER else ()
            if not self.posting.respond(url, told.message(*remarks)):
                there = replace(told, offer=Offer(kept=False))
                self.posting.post(asked.user, there.message(wording.UNREACHABLE))

    def offer_prompts(self, channel: str) -> None:
        """Let questions that can be answered stand ready in a conversation with the bot."""
        prompts = [{"title": text, "message": text} for text in self.parts.prompts()]
        if not prompts:
            return
        try:
            self.impatient.assistant_threads_setSuggestedPrompts(
                channel_id=channel, title=wording.PROMPTS, prompts=prompts
            )
        except FAILURES as error:
            log.warning("prompts not offered", error=error_name(error))

    def answer(self, asked: Asked, *, shareable: bool = False) -> tuple[str, Message]:
        """Answer and keep; a reply that could not be kept says so.

        What asks to have something confirmed is checked; what states something is not, unasked.
        """
        place = _place(asked)
        earlier = self._earlier(asked, place)
        claim = claim_in(asked.text)
        if claim is not None and is_checkable(claim):
            told = self.checks.check(asked, claim, Offer(shareable=shareable))
            return told.given.reference, told.message()
        hidden = self.seeing.hidden(asked.channel, asked.user)
        given = self.parts.answering(Question(asked.text, earlier), hidden)
        offer = Offer(shareable=shareable, checkable=is_statement(asked.text))
        message = blocks.message(given, offer=offer)
        kept = self.parts.record.keep(_row(asked, place, given, message))
        self._tell(asked, given, kept=kept)
        if not kept:
            message = blocks.message(given, (wording.NO_RECORD,), replace(offer, kept=False))
        return given.reference, message

    @property
    def opening(self) -> Opening:
        """What opens windows."""
        return Opening(self.impatient, self.posting)

    @property
    def checks(self) -> Checks:
        """What holds a statement against the guidance."""
        return Checks(self.parts, self.seeing, self.log_questions)

    def _stands(self, asked: Asked) -> tuple[str, str] | None:
        """Post what was asked, unless a replica that died did; return where it stands."""
        record = self.parts.record
        if stands := record.place_of(asked.id):
            return stands
        opened = self.posting.open(asked.user, blocks.asked(asked.text))
        if opened:
            record.stands(asked.id, *opened)
        return opened

    def _reply(self, asked: Asked, since: float) -> None:
        done = False
        with bound_contextvars(id=asked.id):
            try:
                done = self._replied(asked, since)
            finally:
                # However it went: only a replica's death leaves a question to another.
                if not done:
                    self.parts.record.done(asked.id)

    def _replied(self, asked: Asked, since: float) -> bool:
        """Reply; say whether it is on record that this was done."""
        refusal = self._refusal(asked)
        if refusal:
            self.posting.whisper(asked.channel, asked.user, refusal, asked.thread)
            return False
        former = self.parts.record.answered_at(_place(asked)) if asked.edited else None
        if former and former.question == asked.text:
            return False
        if asked.direct:
            self._show_status(asked)
        reference, message = self.answer(asked)
        over = former.posted if former else None
        posted = self.posting.put(asked.channel, message, asked.thread, over)
        self.parts.metrics.replying.observe(time.perf_counter() - since)
        return posted is not None and self.parts.record.posted(reference, posted, asked.id)

    def _take_back(self, place: Place) -> None:
        given = self.parts.record.answered_at(place)
        self.parts.record.take_back(place)
        if given and given.posted:
            self.posting.remove(place.channel, given.posted)

    def _refusal(self, asked: Asked) -> str | None:
        refusal = self.admission.refusal(asked)
        if refusal:
            self.parts.metrics.refused.inc()
            log.info("refused", surface=asked.surface.value)
            return refusal
        refusal = self.limits.refusal(asked)
        if refusal:
            self.parts.metrics.limited.inc()
            log.info("limited", surface=asked.surface.value)
        return refusal

    def _earlier(self, asked: Asked, place: Place) -> tuple[str, ...]:
        """Return what was asked before: a new direct message goes on from the one before it.

        The question itself is remembered first, for one that follows while it is being answered.
        """
        if asked.surface is Surface.COMMAND:
            return ()
        if asked.text:
            self.parts.record.remember(place, asked.user, asked.text)
        if asked.thread != asked.ts:
            return self.parts.record.earlier(place, conversation=False)
        alone = asked.surface is Surface.DIRECT_MESSAGE
        return self.parts.record.earlier(place, conversation=True) if alone else ()

    def _show_status(self, asked: Asked) -> None:
        """Say that the bot is at work; in a channel its call would only hold up the answer's."""
        try:
            self.impatient.assistant_threads_setStatus(
                channel_id=asked.channel, thread_ts=asked.thread, status=wording.STATUS
            )
        except FAILURES as error:
            log.debug("status not shown", error=error_name(error))

    def _tell(self, asked: Asked, given: Reply, *, kept: bool) -> None:
        metrics, outcome = self.parts.metrics, as_json.outcome(given.answer)
        reason = as_json.reason(given.answer) or ""
        metrics.questions.labels(asked.surface.value, outcome, reason).inc()
        metrics.answering.observe(given.ms / 1000)
        if not kept:
            metrics.unkept.inc()
        log.info(
            "answered",
            surface=asked.surface.value,
            outcome=outcome,
            reason=reason,
            reference=given.reference,
            edition=given.edition,
            ms=round(given.ms, 1),
            **({"question": asked.text} if self.log_questions else {}),
        )


def _place(asked: Asked) -> Place:
    return Place(asked.team, asked.channel, asked.thread, asked.ts)


def _row(asked: Asked, place: Place, given: Reply, message: Message) -> Given:
    return Given(
        given.reference,
        place,
        asked.user,
        asked.surface.value,
        asked.text,
        as_json.outcome(given.answer),
        as_json.reason(given.answer),
        given.edition,
        as_json.reply(given) | {"shown": _shown(given)},
        {"text": message.text, "blocks": list(message.blocks)},
    )


def _shown(given: Reply) -> int:
    return 0 if isinstance(given.answer, Abstained) else len(given.answer.main)
