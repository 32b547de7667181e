"""What a turn of keeping the corpus found is told to the maintainers, who publish it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import structlog

from bot import release_wording as wording
from bot.releasing.releasing import Order, Watchers
from bot.slack import plans
from corpus.errors import FootnoteError

if TYPE_CHECKING:
    from bot.keeping import Found
    from bot.releasing.maintaining import Maintaining
    from bot.slack.desk import Desk
    from bot.slack.message import Message
    from corpus.standing import Stop

log = structlog.get_logger()


def propose(desk: Desk, found: Found) -> None:
    """Show each maintainer the plan, with the button that publishes it; what is stopped is stopped.

    Nobody is told of what comes to nothing.
    """
    maintaining = desk.parts.maintaining
    if maintaining is None or not desk.maintainers:
        log.info("corpus changed", told="No maintainer is named; `footnote reindex` publishes it.")
        return
    message = _plan(maintaining, found) if found.changed else None
    if message is None and found.stopped:
        message = plans.words(wording.stopped_now(_stops(desk, found)))
    if message is not None:
        for user in desk.maintainers:
            desk.posting.open(user, message)


def _plan(maintaining: Maintaining, found: Found) -> Message | None:
    """Return the plan; None where an edition would say the same as the one that answers."""
    synced = wording.synced(found.counts)
    try:
        released = maintaining.release(Order(publish=False), Watchers(), with_questions=False)
    except FootnoteError as error:
        log.warning("not planned", error=type(error).__name__)
        return plans.words(f"{synced} {wording.NOT_RELEASED} {error}")
    if not released.examination.plan.touched:
        return None
    return plans.plan(released, f"{synced} {wording.plan(released)}. {wording.ASK_QUESTIONS}")


def _stops(desk: Desk, found: Found) -> list[Stop]:
    standing = desk.parts.standing()
    return [stop for stop in map(standing.stop, found.stopped) if stop is not None]
