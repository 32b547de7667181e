"""Showing homes, and what people do there: asking, and resolving what is in the queue."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import structlog

from bot import home_wording, wording
from bot.gaps import gaps
from bot.queue_wording import JUDGEMENT, RESOLUTIONS
from bot.slack import rich_text as rt
from bot.slack import views
from bot.slack.asked import Body, name, part, text
from bot.slack.cleaning import uncontrolled
from bot.slack.home_tab import KIND, LONGEST_QUESTION, NOTE, WORDS, Tab, home, resolving
from bot.slack.web import FAILURES, error_name
from bot.storage import Kept, Resolution
from corpus.errors import FootnoteError

if TYPE_CHECKING:
    from slack_sdk import WebClient

    from bot.gaps import Gap
    from bot.releasing.rechecking import Outdated
    from bot.slack.opening import Opening
    from bot.slack.parts import Parts
    from bot.slack.seeing import Seeing

ASKING = "ask_the_guidance"
QUESTION = "question"
MOST_RECENT = 5
MOST_UNMET = 500

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Homes:
    """What homes need; only ``maintainers`` see the queue and resolve what is in it."""

    parts: Parts
    client: WebClient
    opening: Opening
    seeing: Seeing
    maintainers: tuple[str, ...]

    def show(self, user: str) -> None:
        """Show somebody their home as it is now."""
        record = self.parts.record
        tab = Tab(
            self.parts.holdings(self.seeing.hidden(user, user)),
            self.parts.prompts(),
            record.answers(user, MOST_RECENT),
            self._gaps() if user in self.maintainers else None,
            self._outdated() if user in self.maintainers else None,
        )
        try:
            self.client.views_publish(user_id=user, view=home(tab))
        except FAILURES as error:
            log.warning("home not shown", error=error_name(error))

    def open_question(self, trigger: str) -> None:
        """Open the window to ask in."""
        box = {"type": "plain_text_input", "action_id": QUESTION, "max_length": LONGEST_QUESTION}
        asking = views.form(
            home_wording.ASK, views.field(QUESTION, home_wording.ASK_LABEL, box)
        ) | {"callback_id": ASKING}
        self.opening(trigger, asking)

    def open_resolving(self, user: str, trigger: str, reference: str) -> None:
        """Open the window to resolve a gap, before a maintainer."""
        gap = self._gap(reference)
        if user in self.maintainers and gap:
            self.opening(trigger, resolving(gap))

    def resolved(self, body: Body) -> dict[str, Any]:
        """Take a gap from the queue; return what the window says then."""
        view, user = part(body, "view"), name(part(body, "user"), "id")
        values = part(part(view, "state"), "values")
        chosen = part(part(values, KIND), KIND).get("selected_option")
        kind = text(chosen, "value") if isinstance(chosen, dict) else ""
        note = uncontrolled(text(part(part(values, NOTE), NOTE), "value")[: views.LONGEST_NOTE])
        box = part(values, WORDS) if WORDS in values else {WORDS: {}}
        words = text(part(box, WORDS), "value")[: views.LONGEST_NOTE]
        gap = self._gap(text(view, "private_metadata")[:32])
        if user not in self.maintainers or kind not in RESOLUTIONS:
            return said(home_wording.RESOLVE, home_wording.NOT_A_MAINTAINER)
        wrong = self._judged(gap, words) if gap and kind == JUDGEMENT else None
        if wrong:
            return {"response_action": "errors", "errors": {WORDS: wrong}}
        for reference in gap.references if gap else ():
            self.parts.record.resolve(Resolution(reference, kind, user, note or None))
        return said(home_wording.RESOLVE, home_wording.RESOLVED if gap else wording.GONE)

    def _judged(self, gap: Gap, words: str) -> str | None:
        """Make a gap a topic of the gate, where its words are given; return what is wrong."""
        maintaining, newest = self.parts.maintaining, gap.unmet[0]
        if maintaining is None or not words.strip():
            return None
        try:
            maintaining.judge(Kept(newest.given, newest.given_at), words)
        except FootnoteError as error:
            return error.sentence
        return None

    def decide(self, user: str, reference: str, *, tell: bool) -> None:
        """Tell an asker of what changed, or leave it, if a maintainer says so."""
        maintaining = self.parts.maintaining
        if maintaining is not None and user in self.maintainers:
            maintaining.decide(reference, user, tell=tell)

    def _outdated(self) -> tuple[Outdated, ...] | None:
        """Return the answers to re-check; None where no edition can be read."""
        try:
            maintaining = self.parts.maintaining
            return None if maintaining is None else maintaining.outdated()
        except FootnoteError:
            return None

    def _gaps(self) -> tuple[Gap, ...]:
        return gaps(self.parts.record.unmet(MOST_UNMET))

    def _gap(self, reference: str) -> Gap | None:
        return next((gap for gap in self._gaps() if reference in gap.references), None)


def said(title: str, sentence: str) -> dict[str, Any]:
    """Return an acknowledgement that shows a sentence in the window that was sent."""
    told = rt.block(rt.section(rt.words(sentence)))
    return {"response_action": "update", "view": views.shown(title, told)}
