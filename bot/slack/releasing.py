"""Releasing from Slack: a plan, a button that publishes it, and how far it is."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import structlog

from bot import release_wording as wording
from bot.releasing.releasing import Order, Watchers
from bot.slack import plans
from corpus.errors import FootnoteError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bot.releasing.maintaining import Maintaining
    from bot.releasing.releasing import Released
    from bot.slack.message import Message
    from bot.slack.opening import Opening
    from bot.slack.posting import Posting

PAUSE_S = 3.0
"""Slack takes some fifty changes of messages a minute."""

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Releasing:
    """What releasing needs: a plan is shown in a maintainer's conversation with the bot."""

    maintaining: Maintaining
    posting: Posting
    opening: Opening

    def plan(self, user: str, *, with_questions: bool) -> bool:
        """Show a maintainer the plan; False where it has no place to be shown in."""
        opened = self.posting.open(user, plans.words(wording.PLANNING))
        if opened is None:
            return False
        place = Place(self.posting, *opened)
        order = Order(user, publish=False)
        released = self._released(order, place, with_questions=with_questions)
        if released is not None:
            place.put(plans.plan(released, wording.plan(released)))
        return True

    def publish(self, user: str, edition: str, place: Place, why: str = "") -> None:
        """Publish the edition that was planned, though topics fail where it is said ``why``.

        Where the library has changed since, plan anew.
        """
        place.put(plans.words(wording.PUBLISHING))
        order = Order(user, why, force=bool(why), edition=edition)
        released = self._released(order, place)
        if released is None:
            return
        if released.published:
            log.info("published", edition=released.name)
            left = wording.to_recheck(self._to_recheck())
            place.put(plans.words(f"{wording.outcome(released)} {left}".rstrip()))
        else:
            place.put(plans.plan(released, wording.not_published(released)))

    def ask_why(self, trigger: str, edition: str, place: Place) -> None:
        """Open the window that asks why an edition is published though topics fail."""
        window = plans.reason(edition, f"{place.channel} {place.ts}")
        self.opening(trigger, window)

    def _to_recheck(self) -> int:
        try:
            return len(self.maintaining.outdated())
        except FootnoteError:
            return 0

    def _released(
        self, order: Order, place: Place, *, with_questions: bool = False
    ) -> Released | None:
        try:
            return self.maintaining.release(order, place.watchers(), with_questions=with_questions)
        except FootnoteError as error:
            log.warning("not released", error=type(error).__name__)
            place.put(plans.words(f"{wording.NOT_RELEASED} {error}"))
            return None


@dataclass(frozen=True, slots=True)
class Place:
    """One message that is changed as it goes on."""

    posting: Posting
    channel: str
    ts: str

    def put(self, message: Message) -> None:
        """Put a message in its place."""
        self.posting.put(self.channel, message, "", self.ts)

    def watchers(self) -> Watchers:
        """Return what shows how far it is."""
        return Watchers(
            lambda documents, total: self._watched(documents, wording.READING, total),
            lambda those, _doing: self._watched(those, wording.COMPARING, len(those)),
            lambda: self.put(plans.words(wording.WAITING)),
        )

    def _watched(self, those: Iterable[Any], doing: str, total: int) -> Iterator[Any]:
        told = time.monotonic()
        for number, one in enumerate(those):
            if time.monotonic() - told > PAUSE_S:
                told = time.monotonic()
                self.put(plans.words(wording.progress(doing, number, total)))
            yield one
