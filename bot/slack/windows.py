"""Opening windows, and hearing what is answered in them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import structlog

from bot import wording
from bot.slack import views
from bot.slack.asked import Body, name, part, text
from bot.slack.buttons import HELPFUL, NOT_HELPFUL
from bot.slack.cleaning import uncontrolled
from bot.slack.message import plain
from bot.storage import Rating
from bot.surroundings import surroundings
from corpus.document import Span
from index.errors import IndexingError

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.slack.opening import Opening
    from bot.slack.posting import Posting
    from bot.slack.pressed import Pressed
    from bot.slack.seeing import Seeing
    from bot.storage import Given, Record
    from bot.surroundings import Shown
    from index.edition import Edition

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Answered:
    """What somebody answers in the window that asks what was wanted."""

    reference: str
    user: str
    wanted: str
    note: str

    @classmethod
    def of(cls, body: Body) -> Answered:
        """Read a window that was sent."""
        view = part(body, "view")
        values = part(part(view, "state"), "values")
        reason = part(part(values, views.REASON), views.REASON)
        note = part(part(values, views.NOTE), views.NOTE)
        chosen = part(reason, "selected_option") if reason.get("selected_option") else {}
        return cls(
            text(view, "private_metadata")[:32],
            name(part(body, "user"), "id"),
            text(chosen, "value"),
            uncontrolled(text(note, "value")[: views.LONGEST_NOTE]),
        )


@dataclass(frozen=True, slots=True)
class Windows:
    """What windows need; ``edition`` opens one by its name."""

    record: Record
    posting: Posting
    opening: Opening
    edition: Callable[[str], Edition]
    seeing: Seeing

    def copy(self, pressed: Pressed) -> None:
        """Show quote and source as text to copy."""
        given = self._showable(pressed)
        if given:
            self.opening(pressed.trigger, views.copied(given), pressed.url)

    def show(self, pressed: Pressed) -> None:
        """Show the section around the quote, from the edition that it was quoted from."""
        given = self._showable(pressed)
        if given:
            self.opening(
                pressed.trigger, views.in_context(given, self._section(given)), pressed.url
            )

    def more(self, pressed: Pressed) -> None:
        """Show the quotes that support those in the reply."""
        given = self._showable(pressed)
        if given and given.supporting:
            self.opening(pressed.trigger, views.more(given), pressed.url)

    def rate(self, pressed: Pressed) -> None:
        """Note whether the reply was helpful; where it was not, ask what was wanted.

        What is resumed takes the place of nothing: what this person said since holds.
        """
        rating, _, reference = pressed.value.partition(" ")
        given = self._given(pressed.about(reference))
        if given is None or rating not in {HELPFUL, NOT_HELPFUL}:
            return
        if pressed.resumed and self._rating(given.reference, pressed.user):
            return
        self.record.rate(Rating(given.reference, pressed.user, helpful=rating == HELPFUL))
        if rating == NOT_HELPFUL:
            self.opening(pressed.trigger, views.wanted(given.reference), pressed.url)

    def wanted(self, answered: Answered) -> None:
        """Note what was wanted, of a reply that this person has found not helpful."""
        rating = self._rating(answered.reference, answered.user)
        if rating and not rating.helpful and answered.wanted in wording.WANTED:
            self.record.rate(replace(rating, wanted=answered.wanted, note=answered.note or None))

    def _rating(self, reference: str, user: str) -> Rating | None:
        return next((r for r in self.record.ratings(reference) if r.user == user), None)

    def _given(self, pressed: Pressed) -> Given | None:
        given = pressed.given(self.record)
        if given is None:
            log.warning("press refused", reference=pressed.value[:32])
            self.posting.respond(pressed.url, plain(wording.GONE))
        return given

    def _showable(self, pressed: Pressed) -> Given | None:
        given = self._given(pressed)
        why = given and self.seeing.kept_back(given, pressed.channel, pressed.user)
        if why:
            self.posting.respond(pressed.url, plain(why))
        return given if given and not why and given.reply["quotes"] else None

    def _section(self, given: Given) -> tuple[Shown, ...]:
        quote = given.reply["quotes"][0]
        spans = [Span(span["start"], span["end"]) for span in quote["spans"]]
        try:
            document = self.edition(given.edition or "").document(quote["document"])
        except (IndexingError, KeyError):
            return ()
        same = (
            s.of(document.text) == q["text"] for s, q in zip(spans, quote["spans"], strict=True)
        )
        return surroundings(document, spans) if all(same) else ()
