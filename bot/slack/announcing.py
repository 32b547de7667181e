"""Telling the channels that wish to hear it what changed in the guidance, once each."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import structlog

from bot import home_wording, news_wording, wording
from bot.news import changes, known_of, seen
from bot.slack import rich_text as rt
from bot.slack.footnotes import linkable
from bot.slack.message import Message, escape
from corpus.errors import FootnoteError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from bot.news import Change
    from bot.slack.desk import Desk
    from bot.slack.rich_text import Element
    from bot.storage import Told
    from index.edition import Edition

MOST_TOLD = 20

log = structlog.get_logger()


def announce(desk: Desk, current: Callable[[], Edition]) -> None:
    """Tell each channel what changed since it was told last; of several replicas, one tells.

    A channel that has just asked for it hears of what comes, and so does one whose last edition
    is no longer kept.
    """
    waiting = [one for one in desk.parts.record.channels(desk.identity.team) if one.announces]
    if not waiting:
        return
    try:
        now = current()
    except FootnoteError:  # nothing answers: there is no news of it
        return
    known = known_of(now)
    since = lru_cache(lambda told: _changes(desk, told, now))
    for one in waiting:
        if one.told == known or not desk.parts.record.tell(one, known):
            continue
        hidden = desk.seeing.hidden(one.channel, "")
        told = seen(since(one.told), hidden) if one.told else ()
        if told:
            desk.posting.post(one.channel, message(told))
            log.info("news told", channel=one.channel, edition=now.name)


def message(told: Sequence[Change]) -> Message:
    """Return the list of what changed."""
    shown, rest = told[:MOST_TOLD], len(told) - MOST_TOLD
    more = [home_wording.more(rest)] if rest > 0 else []
    opening = rt.section(rt.words(news_wording.OPENING, bold=True))
    entries = rt.bullets([rt.section(*_entry(one)) for one in shown], border=False)
    lines = [news_wording.OPENING, *map(_line, shown), *more]
    ending = [rt.section(rt.words(words)) for words in more]
    return Message(escape("\n".join(lines)), (rt.block(opening, *entries, *ending),))


def _changes(desk: Desk, told: Told, now: Edition) -> tuple[Change, ...]:
    try:
        before = now if told.edition == now.name else desk.parts.edition(told.edition)
        return changes(told, before, now)
    except FootnoteError:
        log.info("edition not kept", edition=told.edition)
        return ()


def _line(change: Change) -> str:
    title = wording.short(change.source.title)
    line = f"• {news_wording.before(change)}{title}{news_wording.behind(change)}"
    url = change.source.url
    return f"{line} {url}" if url and linkable(url) else line


def _entry(change: Change) -> tuple[Element, ...]:
    title, url = wording.short(change.source.title), change.source.url
    named = rt.link(url, title) if url and linkable(url) else rt.words(title)
    behind = news_wording.behind(change)
    ending = (rt.words(behind),) if behind else ()
    return rt.words(news_wording.before(change)), named, *ending
