"""A statement comes in, is held against the guidance, and the verdict is kept."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import structlog

from bot import wording
from bot.rendering import verdicts as rendered
from bot.slack.asked import ALONE
from bot.slack.verdicts import Told
from bot.storage import Given, Place

if TYPE_CHECKING:
    from bot.checking import Checked
    from bot.slack.asked import Asked
    from bot.slack.buttons import Offer
    from bot.slack.parts import Parts
    from bot.slack.seeing import Seeing

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Checks:
    """What checking needs."""

    parts: Parts
    seeing: Seeing
    log_questions: bool = False

    def check(self, asked: Asked, claim: str, offer: Offer) -> Told:
        """Check and keep; a verdict that could not be kept says so, and offers less."""
        given = self.parts.checking(claim, self.seeing.hidden(asked.channel, asked.user))
        told = Told(given, offer)
        kept = self.parts.record.keep(_row(asked, claim, told))
        self._tell(asked, given, kept=kept)
        if kept:
            return told
        return Told(given, replace(offer, kept=False), (wording.NO_RECORD,))

    def _tell(self, asked: Asked, given: Checked, *, kept: bool) -> None:
        metrics, verdict = self.parts.metrics, given.verdict
        metrics.questions.labels(asked.surface.value, verdict.ruling.value, "").inc()
        metrics.answering.observe(given.ms / 1000)
        if not kept:
            metrics.unkept.inc()
        log.info(
            "checked",
            surface=asked.surface.value,
            outcome=verdict.ruling.value,
            rule=verdict.rule,
            reference=given.reference,
            edition=given.edition,
            ms=round(given.ms, 1),
            **({"question": verdict.claim} if self.log_questions else {}),
        )


def _row(asked: Asked, claim: str, told: Told) -> Given:
    given, message = told.given, told.message()
    alone = asked.surface in ALONE
    # A message that somebody checked has no reply of ours below it, to be changed when it is.
    place = Place(asked.team, asked.channel, asked.thread, "" if alone else asked.ts)
    return Given(
        given.reference,
        place,
        asked.user,
        asked.surface.value,
        claim if alone else asked.text,
        given.verdict.ruling.value,
        given.verdict.rule,
        given.edition,
        rendered.as_object(given),
        {"text": message.text, "blocks": list(message.blocks)},
    )
